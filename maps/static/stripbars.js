/* The unrolled frontier of a map of many incidents: bars of how many lie where, by kind. */
'use strict';
(function (C) {
  const BAR = 6; // px
  const HIGH = 30;

  /** Of each place by the line the kilometre in its middle; NaN for the others. */
  function middles({places, spotOfPlace}) {
    const [from, to, distance] = ['km_from', 'km_to', 'distance_km'].map((name) => places.numbers(name));
    const isByLine = (row) => spotOfPlace[row] >= 0 && !(distance[row] > C.NEAR_KM);
    return Float32Array.from(from, (km, row) => (isByLine(row) ? (km + to[row]) / 2 : NaN));
  }

  /** Draws bars on a strip whose line is at height y. */
  C.stripBars = (strip, y) => {
    const {model, svg, width} = strip;
    strip.middles = strip.middles || middles(model);
    const n = Math.ceil(width / BAR);
    const passes = model.passesBut('km');
    const {codes} = model.column('kind');
    const bins = C.KIND_ORDER.map(() => new Uint32Array(n));
    const totals = new Uint32Array(n);
    strip.middles.forEach((km, row) => {
      const i = model.incidentOfPlace[row];
      if (!(km >= 0) || !passes(i)) return;
      const bin = Math.min(n - 1, Math.floor(strip.x(km) / BAR));
      bins[codes[i]][bin] += 1;
      totals[bin] += 1;
    });
    const most = Math.max(1, ...totals);
    const from = new Float32Array(n).fill(y);
    bins.forEach((counts, k) => {
      let d = '';
      counts.forEach((count, bin) => {
        if (!count) return;
        const high = (count / most) * HIGH;
        from[bin] -= high;
        d += 'M' + bin * BAR + ' ' + from[bin].toFixed(1) + 'h' + (BAR - 1) + 'v' + high.toFixed(1) + 'h-' + (BAR - 1) + 'z';
      });
      svg.append(C.s('path', {class: 'cl-time-bar k-' + C.KIND_ORDER[k], d}));
    });
  };

  /** Marks where on the strip the chosen incident lies. */
  C.stripChosen = (strip, y) => {
    if (strip.chosen) strip.chosen.remove();
    const incident = strip.model.incidents.get(strip.model.selected);
    const rows = incident ? [...strip.model.placeRows.of(incident.index)] : [];
    const signs = rows
      .filter((row) => strip.middles[row] >= 0)
      .map((row) => C.sign(incident.kind, strip.x(strip.middles[row]), y, 6.2, {}));
    strip.chosen = C.s('g', {class: 'cl-mark is-selected'}, signs);
    strip.svg.append(strip.chosen);
  };
})(Clashline);
