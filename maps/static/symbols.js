/* Hatching and signs: the same in map, list, legend and strip. Shape and direction tell what colour tells. */
'use strict';
(function (C) {
  const TURN = {clash: 45, strike: -45, attack: 90, closure: 0, other: 20};

  // Pixels between lines, where one incident, a few and many lie in an area.
  const GAPS = [7, 5, 3.5];

  // Corners of the signs that have some, for a sign half as large as 1.
  const CORNERS = {
    strike: [
      [-1.05, -0.85],
      [1.05, -0.85],
      [0, 1.05],
    ],
    attack: [
      [0, -1.2],
      [1.2, 0],
      [0, 1.2],
      [-1.2, 0],
    ],
  };
  Object.assign(C, {SIGN_CORNERS: CORNERS, HATCH_TURN: TURN, HATCH_GAPS: GAPS});

  /** How dense the hatching of so many incidents is. */
  C.density = (n) => (n >= 5 ? 2 : n >= 2 ? 1 : 0);

  /** The id under which a page keeps its hatching of a kind. */
  const hatchId = (uid, kind, density) => uid + '-hatch-' + C.kindOf(kind) + '-' + (density || 0);
  C.hatch = (uid, kind, density) => 'url(#' + hatchId(uid, kind, density) + ')';

  /** An invisible drawing that holds the hatch patterns of a page. */
  C.hatchings = (uid) =>
    C.s(
      'svg',
      {class: 'cl-defs', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false'},
      C.s(
        'defs',
        {},
        C.KIND_ORDER.flatMap((kind) =>
          GAPS.map((gap, density) =>
            C.s(
              'pattern',
              {
                id: hatchId(uid, kind, density),
                class: 'k-' + kind,
                width: gap,
                height: gap,
                patternUnits: 'userSpaceOnUse',
                patternTransform: 'rotate(' + TURN[kind] + ')',
              },
              C.s('rect', {class: 'cl-tint', width: gap, height: gap}),
              C.s('line', {class: 'cl-hatch', x1: gap / 2, y1: 0, x2: gap / 2, y2: gap}),
            ),
          ),
        ),
      ),
    );

  /** A kind's sign about (x, y): circle, triangle, square with a bar, diamond, ring. `r` is half its size. */
  C.sign = (kind, x, y, r, attrs) => {
    const name = C.kindOf(kind);
    const flat =
      'cl-sign k-' + name + (attrs && attrs.alleged ? ' is-alleged' : '') + (attrs && attrs.small ? ' is-small' : '');
    const at = (points) => points.map(([a, b]) => (x + a * r).toFixed(1) + ',' + (y + b * r).toFixed(1)).join(' ');
    if (name === 'closure') {
      const bar = r * 0.55;
      return C.s(
        'g',
        {class: flat},
        C.s('rect', {x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: r * 0.28}),
        C.s('line', {class: 'cl-bar', x1: x - bar, y1: y, x2: x + bar, y2: y}),
      );
    }
    if (CORNERS[name]) return C.s('g', {class: flat}, C.s('polygon', {points: at(CORNERS[name])}));
    if (name === 'other')
      return C.s(
        'g',
        {class: flat},
        C.s('circle', {cx: x, cy: y, r: r * 0.9}),
        C.s('circle', {class: 'cl-eye', cx: x, cy: y, r: r * 0.4}),
      );
    return C.s('g', {class: flat}, C.s('circle', {cx: x, cy: y, r: r * 0.92}));
  };

  /** What the outline of a shape says: that only the accusing side places its incidents here, or that claims contradict. */
  C.outline = (model, rows) => {
    if (rows.every((p) => p.alleged)) return 'is-alleged';
    const contested = model.column('contested');
    return rows.every((p) => contested[model.incidentOfPlace[p.index]]) ? 'is-contested' : '';
  };

  /** A number on a dot of ink: so many incidents share this place. */
  C.badge = (n, x, y) =>
    C.s(
      'g',
      {class: 'cl-badge'},
      C.s('rect', {x: x - 5 - 3.2 * String(n).length, y: y - 8, width: 10 + 6.4 * String(n).length, height: 16, rx: 8}),
      C.s('text', {x, y: y + 4, 'text-anchor': 'middle'}, C.num(n)),
    );

  /** A 22 px picture of a kind at a precision, for lists and the legend; its outline says what is contested or alleged. */
  C.swatch = (uid, kind, precision, alleged, contested) => {
    const svg = C.s('svg', {
      class: 'cl-swatch k-' + C.kindOf(kind),
      viewBox: '0 0 22 22',
      width: 22,
      height: 22,
      'aria-hidden': 'true',
      focusable: 'false',
    });
    const dash = alleged ? ' is-alleged' : contested ? ' is-contested' : '';
    const fill = C.hatch(uid, kind);
    if (precision === 'site') {
      if (contested && !alleged) svg.append(C.s('circle', {class: 'cl-ring is-contested', cx: 11, cy: 11, r: 10}));
      svg.append(C.sign(kind, 11, 11, contested && !alleged ? 5 : 6.5, {alleged}));
    } else if (precision === 'settlement')
      svg.append(
        C.s('circle', {class: 'cl-area' + dash, cx: 11, cy: 11, r: 9.5, fill}),
        C.sign(kind, 11, 11, 3.6, {alleged, small: true}),
      );
    else if (precision === 'district' || precision === 'near_settlement')
      svg.append(C.s('circle', {class: 'cl-area' + dash, cx: 11, cy: 11, r: 9, fill}));
    else if (precision === 'province')
      svg.append(C.s('rect', {class: 'cl-area' + dash, x: 2, y: 2, width: 18, height: 18, rx: 3, fill}));
    else if (precision === 'stretch')
      svg.append(C.s('rect', {class: 'cl-area' + dash, x: 1, y: 7, width: 20, height: 8, rx: 4, fill}));
    else
      svg.append(
        C.s('rect', {class: 'cl-nowhere', x: 2.5, y: 2.5, width: 17, height: 17, rx: 8.5}),
        C.s('line', {class: 'cl-nowhere', x1: 8, y1: 11, x2: 14, y2: 11}),
      );
    return svg;
  };

  /** The picture of a place that several incidents share: hatched more densely, with a badge. */
  C.sharedKey = (uid, kind) => {
    const svg = C.swatch(uid, kind, 'province');
    svg.firstChild.setAttribute('fill', C.hatch(uid, kind, 1));
    svg.append(C.badge(3, 11, 11));
    return svg;
  };

  /** The picture of an incident: its most exact place, or none. */
  C.incidentSwatch = (uid, model, incident) => {
    const order = ['site', 'settlement', 'province', 'district', 'near_settlement', 'stretch'];
    const found = model.drawnOf(incident).map((p) => p.precision);
    const precision = order.find((p) => found.includes(p)) || 'none';
    return C.swatch(uid, incident.kind, precision, incident.alleged, incident.contested);
  };
})(Clashline);
