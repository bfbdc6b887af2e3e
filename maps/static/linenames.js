/* What each side calls the line: its name on its own side, along the straightest free stretch in view. */
'use strict';
(function (C) {
  /** A name as the payload gives it: a text, a list of them (the first counts), or an object with one. */
  C.lineName = (value) => {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return C.lineName(value[0]);
    return value && typeof value === 'object' ? C.lineName(value.text || value.name || '') : '';
  };

  /** Writes the names into a drawing of labels, after the names that matter more. */
  C.writeLineNames = (labels) => {
    const theatre = labels.model.data.theatre || {};
    const names = (theatre.line && theatre.line.names) || {};
    const {view, drawn} = labels.model.views;
    const line = (labels.base.frontier || [])[drawn === 'other_line' ? 1 : 0];
    if (!line || !Array.isArray(line.coordinates)) return;
    const points = line.coordinates.map(([lon, lat]) => labels.spot(lat, lon));
    const written = new Set();
    const sides = (theatre.countries || []).map((c) => c.code);
    const own = sides.some((code) => C.lineName(names[code])) ? sides : Object.keys(names);
    // A party's view has its name alone; else each side's stands on its own side.
    const codes = C.lineName(names[view.line]) ? [view.line] : own;
    for (const code of codes) {
      // What stands in brackets explains the name; it is for the legend.
      const text = C.lineName(names[code]).replace(/\s*\([^()]*\)$/, '');
      const home = labels.countries.find((f) => f.properties.code === code);
      if (text && !written.has(text) && write(labels, points, text, home)) written.add(text);
    }
  };

  /** The line as dots at most 8 px apart, so that no text lies on a long straight piece of it. */
  function dotted(points) {
    const dots = [];
    points.forEach((p, i) => {
      const q = points[i + 1] || p;
      const steps = Math.min(200, Math.max(1, Math.ceil(p.distanceTo(q) / 8)));
      for (let k = 0; k < steps; k += 1)
        dots.push({x: p.x + ((q.x - p.x) * k) / steps, y: p.y + ((q.y - p.y) * k) / steps});
    });
    return dots;
  }

  function write(labels, points, text, home) {
    const w = C.measureText(text, 'line');
    let best = null;
    for (let i = 0; i < points.length; i += 4) {
      let j = i;
      let arc = 0;
      while (j + 1 < points.length && arc < w * 1.1) {
        arc += points[j].distanceTo(points[j + 1]);
        j += 1;
      }
      if (arc < w) break;
      const bend = arc / Math.max(1, points[i].distanceTo(points[j]));
      if (bend > 1.35 || (best && bend >= best.bend)) continue;
      const spot = beside(labels, points[i], points[j], w, home, dotted(points.slice(Math.max(0, i - 20), j + 20)));
      if (spot) best = Object.assign(spot, {bend});
    }
    if (!best) return false;
    for (const box of best.boxes) labels.room.take(box);
    const where = 'translate(' + best.x.toFixed(1) + ' ' + best.y.toFixed(1) + ') rotate(' + best.turn.toFixed(1) + ')';
    labels.svg.append(C.s('text', {class: 'cl-label is-line', 'text-anchor': 'middle', transform: where}, text));
    return true;
  }

  /** A free place for a text of width w beside the chord a-b, on the land of `home` where that is known. */
  function beside(labels, a, b, w, home, line) {
    const length = a.distanceTo(b);
    const dir = {x: (b.x - a.x) / length, y: (b.y - a.y) / length};
    let turn = (Math.atan2(dir.y, dir.x) * 180) / Math.PI;
    if (turn > 90) turn -= 180;
    else if (turn < -90) turn += 180;
    for (const offset of [13, -13, 19, -19, 26, -26]) {
      const x = (a.x + b.x) / 2 - dir.y * offset;
      const y = (a.y + b.y) / 2 + dir.x * offset;
      const boxes = [];
      for (let t = -w / 2; t <= w / 2; t += 10)
        boxes.push([x + dir.x * t - 7, y + dir.y * t - 7, x + dir.x * t + 7, y + dir.y * t + 7]);
      const clear = !line.some((p) =>
        boxes.some((box) => p.x > box[0] && p.x < box[2] && p.y > box[1] && p.y < box[3]),
      );
      if (
        clear &&
        boxes.every((box) => labels.room.free(box)) &&
        atHome(labels, x, y, home) &&
        !onArea(labels, x, y, dir, w)
      )
        return {x, y: y + 4, turn, boxes};
    }
    return null;
  }

  function atHome(labels, x, y, home) {
    const at = labels.map.containerPointToLatLng([x, y]);
    return !home || C.contains(home.geometry, at.lat, at.lng);
  }

  function onArea(labels, x, y, dir, w) {
    const ends = [-w / 2, 0, w / 2].map((t) => labels.map.containerPointToLatLng([x + dir.x * t, y + dir.y * t]));
    return labels.areas.some((area) => ends.some((at) => C.contains(area, at.lat, at.lng)));
  }
})(Clashline);
