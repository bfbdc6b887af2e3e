/* The claims matrix of all incidents shown: incident by incident who speaks, and across whose dead. */
'use strict';
(function (C) {
  const POLICY = 'own_loss_floor';
  const OTHERS = ['ucdp', 'acled_lowest', 'third_party_first', 'as_coded'];
  // So many incidents at first, and so many more at a time; so many claims without a number.
  const FIRST = 12;
  const NEXT = 40;
  const MOST_WORDS = 200;

  /** By measure the claims that count something: of each incident shown those with a number, and those without. */
  function gather(model) {
    const {claims, mask} = model;
    const incidentOf = claims.link('incident', model.incidents);
    const measures = new Map();
    const totals = [];
    for (let row = 0; row < claims.length; row += 1) {
      const measure = claims.value('measure', row);
      if (C.EVENTS.has(measure) || claims.value('verdict', row) === 'discarded') continue;
      const i = incidentOf[row];
      if (i < 0) totals.push(row);
      // A denial is told beside the figure that it denies.
      if (i < 0 || !mask[i] || claims.value('stance', row) === 'denies') continue;
      if (!measures.has(measure)) measures.set(measure, {incidents: new Map(), sides: new Set(), vague: []});
      const found = measures.get(measure);
      const [low, high] = [claims.value('low', row), claims.value('high', row)];
      if (!C.isCounted({low, high, qualifier: claims.value('qualifier', row)})) {
        if (found.vague.length < MOST_WORDS) found.vague.push(claims.row(row));
        continue;
      }
      found.sides.add(claims.value('victim_side', row));
      if (!found.incidents.has(i)) found.incidents.set(i, []);
      found.incidents.get(i).push(row);
    }
    return {measures, totals};
  }

  const rank = (measure) => (C.MEASURE_ORDER.indexOf(measure) + 99) % 99;

  /** The rows of one incident: its day and name, then a row for each who speaks. */
  function incidentRows(model, box, pick, sides, i, rows) {
    const incident = model.incident(i);
    const date = C.capital(C.when(incident.date));
    const claims = rows.map((row) => model.claims.row(row));
    const name = C.button(
      {class: 'cl-voice', 'aria-label': C.t('claims.open', {date, title: incident.title})},
      () => pick(incident.id),
      C.dots([date, incident.title]),
    );
    const head = C.h('tr', {class: 'cl-of'}, C.h('th', {scope: 'rowgroup', colspan: sides.length + 1}, name));
    const voices = C.speakers(model, claims).map((label) =>
      C.h(
        'tr',
        {},
        C.h('th', {scope: 'row'}, C.capital(model.claimantName(label))),
        sides.map((side) => {
          const own = claims.filter((c) => c.claimant === label && c.victim_side === side);
          return C.h('td', {}, C.figureRows(model, box, own, true));
        }),
      ),
    );
    return C.h('tbody', {}, head, voices);
  }

  /** Fills a table with the next incidents, the foot staying last; says how many are left. */
  function fill(table, model, box, pick, sides, entries, from) {
    const end = from + (from ? NEXT : FIRST);
    const before = table.querySelector('tfoot');
    for (const [i, rows] of entries.slice(from, end))
      table.insertBefore(incidentRows(model, box, pick, sides, i, rows), before);
    return end;
  }

  const lowText = (sum) => (sum.low === null ? '–' : C.num(sum.low));
  /** The highest: of one incident in its claim's own form, '> 200'; of several '258+' where one of them is open. */
  const highText = (sum) => {
    if (sum.high === null) return '–';
    return sum.open ? (sum.nHigh === 1 ? C.figure(sum.open) : C.num(sum.high) + '+') : C.num(sum.high);
  };

  function foot(sides, sums) {
    const row = (label, textOf) =>
      C.h(
        'tr',
        {},
        C.h('th', {scope: 'row'}, label),
        sides.map((side) => {
          const sum = sums.find((each) => each.side === side);
          const [text, n] = sum ? textOf(sum) : ['–', 0];
          return C.h('td', {}, C.h('b', {}, text), n ? C.h('small', {}, C.t('claims.of_incidents', {n})) : null);
        }),
      );
    if (!sums.length) return null;
    return C.h(
      'tfoot',
      {},
      row(C.t('claims.floor'), (sum) => [lowText(sum), sum.nLow]),
      row(C.t('claims.ceiling'), (sum) => [highText(sum), sum.nHigh]),
    );
  }

  function wholeTable(model, box, pick, measure, found, sums) {
    const sides = C.columnSides(model, [...found.sides].map((side) => ({victim_side: side})));
    const entries = [...found.incidents.entries()].sort((a, b) => a[0] - b[0]);
    const node = C.h(
      'table',
      {class: 'cl-matrix is-whole n-' + Math.min(sides.length, 4)},
      C.matrixHead(model, measure, sides),
      foot(sides, sums.filter((sum) => sum.measure === measure)),
    );
    let at = fill(node, model, box, pick, sides, entries, 0);
    const more = C.button({class: 'cl-action'}, () => {
      at = fill(node, model, box, pick, sides, entries, at);
      tell();
    });
    const tell = () => {
      more.hidden = at >= entries.length;
      C.clear(more).append(C.t('claims.more', {n: entries.length - at}));
    };
    tell();
    return [C.h('div', {class: 'cl-matrix-frame'}, node), more];
  }

  /** What belongs to no one incident, apart: it may count the same dead again. */
  function totalsApart(model, rows) {
    if (!rows.length) return null;
    const box = new C.QuoteBox(model);
    const claims = rows.slice(0, 100).map((row) => model.claims.row(row));
    const line = (claim) => {
      const who = C.whoOfWhose(model, claim);
      const what = C.measureName(claim.measure);
      const figure = box.opener([claim], {class: 'cl-figure is-vague', 'data-claims': claim.id}, C.figure(claim));
      const dated = claim.date ? C.parts('claims.dated', {figure, date: C.when(claim.date)}) : figure;
      return C.h('li', {}, C.parts('matrix.line', {who: C.dots([what, who]), words: dated}));
    };
    return C.h(
      'section',
      {class: 'cl-words cl-totals'},
      C.h('h2', {class: 'cl-day'}, C.t('claims.totals')),
      C.h('p', {}, C.t('claims.totals_note')),
      C.h('ul', {}, claims.map(line)),
      box.node,
    );
  }

  /** What other policies make of it, added up when somebody asks. */
  function otherPolicies(model, shown) {
    const line = (sum, policy) =>
      C.h(
        'p',
        {},
        C.t('claims.other', {
          policy: C.dots([C.measureName(sum.measure), C.policyName(policy)]),
          side: model.sideName(sum.side),
          low: lowText(sum),
          high: highText(sum),
          incidents: C.t('claims.of_incidents', {n: sum.n}),
        }),
      );
    const node = C.h('details', {class: 'cl-policy'}, C.h('summary', {}, C.t('claims.others')));
    node.addEventListener('toggle', () => {
      if (node.childElementCount > 1) return;
      for (const policy of OTHERS) node.append(...C.addUp(model, shown, policy).map((sum) => line(sum, policy)));
    });
    return node;
  }

  /** The whole map's claims matrix. `pick(id)` opens an incident. */
  C.allClaims = (model, pick) => {
    const shown = model.shown();
    const {measures: found, totals: apart} = gather(model);
    const measures = [...found.keys()].sort((a, b) => rank(a) - rank(b));
    const sums = C.addUp(model, shown, POLICY);
    return C.h(
      'div',
      {class: 'cl-allclaims'},
      C.h(
        'p',
        {class: 'cl-intro'},
        measures.length
          ? C.t('claims.intro', {incidents: C.t('count.incidents', {n: shown.length})})
          : C.t('claims.none'),
      ),
      measures.map((measure) => {
        const box = new C.QuoteBox(model);
        const {incidents, vague} = found.get(measure);
        return C.h(
          'section',
          {},
          incidents.size ? wholeTable(model, box, pick, measure, found.get(measure), sums) : null,
          vague.length ? C.wordLines(model, box, measure, vague, incidents.size > 0) : null,
          box.node,
        );
      }),
      sums.length ? C.h('p', {class: 'cl-note'}, C.t('claims.sums', {policy: C.policyName(POLICY)})) : null,
      sums.length ? otherPolicies(model, shown) : null,
      totalsApart(model, apart),
    );
  };
})(Clashline);
