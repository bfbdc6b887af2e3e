/* One incident in the panel: what, when, where and how sure, who says what, in which sentence. */
'use strict';
(function (C) {
  /** A small number in words where the language has them. */
  const count = (n) => C.item('numbers', n) || C.num(n);

  /** 'somewhere in five provinces', 'at Here and There', 'place not known'. */
  C.whereWords = (model, incident) => {
    const places = model.placesOf(incident);
    const of = (...kinds) => places.filter((p) => kinds.includes(p.precision));
    const words = [];
    const spots = of('site', 'settlement');
    if (spots.length > 4) words.push(C.t('where.at_many', {n: spots.length}));
    else if (spots.length) words.push(C.t('where.at', {places: C.list(spots.map((p) => p.name))}));
    for (const kind of ['near_settlement', 'district', 'province', 'stretch']) {
      const found = of(kind);
      const n = found.length;
      const lead = {near_settlement: 'where.near', stretch: 'where.along'}[kind] || 'where.within';
      if (n === 1) words.push(C.t(lead, {place: found[0].label || found[0].name}));
      else if (n) words.push(C.t('where.many.' + kind, {n, count: count(n)}));
    }
    const far = of('country', 'none');
    if (far.length)
      words.push(C.t(words.length ? 'where.far_also' : 'where.far', {places: C.list(far.map((p) => p.name))}));
    return words.length ? C.commas(words) : C.t('where.unknown');
  };

  C.sideWords = (model, place) => {
    if (!place.side) return C.t('where.side_unknown');
    const found = ((model.data.theatre || {}).countries || []).find((c) => c.code === place.side);
    const country = found ? found.name : place.side;
    return place.side_certain ? country : C.t('where.side_uncertain', {country});
  };

  C.lineWords = (place) => {
    if (typeof place.km_from !== 'number' || typeof place.km_to !== 'number') return '';
    const a = Math.round(place.km_from);
    const b = Math.round(place.km_to);
    const km = b - a < 2 ? C.t('where.km', {a}) : C.t('where.km_range', {a, b});
    return place.distance_km > 1
      ? C.t('where.from_frontier', {distance: Math.round(place.distance_km), km})
      : C.t('where.of_frontier', {km});
  };

  C.precisionWords = (place) => {
    const precision = C.precisionName(place.precision);
    return place.alleged ? C.t('where.alleged', {precision}) : precision;
  };

  C.sourceWords = (place) => (place.source ? C.t('where.source', {source: place.source}) : '');

  function placeRows(model, uid, incident) {
    const places = model.placesOf(incident);
    if (!places.length) return null;
    const box = new C.QuoteBox(model);
    const saying = (place) => {
      const claims = (place.claims || []).map((id) => model.claimOf.get(id)).filter(Boolean);
      return claims.length
        ? box.opener(
            claims,
            {
              class: 'cl-voice',
              'aria-label': C.t('where.said_label', {place: place.label || place.name, n: claims.length}),
            },
            C.t('where.said_in', {n: claims.length}),
          )
        : null;
    };
    const rows = places.map((p) =>
      C.h(
        'li',
        {},
        C.swatch(uid, incident.kind, p.precision, p.alleged),
        C.h(
          'span',
          {},
          C.h('b', {dir: 'auto'}, p.label || p.name),
          ' ',
          saying(p),
          C.h(
            'small',
            {},
            C.dots([C.precisionWords(p), C.sourceWords(p), C.sideWords(model, p), C.lineWords(p)]),
            (p.review || []).map((line) => ' · ' + line),
          ),
        ),
      ),
    );
    return C.h(
      'details',
      {class: 'cl-fold', open: places.length < 3},
      C.h('summary', {}, C.t('where.fold', {n: places.length})),
      C.h('ul', {class: 'cl-places'}, rows),
      box.node,
    );
  }

  function groupBy(claims, keyOf) {
    const groups = new Map();
    for (const claim of claims) {
      const key = keyOf(claim);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(claim);
    }
    return [...groups.entries()];
  }

  /** 'A strike by the forces of A', 'Closed in part', 'Fighting, “four distinct points”'. */
  C.eventWords = (model, claim) => {
    const actors = (claim.actor || []).map((a) => model.sideName(a));
    let event = C.measureName(claim.measure);
    if (claim.partial) event = C.t('say.in_part', {event});
    if (actors.length) event = C.t('say.by_whom', {event, who: C.list(actors)});
    return claim.locality ? C.t('say.event_at', {event, place: claim.locality}) : event;
  };

  function voice(model, box, claims) {
    const claim = claims[0];
    const named = claim.claimant !== 'unattributed';
    const reports = new Set(claims.map((c) => c.article)).size;
    const stance = ['confirms', 'denies', 'unverified'].includes(claim.stance) ? claim.stance : 'asserts';
    const said = named
      ? C.t('say.' + stance, {who: model.claimantName(claim.claimant)})
      : C.t({denies: 'say.nobody_denies', unverified: 'say.nobody_unverified'}[stance] || 'say.nobody');
    const marks = [
      claims.some((c) => c.unverified) ? C.t('say.unverified_mark') : '',
      reports > 1 ? C.t('count.reports', {n: reports}) : '',
    ].filter(Boolean);
    return box.opener(
      claims,
      {class: 'cl-voice'},
      C.capital(marks.length ? C.t('say.marked', {voice: said, marks: C.commas(marks)}) : said),
    );
  }

  /** What is said to have happened: a line for each event, on it a button for each voice. */
  function events(model, box, claims) {
    const told = claims.filter((c) => C.EVENTS.has(c.measure));
    if (!told.length) return null;
    const rows = groupBy(told, (c) => C.eventWords(model, c)).map(([words, group]) => {
      const deniers = [...new Set(group.flatMap((c) => model.deniers(c)))];
      return C.h(
        'li',
        {},
        C.h('p', {}, words, deniers.length ? C.h('small', {}, ' ' + C.t('say.denied_by', {who: C.list(deniers)})) : null),
        C.h(
          'p',
          {class: 'cl-voices'},
          groupBy(group, (c) => c.claimant + ' ' + c.stance).map(([, same]) => voice(model, box, same)),
        ),
      );
    });
    return C.h(
      'section',
      {},
      C.h('h3', {}, C.t('incident.events')),
      C.h('ul', {class: 'cl-events'}, rows),
      box.node,
    );
  }

  function tolls(model, incident, claims) {
    return C.tolls(claims).map(([measure, rows], i) => {
      const box = new C.QuoteBox(model);
      const lead = i === 0 ? C.leadFigure(rows) : null;
      const node = C.h(
        'section',
        {},
        C.matrix(model, box, measure, rows),
        box.node, // before the scale, or a tall table would push the lead's sentence out of sight
        C.dumbbells(model, incident, measure),
      );
      if (lead) box.showFirst(lead[0]);
      return node;
    });
  }

  function dateWords(date) {
    const a = C.day(date.start);
    const b = C.day(date.end);
    return C.parts(date.basis ? 'incident.dated_basis' : 'incident.dated', {
      date: b && a !== b ? C.t('incident.between', {a, b}) : a,
      precision: C.name('incident.unit', date.precision) || C.t('incident.unit.day'),
      basis: C.noted(date.basis),
    });
  }

  function reasons(incident) {
    const words = incident.grade_reasons || [];
    const date = incident.date;
    if (!words.length && !date) return null;
    return C.h(
      'details',
      {class: 'cl-fold'},
      C.h('summary', {}, C.t('incident.why', {grade: C.gradeName(incident.grade)})),
      words.length
        ? C.h(
            'ul',
            {class: 'cl-reasons'},
            words.map((w) => C.h('li', {}, C.noted(w))),
          )
        : null,
      C.h(
        'p',
        {},
        date ? dateWords(date) : C.t('incident.undated'),
      ),
    );
  }

  /** What people decided about the incident or its claims, each with who and why. */
  function decisions(incident) {
    const lines = incident.review || [];
    if (!lines.length) return null;
    return C.h(
      'details',
      {class: 'cl-fold cl-review', open: true},
      C.h('summary', {}, C.t('incident.decided')),
      C.h(
        'ul',
        {class: 'cl-reasons'},
        lines.map((line) => C.h('li', {dir: 'auto'}, line)),
      ),
    );
  }

  C.incidentView = (model, uid, incident) => {
    const claims = model.claimsOf(incident);
    const drawn = model.drawnOf(incident);
    const zone = incident.date && C.zoneName(incident.date.zone);
    const notLocated = drawn.length > 0 && drawn.every((p) => !p.side) ? C.t('where.side_unknown') : '';
    const box = new C.QuoteBox(model);
    return C.h(
      'article',
      {class: 'cl-incident k-' + C.kindOf(incident.kind)},
      C.h(
        'p',
        {class: 'cl-kicker'},
        C.h('span', {class: 'cl-kind'}, C.typeName(incident.type)),
        incident.grade
          ? C.h('span', {class: 'cl-grade g-' + C.gradeOf(incident.grade)}, C.gradeName(incident.grade))
          : null,
        incident.contested && incident.grade !== 'contested'
          ? C.h('span', {class: 'cl-grade g-contested'}, C.t('incident.contested'))
          : null,
        incident.alleged ? C.h('span', {class: 'cl-grade is-alleged'}, C.t('incident.alleged')) : null,
        incident.reviewed
          ? C.h('span', {class: 'cl-grade g-confirmed'}, C.t('incident.reviewed'))
          : C.h('span', {class: 'cl-grade is-unreviewed'}, C.t('incident.not_reviewed')),
      ),
      C.h('h2', {tabindex: '-1', dir: 'auto'}, incident.title),
      C.h(
        'p',
        {class: 'cl-when'},
        C.h('b', {}, C.capital(C.when(incident.date))),
        '\u00a0· ',
        C.dots([zone, C.whereWords(model, incident), C.t('count.reports', {n: (incident.articles || []).length}), notLocated]),
      ),
      tolls(model, incident, claims),
      events(model, box, claims),
      placeRows(model, uid, incident),
      decisions(incident),
      reasons(incident),
    );
  };
})(Clashline);
