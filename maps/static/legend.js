/* What the forms on the map mean: in the legend that lies on it, and under a picture of it. */
'use strict';
(function (C) {
  const AREAS = ['province', 'district', 'near_settlement', 'stretch'];

  function lineKey(className) {
    return C.s(
      'svg',
      {class: 'cl-swatch', viewBox: '0 0 22 22', width: 22, height: 22, 'aria-hidden': 'true', focusable: 'false'},
      C.s('path', {class: className, d: 'M0 11H22'}),
    );
  }

  /** The forms that this map draws, each with its meaning: [{swatch, text}]. */
  function forms(model, uid) {
    const {places} = model;
    const [precision, accused] = ['precision', 'alleged'].map((name) => places.coded(name));
    const rows = [...model.spotOfPlace.keys()].filter((row) => model.spotOfPlace[row] >= 0);
    const drawn = new Set(rows.map((row) => precision.values[precision.codes[row]]));
    const alleged = (row) => accused.values[accused.codes[row]];
    const kinds = C.KIND_ORDER.filter((k) => model.kindCount(k));
    const lead = kinds[0] || 'clash';
    const form = (kind, exactness, text, ...how) => ({swatch: C.swatch(uid, kind, exactness, ...how), text});
    const meaning = (exactness) => (exactness === 'stretch' ? C.t('legend.stretch') : C.precisionName(exactness));
    const own = (precisions) => precisions.filter((p) => drawn.has(p)).map((p) => form(lead, p, meaning(p)));
    const contested = (row) => !alleged(row) && model.column('contested')[model.incidentOfPlace[row]];
    return [
      ...own(['site', 'settlement']),
      ...(kinds.includes('closure') ? [form('closure', 'site', C.t('legend.closed'))] : []),
      ...own(AREAS),
      ...(rows.some(contested) ? [form(lead, 'province', C.t('legend.contested'), false, true)] : []),
      ...(rows.some(alleged) ? [form('strike', 'province', C.t('legend.alleged'), true)] : []),
      ...(model.nSpots < rows.length ? [{swatch: C.sharedKey(uid, lead), text: C.t('legend.shared')}] : []),
    ];
  }

  /** All that a picture needs to be read by itself: kinds, forms, the line. */
  C.legendKeys = (model, uid) => [
    ...C.KIND_ORDER.filter((k) => model.kindCount(k)).map((k) => ({
      swatch: C.swatch(uid, k, 'site'),
      text: C.kindName(k),
    })),
    ...forms(model, uid).filter(({text}) => text !== C.precisionName('site')),
    {
      swatch: lineKey('cl-frontier'),
      text: model.views.view.name
        ? C.t('legend.line') + ' ' + C.t('view.whose', {name: model.views.view.name})
        : C.t('legend.line'),
    },
  ];

  /** What the forms mean: only those that this map draws, and always the line. */
  C.legend = (model, uid, open) => {
    const rows = forms(model, uid).map(({swatch, text}) => C.h('li', {}, swatch, C.h('span', {}, text)));
    rows.push(C.h('li', {}, lineKey('cl-frontier'), C.lineNote(model, uid)));
    const node = C.h(
      'details',
      {class: 'cl-legend cl-card', open, 'data-keep-clear': true},
      C.h('summary', {}, C.t('legend.title')),
      C.h('ul', {}, rows),
    );
    return C.still(node);
  };

  /** Who made what lies under the incidents: always in sight, on a small map behind one sign. */
  C.credits = (model) => {
    const credits = (model.data.attribution || []).map(String);
    if (!credits.length) return null;
    return C.still(
      C.h(
        'details',
        {class: 'cl-credits', open: !C.narrow(), 'data-keep-clear': true},
        C.h('summary', {'aria-label': C.t('source.map_data')}, '\u00a9'),
        C.h('p', {}, C.dots(credits)),
      ),
    );
  };
})(Clashline);
