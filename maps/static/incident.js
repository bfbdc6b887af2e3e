/* One incident in the panel: what, when, where and how sure, who says what, in which sentence. */
'use strict';
(function (C) {
  const NUMBERS = [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ];
  const count = (n) => NUMBERS[n] || C.num(n);
  const AREAS = {district: 'district', province: 'province', stretch: 'stretch', near_settlement: 'town'};

  /** 'somewhere in five provinces', 'at Torkham and Chaman', 'place not known'. */
  C.whereWords = (model, incident) => {
    const places = model.placesOf(incident);
    const of = (...kinds) => places.filter((p) => kinds.includes(p.precision));
    const words = [];
    const spots = of('site', 'settlement');
    if (spots.length)
      words.push('at ' + (spots.length > 4 ? C.num(spots.length) + ' places' : C.list(spots.map((p) => p.name))));
    for (const kind of ['near_settlement', 'district', 'province', 'stretch']) {
      const found = of(kind);
      if (!found.length) continue;
      const lead = kind === 'near_settlement' ? 'near ' : kind === 'stretch' ? 'along ' : 'somewhere in ';
      words.push(
        lead +
          (found.length === 1
            ? found[0].label || found[0].name
            : count(found.length) + ' ' + AREAS[kind] + (kind === 'stretch' ? 'es' : 's')),
      );
    }
    const far = of('country', 'none');
    if (far.length)
      words.push((words.length ? 'and ' : '') + 'somewhere in ' + C.list(far.map((p) => p.name)) + ' (not on the map)');
    return words.length ? words.join(', ') : 'place not known';
  };

  function sideWords(model, place) {
    if (!place.side) return 'side of the line not known';
    const country = ((model.data.theatre || {}).countries || []).find((c) => c.code === place.side);
    return (country ? country.name : place.side) + (place.side_certain ? '' : ', side not certain');
  }

  const km = (n) => C.num(Math.round(n));
  function lineWords(place) {
    if (typeof place.km_from !== 'number' || typeof place.km_to !== 'number') return '';
    const at =
      Math.round(place.km_to) - Math.round(place.km_from) < 2
        ? 'km ' + km(place.km_from)
        : 'km ' + km(place.km_from) + '–' + km(place.km_to);
    return place.distance_km > 1
      ? km(place.distance_km) + ' km from the frontier, nearest to its ' + at
      : at + ' of the frontier';
  }

  function placeRows(model, uid, incident) {
    const places = model.placesOf(incident);
    if (!places.length) return null;
    const box = new C.QuoteBox(model);
    const saying = (place) => {
      const claims = (place.claims || []).map((id) => model.claimOf.get(id)).filter(Boolean);
      return claims.length
        ? box.opener(
            claims,
            {class: 'cl-voice', 'aria-label': (place.label || place.name) + ': ' + claims.length + ' sentences'},
            'in ' + C.plural(claims.length, 'claim'),
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
            C.dots([C.precisionName(p.precision) + (p.alleged ? ', alleged' : ''), sideWords(model, p), lineWords(p)]),
            (p.review || []).map((line) => ' · ' + line),
          ),
        ),
      ),
    );
    return C.h(
      'details',
      {class: 'cl-fold', open: places.length < 3},
      C.h('summary', {}, C.plural(places.length, 'place') + ', and how sure'),
      C.h('ul', {class: 'cl-places'}, rows),
      box.node,
    );
  }

  const VERBS = {
    asserts: 'says so',
    confirms: 'confirms it',
    denies: 'denies it',
    unverified: 'neither confirms nor denies',
  };

  function groupBy(claims, keyOf) {
    const groups = new Map();
    for (const claim of claims) {
      const key = keyOf(claim);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(claim);
    }
    return [...groups.entries()];
  }

  /** 'A strike by Pakistani forces', 'Closed in part', 'Fighting, “four distinct points”'. */
  function what(model, claim) {
    const actors = (claim.actor || []).map((a) => model.sideName(a));
    return (
      C.measureName(claim.measure) +
      (claim.partial ? ' in part' : '') +
      (actors.length ? ' by ' + C.list(actors) : '') +
      (claim.locality ? ', “' + claim.locality + '”' : '')
    );
  }

  function voice(model, box, claims) {
    const claim = claims[0];
    const named = claim.claimant !== 'unattributed';
    const reports = new Set(claims.map((c) => c.article)).size;
    const said = named
      ? model.claimantName(claim.claimant) + ' ' + (VERBS[claim.stance] || 'says so')
      : {denies: 'denied', unverified: 'not confirmed'}[claim.stance] || 'reported, nobody named';
    const marks = [
      claims.some((c) => c.unverified) ? 'unverified' : '',
      reports > 1 ? reports + ' reports' : '',
    ].filter(Boolean);
    return box.opener(
      claims,
      {class: 'cl-voice'},
      C.capital(said) + (marks.length ? ' (' + marks.join(', ') + ')' : ''),
    );
  }

  /** What is said to have happened: a line for each event, on it a button for each voice. */
  function events(model, box, claims) {
    const told = claims.filter((c) => C.EVENTS.has(c.measure));
    if (!told.length) return null;
    const rows = groupBy(told, (c) => what(model, c)).map(([words, group]) => {
      const deniers = [...new Set(group.flatMap((c) => model.deniers(c)))];
      return C.h(
        'li',
        {},
        C.h('p', {}, words, deniers.length ? C.h('small', {}, ' denied by ' + C.list(deniers)) : null),
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
      C.h('h3', {}, 'Who says that it happened'),
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

  function reasons(incident) {
    const words = incident.grade_reasons || [];
    const date = incident.date;
    if (!words.length && !date) return null;
    return C.h(
      'details',
      {class: 'cl-fold'},
      C.h('summary', {}, 'Why “' + C.gradeName(incident.grade) + '”, and how the date is known'),
      words.length
        ? C.h(
            'ul',
            {class: 'cl-reasons'},
            words.map((w) => C.h('li', {}, w)),
          )
        : null,
      C.h(
        'p',
        {},
        date
          ? 'Date: ' +
              C.day(date.start) +
              (date.end && date.end !== date.start ? ' to ' + C.day(date.end) : '') +
              ', to the ' +
              (date.precision || 'day') +
              (date.basis ? '. Basis: ' + date.basis : '')
          : 'Date: none is given.',
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
      C.h('summary', {}, 'What people decided'),
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
    const notLocated = drawn.length > 0 && drawn.every((p) => !p.side) ? 'side of the line not known' : '';
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
          ? C.h('span', {class: 'cl-grade g-contested'}, 'figures contested')
          : null,
        incident.alleged ? C.h('span', {class: 'cl-grade is-alleged'}, 'alleged') : null,
        incident.reviewed ? C.h('span', {class: 'cl-grade g-confirmed'}, 'reviewed') : null,
      ),
      C.h('h2', {tabindex: '-1', dir: 'auto'}, incident.title),
      C.h(
        'p',
        {class: 'cl-when'},
        C.h('b', {}, C.capital(C.when(incident.date))),
        '\u00a0· ',
        C.dots([zone, C.whereWords(model, incident), C.plural((incident.articles || []).length, 'report'), notLocated]),
      ),
      tolls(model, incident, claims),
      events(model, box, claims),
      placeRows(model, uid, incident),
      decisions(incident),
      reasons(incident),
    );
  };
})(Clashline);
