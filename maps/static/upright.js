/* The frontier unrolled for a phone: upright beside the list, its north above, each country on its own side of the line. */
'use strict';
(function (C) {
  const WIDE = 118;
  const MIDDLE = WIDE / 2;
  const EDGE = 20;
  const BAND = 17; // px that an area takes beside the line
  const LINE = 12.5; // px from one name to the next
  const TALL = [340, 680];

  class Upright extends C.Strip {
    constructor(model, uid, pick) {
      super(model, uid, (ids, node) => this.next(ids, node));
      this.pick = pick;
      this.turns = new Map();
      this.head.remove();
      this.node.classList.replace('cl-strip', 'cl-upright');
      const ends = this.strip.ends || [];
      // Who walks down the page has west on the left: the country on the walker's right is drawn there.
      this.isDown = !/^south/.test(ends[0] || '');
      this.first = (((model.data.theatre || {}).countries || [])[0] || {}).code;
      this.draw();
      this.update();
    }

    /** Several incidents at one spot are chosen one after the other, for a list of them would hide the strip. */
    next(ids, node) {
      const key = node.getAttribute('aria-label');
      const turn = (this.turns.get(key) || 0) % ids.length;
      this.turns.set(key, turn + 1);
      this.pick(ids[turn]);
    }

    y(km) {
      const part = km / this.length;
      return EDGE + (this.isDown ? part : 1 - part) * (this.height - 2 * EDGE);
    }
    onLeft(country) {
      return (country === this.first) === this.isDown;
    }

    draw() {
      if (!this.turns) return; // not before the class is whole
      this.places = C.placesByLine(this.model);
      this.height = Math.max(TALL[0], Math.min(TALL[1], Math.round(window.innerHeight * 0.74)));
      C.clear(this.svg).setAttribute('width', WIDE);
      this.svg.setAttribute('height', this.height);
      this.marks = [];
      this.named = {left: [], right: []};
      const [top, bottom] = this.isDown ? [0, this.length] : [this.length, 0];
      this.text(MIDDLE, 10, C.t('map.km', {n: Math.round(top)}), {class: 'cl-axis'});
      this.text(MIDDLE, this.height - 4, C.t('map.km', {n: Math.round(bottom)}), {class: 'cl-axis'});
      this.svg.append(C.s('path', {class: 'cl-frontier', d: 'M' + MIDDLE + ' ' + EDGE + 'V' + (this.height - EDGE)}));
      this.areas();
      this.sites();
      this.provinces();
    }

    areas() {
      for (const rows of this.groups('not', 'site', 'settlement')) {
        const place = rows[0];
        const [from, to] = [this.y(place.km_from), this.y(place.km_to)].sort((a, b) => a - b);
        const kind = this.kind(place);
        const left = !place.country || this.onLeft(place.country);
        const right = !place.country || !left;
        const x = left ? MIDDLE - 2 - BAND : MIDDLE + 2;
        const rect = C.s('rect', {
          class: 'cl-area k-' + kind + ' ' + C.outline(this.model, rows),
          x,
          y: from.toFixed(1),
          width: left && right ? 2 * BAND + 4 : BAND,
          height: Math.max(8, to - from).toFixed(1),
          fill: C.hatch(this.uid, kind, C.density(rows.length)),
        });
        const middle = (from + to) / 2;
        const badge = rows.length > 1 ? C.badge(rows.length, x + BAND / 2, middle) : null;
        this.mark(rows, [rect, badge], middle);
        this.name(place, middle, ' is-incident k-' + kind);
      }
    }

    sites() {
      for (const rows of this.groups('site', 'settlement')) {
        const place = rows[0];
        const y = this.y((place.km_from + place.km_to) / 2);
        const kind = this.kind(place);
        const alleged = C.outline(this.model, rows) === 'is-alleged';
        const target = C.s('circle', {class: 'cl-target', cx: MIDDLE, cy: y, r: 14});
        const away = this.onLeft(place.country) ? 13 : -13; // from the name
        const badge = rows.length > 1 ? C.badge(rows.length, MIDDLE + away, y - 8) : null;
        this.mark(rows, [target, C.sign(kind, MIDDLE, y, 6.2, {alleged}), badge], y);
        this.name(place, y, ' is-incident k-' + kind);
      }
    }

    provinces() {
      for (const place of this.along) this.name(place, (this.y(place.km_from) + this.y(place.km_to)) / 2, '');
    }

    /** Writes a name on its country's side, if there is room for it. */
    name(place, y, style) {
      const left = this.onLeft(place.country);
      const taken = this.named[left ? 'left' : 'right'];
      // A longer name may reach over its hatching, on which it has a halo.
      const room = MIDDLE - 7;
      if (!place.country || taken.some((at) => Math.abs(at - y) < LINE)) return;
      if (C.measureText(place.name, 'town') > room) return;
      taken.push(y);
      this.text(left ? 0 : WIDE, y + 4, place.name, {
        class: 'cl-strip-name' + style,
        'text-anchor': left ? 'start' : 'end',
      });
    }
  }

  /** The upright strip, or null where no place of the map has a kilometre. */
  C.upright = (model, uid, pick) => (C.placesByLine(model).length ? new Upright(model, uid, pick) : null);
})(Clashline);
