/* The strip as a choice: a range of kilometres, by drag or keys; and which part of the frontier the map shows. */
'use strict';
(function (C) {
  const STEP_KM = 10;
  const PAGE_KM = 100;

  /** Distances along a line of [lon, lat], in units of no matter, from its start to each point. */
  function distances(points) {
    const along = [0];
    for (let i = 1; i < points.length; i += 1) {
      const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
      const squeeze = Math.cos((((y0 + y1) / 2) * Math.PI) / 180);
      along.push(along[i - 1] + Math.hypot((x1 - x0) * squeeze, y1 - y0));
    }
    return along;
  }

  /** The stretches, [[from, to]...] in kilometres, on which `inside(lat, lon)` holds; `length` is the line's. */
  C.stretchesWithin = (points, length, inside) => {
    const along = distances(points);
    const scale = length / (along[along.length - 1] || 1);
    const found = [];
    let open = false;
    points.forEach(([lon, lat], i) => {
      const now = inside(lat, lon);
      const km = along[i] * scale;
      if (now && !open) found.push([km, km]);
      else if (now) found[found.length - 1][1] = km;
      open = now;
    });
    return found.filter(([from, to]) => to > from);
  };

  /** Lets the strip choose kilometres, and follow the map. */
  C.brushStrip = (strip, explore, map) => {
    const line = ((strip.model.data.base || {}).frontier || [])[0];
    const points = line && Array.isArray(line.coordinates) ? line.coordinates : [];
    const words = (km) => C.t('strip.km', {km: C.num(Math.round(km))});
    const scale = {
      min: 0,
      max: strip.length,
      step: STEP_KM,
      page: PAGE_KM,
      x: (km) => strip.x(km),
      at: (px) => Math.max(0, Math.min(strip.length, Math.round(strip.kmAt(px)))),
      text: words,
    };
    const labels = [C.t('strip.from'), C.t('strip.to')];
    const slider = new C.RangeSlider(strip.box, labels, scale, (range) => explore.setKm(range));
    const clear = C.button({class: 'cl-strip-clear', hidden: true}, () => {
      slider.thumbs[0].focus();
      explore.setKm(null);
    });
    strip.box.append(slider.node);
    strip.head.append(clear);
    const follow = () => {
      const bounds = map.getBounds();
      strip.showInView(C.stretchesWithin(points, strip.length, (lat, lon) => bounds.contains([lat, lon])));
    };
    const draw = () => {
      slider.show(explore.km);
      clear.hidden = !explore.km;
      if (explore.km) {
        const [a, b] = explore.km.map((km) => C.num(Math.round(km)));
        clear.textContent = C.t('strip.only', {range: C.t('strip.range', {a, b})}) + ' ✕';
      }
      follow();
    };
    // What is veiled can be chosen all the same: the veil goes.
    const {choose} = strip;
    strip.choose = (ids, ...rest) => {
      if (!ids.some((id) => strip.model.isShown(strip.model.indexOf(id)))) explore.setKm(null);
      choose(ids, ...rest);
    };
    strip.onDraw = draw;
    map.on('moveend', () => strip.width && follow());
    if (strip.width) draw();
  };
})(Clashline);
