/* Hatching and signs: the same in map, list, legend and strip. Shape and direction tell what colour tells. */
'use strict';
(function (C) {
  const TURN = {clash: 45, strike: -45, attack: 90, closure: 0, other: 20};

  /** The id under which a page keeps its hatching of a kind. */
  const hatchId = (uid, kind) => uid + '-hatch-' + C.kindOf(kind);
  C.hatch = (uid, kind) => 'url(#' + hatchId(uid, kind) + ')';

  /** An invisible drawing that holds the hatch patterns of a page. */
  C.hatchings = (uid) =>
    C.s(
      'svg',
      {class: 'cl-defs', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false'},
      C.s(
        'defs',
        {},
        C.KIND_ORDER.map((kind) =>
          C.s(
            'pattern',
            {
              id: hatchId(uid, kind),
              class: 'k-' + kind,
              width: 7,
              height: 7,
              patternUnits: 'userSpaceOnUse',
              patternTransform: 'rotate(' + TURN[kind] + ')',
            },
            C.s('rect', {class: 'cl-tint', width: 7, height: 7}),
            C.s('line', {class: 'cl-hatch', x1: 3.5, y1: 0, x2: 3.5, y2: 7}),
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
    if (name === 'strike')
      return C.s(
        'g',
        {class: flat},
        C.s('polygon', {
          points: at([
            [-1.05, -0.85],
            [1.05, -0.85],
            [0, 1.05],
          ]),
        }),
      );
    if (name === 'attack')
      return C.s(
        'g',
        {class: flat},
        C.s('polygon', {
          points: at([
            [0, -1.2],
            [1.2, 0],
            [0, 1.2],
            [-1.2, 0],
          ]),
        }),
      );
    if (name === 'other')
      return C.s(
        'g',
        {class: flat},
        C.s('circle', {cx: x, cy: y, r: r * 0.9}),
        C.s('circle', {class: 'cl-eye', cx: x, cy: y, r: r * 0.4}),
      );
    return C.s('g', {class: flat}, C.s('circle', {cx: x, cy: y, r: r * 0.92}));
  };

  /** A number on a dot of ink: so many incidents share this place. */
  C.badge = (n, x, y) =>
    C.s(
      'g',
      {class: 'cl-badge'},
      C.s('rect', {x: x - 5 - 3.2 * String(n).length, y: y - 8, width: 10 + 6.4 * String(n).length, height: 16, rx: 8}),
      C.s('text', {x, y: y + 4, 'text-anchor': 'middle'}, C.num(n)),
    );

  /** A 22 px picture of a kind at a precision, for lists and the legend. */
  C.swatch = (uid, kind, precision, alleged) => {
    const svg = C.s('svg', {
      class: 'cl-swatch k-' + C.kindOf(kind),
      viewBox: '0 0 22 22',
      width: 22,
      height: 22,
      'aria-hidden': 'true',
      focusable: 'false',
    });
    const dash = alleged ? ' is-alleged' : '';
    const fill = C.hatch(uid, kind);
    if (precision === 'site') svg.append(C.sign(kind, 11, 11, 6.5, {alleged}));
    else if (precision === 'settlement')
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

  /** The picture of an incident: its most exact place, or none. */
  C.incidentSwatch = (uid, model, incident) => {
    const order = ['site', 'settlement', 'province', 'district', 'near_settlement', 'stretch'];
    const found = model.drawnOf(incident).map((p) => p.precision);
    return C.swatch(uid, incident.kind, order.find((p) => found.includes(p)) || 'none', incident.alleged);
  };
})(Clashline);
