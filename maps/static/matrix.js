/* Who says how many of whose: speakers down the side, victims across, contradicting figures side by side. */
'use strict';
(function (C) {
  const numeric = (claim) => (claim.high === null || claim.high === undefined ? claim.low : claim.high);
  const counted = (claim) => numeric(claim) !== null && numeric(claim) !== undefined && !C.isVague(claim);
  C.isCounted = counted;

  /** Claims of one cell that say the same number, the plainest wording first. */
  function figures(claims) {
    const groups = new Map();
    for (const claim of claims) {
      const n = counted(claim) ? (claim.high === null ? '>' + claim.low : String(claim.high)) : C.figure(claim);
      const key = (claim.stance === 'denies' ? 'denies ' : '') + n + (claim.subset_of ? ' of ' + claim.subset_of : '');
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(claim);
    }
    const rank = (group) => (group[0].stance === 'denies' ? 2 : counted(group[0]) ? 0 : 1);
    return [...groups.values()].sort((a, b) => rank(a) - rank(b) || (numeric(b[0]) || 0) - (numeric(a[0]) || 0));
  }

  /** What must be known beside a figure so that it never stands alone; `brief` leaves out how many reports have it. */
  C.figureNotes = (model, group, brief) => {
    const all = (test) => group.every(test);
    const words = [];
    if (all((c) => c.loss_view === 'own_loss')) words.push(C.t('matrix.own_loss'));
    const deniers = [...new Set(group.flatMap((c) => model.deniers(c)))];
    if (deniers.length) words.push(C.t('say.denied_by', {who: C.list(deniers)}));
    if (all((c) => c.stance === 'confirms')) words.push(C.t('matrix.confirms'));
    words.push(...new Set(group.map((c) => c.victim_class).filter((w) => /^(with|including|and) /.test(w || ''))));
    if (group.some((c) => c.derived)) words.push(C.t('matrix.derived'));
    if (!brief) words.push(...reports(group));
    return words;
  };

  /** 'in 3 reports, unverified in one': what only some of the reports say is said of those. */
  function reports(group) {
    const articles = (claims) => new Set(claims.map((c) => c.article)).size;
    const total = articles(group);
    const whole = [];
    const part = [];
    const tell = (claims, words) => {
      if (!claims.length) return;
      const n = articles(claims);
      if (claims.length === group.length) whole.push(words);
      else part.push(C.t('matrix.some_reports', {what: words, n}));
    };
    const worded = group.filter((c) => C.figureWords(c));
    if (worded.length < group.length || plain(group).low === null)
      tell(worded, worded.length ? C.figureWords(worded[0]) : '');
    const unsplit = group.filter((c) => c.unsplit);
    tell(unsplit, C.t(unsplit.length === group.length ? 'matrix.unsplit' : 'matrix.casualties'));
    tell(
      group.filter((c) => c.unverified || c.stance === 'unverified'),
      C.t('matrix.unverified'),
    );
    const lead = total > 1 || part.length ? C.t('matrix.reports', {n: total}) : '';
    return [...whole, C.commas([lead, ...part].filter(Boolean))].filter(Boolean);
  }

  const plain = (group) => group.find((c) => !C.figureWords(c)) || group[0];

  const ids = (group) => group.map((c) => c.id).join(' ');

  /** Words without a number: a line for each speaker and side below the table, where they make no cell tall. */
  C.wordLines = (model, box, measure, claims, also) => {
    const lines = C.speakers(model, claims).flatMap((label) =>
      C.columnSides(model, claims).map((side) =>
        wordLine(
          model,
          box,
          claims.filter((c) => c.claimant === label && c.victim_side === side),
        ),
      ),
    );
    const head = also ? C.t('matrix.words_also') : C.t('matrix.words_only', {measure: C.measureName(measure)});
    return C.h('div', {class: 'cl-words'}, C.h('p', {}, head), C.h('ul', {}, lines.filter(Boolean)));
  };

  /** A figure, or the denial of it. */
  C.figureText = (claim, figure) => (claim.stance === 'denies' ? C.t('matrix.denies', {figure}) : figure);

  /** 'A, of the forces of B'. */
  C.whoOfWhose = (model, {claimant, victim_side: side}) => {
    const who = C.capital(model.claimantName(claimant));
    return side && side !== 'unknown'
      ? C.t('matrix.of_side', {who, side: model.sideName(side)})
      : C.t('matrix.of_nobody', {who});
  };

  function wordLine(model, box, claims) {
    if (!claims.length) return null;
    const groups = figures(claims);
    const who = C.whoOfWhose(model, claims[0]);
    const words = groups.map((group, i) => {
      const text = C.figureText(group[0], C.t('say.quoted', {text: C.figure(group[0])}));
      const attrs = {class: 'cl-figure is-vague', 'data-claims': ids(group)};
      attrs['aria-label'] = C.t('matrix.show', {what: C.t('matrix.line', {who, words: text})});
      return [i ? ', ' : '', box.opener(group, attrs, text)];
    });
    const rest = [...new Set(groups.flatMap((g) => C.figureNotes(model, g)))];
    const line = C.parts('matrix.line', {who, words});
    return C.h('li', {}, rest.length ? C.parts('say.marked', {voice: line, marks: C.commas(rest)}) : line);
  }

  /** The figures of one cell, below each other, each a button that opens its sentences. */
  C.figureRows = (model, box, claims, brief) =>
    figures(claims).map((group) => {
      const claim = plain(group);
      const denial = claim.stance === 'denies';
      const denied = group.some((c) => model.deniers(c).length > 0);
      const text = C.figure(claim);
      const beside = denial ? [C.t('matrix.denies_this')] : C.figureNotes(model, group, brief);
      const shape = denial ? 'cl-figure is-denial' : 'cl-figure' + (denied ? ' is-denied' : '');
      const said = C.t('matrix.figure_of', {
        who: model.claimantName(claim.claimant),
        figure: C.figureText(claim, text),
        side: model.sideName(claim.victim_side),
      });
      const figure = box.opener(
        group,
        {
          class: shape,
          'data-claims': ids(group),
          'aria-label': C.t('matrix.show', {what: C.commas(denial ? [said] : [said, ...beside])}),
        },
        denial ? C.figureText(claim, text) : denied ? strike(text) : text,
      );
      return C.h('div', {class: 'cl-cell'}, figure, denial ? null : C.h('small', {}, C.dots(beside)));
    });

  function strike(text) {
    return C.h('s', {}, text);
  }

  /** Parties to the conflict first, in the theatre's order; then the others; nobody named last. */
  C.speakers = (model, claims) => {
    const countries = ((model.data.theatre || {}).countries || []).map((c) => c.code);
    const rank = (label) => {
      if (label === 'unattributed') return 99;
      const side = (model.claimants[label] || {}).side;
      const at = countries.indexOf((model.sides[side] || {}).country);
      return at < 0 ? 50 : at;
    };
    const order = Object.keys(model.claimants);
    return [...new Set(claims.map((c) => c.claimant))].sort(
      (a, b) => rank(a) - rank(b) || order.indexOf(a) - order.indexOf(b),
    );
  };

  C.columnSides = (model, claims) => {
    const order = Object.keys(model.sides);
    return [...new Set(claims.map((c) => c.victim_side))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  };

  C.matrixHead = (model, measure, sides) => {
    const heads = sides.map((side) => C.h('th', {scope: 'col'}, C.capital(model.sideName(side))));
    const corner = C.h('th', {scope: 'col'}, C.t('matrix.corner', {measure: C.measureName(measure)}));
    return C.h('thead', {}, C.h('tr', {}, corner, heads));
  };

  /** One table for one measure, and a line for what is said without a number. `box` shows the pressed figure's quotes. */
  C.matrix = (model, box, measure, claims) => {
    const told = claims.filter(counted);
    const vague = claims.filter((c) => !told.includes(c));
    return [
      told.length ? C.h('div', {class: 'cl-matrix-frame'}, table(model, box, measure, told)) : null,
      vague.length ? C.wordLines(model, box, measure, vague, told.length > 0) : null,
    ];
  };

  function table(model, box, measure, claims) {
    const sides = C.columnSides(model, claims);
    const cell = (label, side) =>
      C.figureRows(model, box, claims.filter((c) => c.claimant === label && c.victim_side === side));
    const rows = C.speakers(model, claims).map((label) =>
      C.h(
        'tr',
        {},
        C.h('th', {scope: 'row'}, C.capital(model.claimantName(label))),
        sides.map((side) => C.h('td', {}, cell(label, side))),
      ),
    );
    return C.h(
      'table',
      {class: 'cl-matrix n-' + Math.min(sides.length, 4)},
      C.matrixHead(model, measure, sides),
      C.h('tbody', {}, rows),
    );
  }

  /** The claims of an incident that count something, by measure in a fixed order. */
  C.tolls = (claims) => {
    const byMeasure = new Map();
    for (const claim of claims) {
      if (C.EVENTS.has(claim.measure)) continue;
      const name = claim.measure;
      if (!byMeasure.has(name)) byMeasure.set(name, []);
      byMeasure.get(name).push(claim);
    }
    const rank = (name) => (C.MEASURE_ORDER.indexOf(name) + 99) % 99;
    return [...byMeasure.entries()].sort((a, b) => rank(a[0]) - rank(b[0]));
  };

  /** The figure a reader wants to see first: the one that most reports give, a denied one before others. */
  C.leadFigure = (claims) => {
    const told = claims.filter((c) => c.stance !== 'denies' && counted(c));
    const own = told.filter((c) => c.loss_view === 'own_loss');
    const pool = own.length ? own : told;
    return pool.length
      ? figures(pool.filter((c) => c.claimant === pool[0].claimant && c.victim_side === pool[0].victim_side))[0]
      : null;
  };
})(Clashline);
