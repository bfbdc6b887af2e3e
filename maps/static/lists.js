/* The lists of the panel: all incidents, what no map can show, the sources. */
'use strict';
(function (C) {
  // So many rows at most stand in the document at once.
  const LONG = 200;

  function row(model, uid, incident, pick, dated) {
    const chosen = model.selected === incident.id;
    const facts = [
      dated ? C.capital(C.when(incident.date)) : '',
      C.whereWords(model, incident),
      C.t('count.reports', {n: (incident.articles || []).length}),
    ];
    return C.h(
      'li',
      {},
      C.button(
        {
          class: 'cl-row' + (chosen ? ' is-selected' : model.selected ? ' is-faded' : ''),
          'aria-current': chosen ? 'true' : null,
          'data-incident': incident.id,
        },
        () => pick(incident.id),
        C.incidentSwatch(uid, model, incident),
        C.h('span', {}, C.h('b', {dir: 'auto'}, incident.title), C.h('small', {}, C.dots(facts))),
        incident.grade
          ? C.h('span', {class: 'cl-grade g-' + C.gradeOf(incident.grade)}, C.gradeName(incident.grade))
          : null,
      ),
    );
  }

  /** 'Nothing matches', with the way out. */
  C.nothing = (model) =>
    C.h(
      'div',
      {class: 'cl-empty'},
      C.h('p', {}, C.t('panel.nothing_matches')),
      C.button({class: 'cl-action'}, () => model.showAll(), C.t('panel.show_everything')),
    );

  C.plainList = (model, uid, incidents, pick, dated) =>
    C.h(
      'ul',
      {class: 'cl-list'},
      incidents.map((i) => row(model, uid, i, pick, dated)),
    );

  /** Many incidents, by day: the undated come last, as in the short list. */
  function longIncidentList(model, uid, pick) {
    const from = model.column('from');
    const day = (i) => (from[i] === C.NO_DAY ? Infinity : from[i]);
    const order = model.shown().slice().sort((a, b) => day(a) - day(b) || a - b);
    return C.longList(order.length, (k) => row(model, uid, model.incident(order[k]), pick, true));
  }

  C.incidentList = (model, uid, pick) => {
    if (!model.incidents.length)
      return C.h(
        'div',
        {class: 'cl-empty'},
        model.data.left_out
          ? C.h('p', {}, C.t('panel.none_reviewed', {n: model.data.left_out.incidents}))
          : [C.h('p', {}, C.t('panel.none_found')), C.h('p', {}, C.t('panel.none_found_note'))],
      );
    if (!model.shown().length) return C.nothing(model);
    if (model.shown().length > LONG) return longIncidentList(model, uid, pick);
    const shown = [...model.shown()].map((i) => model.incident(i));
    const days = new Map();
    for (const incident of shown) {
      const day = incident.date ? C.capital(C.when(incident.date)) : C.t('panel.no_date');
      if (!days.has(day)) days.set(day, {start: incident.date ? String(incident.date.start) : '~', rows: []});
      days.get(day).rows.push(incident);
    }
    const order = [...days.entries()].sort((a, b) => (a[1].start < b[1].start ? -1 : a[1].start > b[1].start ? 1 : 0));
    return C.h(
      'div',
      {},
      order.map(([day, {rows}]) =>
        C.h('section', {}, C.h('h2', {class: 'cl-day'}, day), C.plainList(model, uid, rows, pick)),
      ),
    );
  };

  function unplacedRow(model, uid, item, pick) {
    const article = model.articleOf.get(item.article) || {};
    const tongue = C.tongue(article.language);
    const from = article.id ? C.articleName(model, article) : '';
    const incident = item.what === 'incident' ? model.incidentOf.get(item.ref) : null;
    if (incident) {
      return C.h(
        'li',
        {},
        C.button(
          {class: 'cl-row', 'data-incident': incident.id},
          () => pick(incident.id),
          C.incidentSwatch(uid, model, incident),
          C.h(
            'span',
            {},
            C.h('b', {dir: 'auto'}, incident.title),
            item.text && item.text !== incident.title ? C.h('small', tongue, item.text) : null,
            C.h(
              'small',
              {},
              C.dots([
                C.typeName(incident.type),
                C.capital(C.when(incident.date)),
                C.t('count.reports', {n: (incident.articles || []).length}),
              ]),
            ),
          ),
        ),
      );
    }
    const claim = model.claimOf.get(item.ref);
    const head =
      claim && item.what === 'claim'
        ? C.measureName(claim.measure) +
          (C.EVENTS.has(claim.measure) ? '' : ' ' + C.figure(claim)) +
          ' · ' +
          model.claimantName(claim.claimant)
        : C.name('unplaced.what', item.what) || C.t('unplaced.what.note');
    const box = claim ? new C.QuoteBox(model) : null;
    const text = C.h(
      'span',
      {},
      C.h('b', tongue, item.text),
      C.h('small', {}, head, from ? [' · ', C.h('span', {dir: 'auto'}, from)] : null),
    );
    return C.h(
      'li',
      {},
      claim
        ? box.opener([claim], {class: 'cl-row is-plain'}, text)
        : C.h('div', {class: 'cl-row is-plain is-still'}, text),
      box ? box.node : null,
    );
  }

  /** What no map can show, by reason; never dropped in silence. */
  C.unplacedList = (model, uid, pick) => {
    if (!model.unplaced.length)
      return C.h(
        'div',
        {class: 'cl-empty'},
        C.h(
          'p',
          {},
          C.t(model.incidents.length ? 'unplaced.everything_placed' : 'unplaced.nothing_found'),
        ),
      );
    const groups = new Map();
    for (const item of model.unplaced) {
      if (!groups.has(item.why)) groups.set(item.why, []);
      groups.get(item.why).push(item);
    }
    const of = (what) => [...model.unplaced].filter((u) => u.what === what).length;
    const intro = [
      ['incident', 'count.incidents'],
      ['claim', 'count.claims'],
      ['place', 'count.place_descriptions'],
    ]
      .filter(([w]) => of(w))
      .map(([w, key]) => C.t(key, {n: of(w)}));
    return C.h(
      'div',
      {},
      C.h(
        'p',
        {class: 'cl-intro'},
        C.t('unplaced.intro', {what: C.capital(C.list(intro))}),
      ),
      [...groups.entries()].map(([why, items]) =>
        C.h(
          'section',
          {},
          C.h('h2', {class: 'cl-day'}, C.whyName(why), ' ', C.h('span', {class: 'cl-n'}, C.num(items.length))),
          C.inPieces(C.h('ul', {class: 'cl-list'}), items.length, (k) => unplacedRow(model, uid, items[k], pick)),
        ),
      ),
    );
  };

  /** What whoever made the map has to say of it. */
  function notes(model) {
    const texts = (model.data.notes || []).filter((text) => typeof text === 'string');
    if (!texts.length) return null;
    return C.h(
      'section',
      {class: 'cl-notes'},
      C.h('h2', {class: 'cl-day'}, C.t('source.notes')),
      texts.map((text) => C.h('p', {dir: 'auto'}, text)),
    );
  }

  function source(model, a) {
    const tongue = C.tongue(a.language);
    const link = C.link(a.url, C.t('source.open'), C.h('span', {'aria-hidden': 'true'}, ' ↗'));
    return C.h(
      'li',
      {},
      C.h('b', tongue, C.articleName(model, a)),
      C.h('small', {}, [
        a.title && a.publisher ? [C.h('span', {dir: 'auto'}, a.publisher), ' · '] : null,
        C.articleDate(a),
        ' · ',
        C.languageName(a.language),
        ' · ',
        C.t('count.claims', {n: a.n_claims || 0}),
        link ? [' · ', link] : ' · ' + C.t('source.no_address'),
      ]),
    );
  }

  C.sourceList = (model) => {
    if (!model.articles.length)
      return C.h('div', {}, notes(model), C.h('div', {class: 'cl-empty'}, C.h('p', {}, C.t('panel.no_articles'))));
    const attribution = (model.data.attribution || []).filter((a) => typeof a === 'string');
    return C.h(
      'div',
      {},
      notes(model),
      C.inPieces(C.h('ol', {class: 'cl-sources'}), model.articles.length, (n) => source(model, model.articles.row(n))),
      attribution.length
        ? C.h(
            'section',
            {class: 'cl-attribution'},
            C.h('h2', {class: 'cl-day'}, C.t('source.map_data')),
            C.h(
              'ul',
              {},
              attribution.map((a) => C.h('li', {}, a)),
            ),
          )
        : null,
    );
  };
})(Clashline);
