/* The frontier unrolled: kilometres along the line, one country above it, the other below. */
'use strict';
(function (C) {
  const NEAR_KM = 50;
  C.NEAR_KM = NEAR_KM;
  const Y = {names: 12, top: 20, line: 50, bottom: 80, under: 94, axis: 108, view: 114, height: 117};
  const EDGE = 24;
  const TICK_PX = 60; // between numbers of kilometres

  /** Whether a place lies on the line or near it: what is farther off has no fair spot on the strip. */
  C.isByLine = ({places, spotOfPlace}, row) =>
    spotOfPlace[row] >= 0 &&
    typeof places.value('km_from', row) === 'number' &&
    typeof places.value('km_to', row) === 'number' &&
    !(places.value('distance_km', row) > NEAR_KM);

  /** Places by the line of what all filters show but that of kilometres: what lies beside a range is veiled, not gone. */
  C.placesByLine = (model) => {
    if (C.isMany(model)) return [];
    const passes = model.passesBut('km');
    return [...model.drawnPlaces()]
      .filter((p) => C.isByLine(model, p.index) && passes(model.incidentOfPlace[p.index]))
      .sort((a, b) => a.km_from - b.km_from || a.km_to - b.km_to);
  };

  /** "south-west to north-east", as the theatre's line runs. */
  function way(strip) {
    const [a, b] = (strip.ends || []).map((end) => C.name('strip.compass', end));
    return a && b ? C.t('strip.way', {a, b}) : '';
  }

  C.Strip = class {
    constructor(model, uid, choose) {
      Object.assign(this, {model, uid, choose});
      const base = model.data.base || {};
      this.places = C.placesByLine(model);
      this.along = Array.isArray(base.along) ? base.along : [];
      this.gates = (base.crossings || []).filter((c) => typeof c.km === 'number');
      this.length = base.length_km || Math.max(1, ...this.places.map((p) => p.km_to));
      this.strip = base.strip || {};
      const names = new Map(((model.data.theatre || {}).countries || []).map((c) => [c.code, c.name]));
      const [above, below] = [this.strip.above, this.strip.below].map((code) => names.get(code));
      const note = C.dots([
        way(this.strip),
        above && below ? C.t('strip.sides', {above, below}) : '',
        C.t('strip.near', {n: NEAR_KM}),
      ]);
      this.svg = C.s('svg', {
        class: 'cl-strip-drawing',
        height: Y.height,
        role: 'group',
        'aria-label': C.t('strip.label'),
      });
      this.box = C.h('div', {class: 'cl-strip-box', dir: 'ltr'}, this.svg);
      this.head = C.h('p', {}, C.h('b', {}, C.t('strip.title')), C.h('span', {}, note));
      this.node = C.h('section', {class: 'cl-strip', 'aria-label': C.t('strip.title')}, this.head, this.box);
      this.marks = [];
      model.onChange((what) => {
        if (what !== 'selection') this.draw();
        this.update();
      });
      new ResizeObserver(() => {
        this.draw();
        this.update();
      }).observe(this.node);
    }

    x(km) {
      return EDGE + (km / this.length) * (this.width - 2 * EDGE);
    }
    kmAt(px) {
      return ((px - EDGE) / (this.width - 2 * EDGE)) * this.length;
    }
    above(country) {
      return country === this.strip.above;
    }
    text(x, y, words, attrs) {
      this.svg.append(C.s('text', Object.assign({x: x.toFixed(1), y, 'text-anchor': 'middle'}, attrs), words));
    }

    draw() {
      this.places = C.placesByLine(this.model);
      this.width = Math.max(300, this.node.clientWidth);
      C.clear(this.svg).setAttribute('width', this.width);
      this.taken = [];
      this.below = [];
      this.marks = [];
      this.axis();
      if (C.isMany(this.model)) C.stripBars(this, Y.line);
      this.areas();
      this.sites();
      this.names();
      if (this.onDraw) this.onDraw();
    }

    /** Marks the stretches of the frontier that the map shows, if it does not show all. */
    showInView(stretches) {
      if (this.inView) this.inView.remove();
      const whole = stretches.length === 1 && stretches[0][1] - stretches[0][0] > this.length * 0.98;
      const d = stretches.map(([a, b]) => 'M' + this.x(a).toFixed(1) + ' ' + Y.view + 'H' + this.x(b).toFixed(1));
      this.inView = C.s('path', {class: 'cl-in-view', d: whole ? '' : d.join('')}, C.s('title', {}, C.t('strip.in_view')));
      this.svg.append(this.inView);
    }

    axis() {
      const {svg} = this;
      svg.append(C.s('path', {class: 'cl-frontier', d: 'M' + EDGE + ' ' + Y.line + 'H' + (this.width - EDGE)}));
      const ticks = [];
      const own = this.strip.step_km || this.length;
      const step = [1, 2, 5].map((n) => n * own).find((km) => this.x(km) - this.x(0) > TICK_PX) || this.length;
      for (let km = 0; km < this.length - 0.3 * step; km += step) ticks.push(km);
      ticks.push(this.length);
      for (const km of ticks) {
        const x = this.x(km);
        svg.append(C.s('path', {class: 'cl-tick', d: 'M' + x.toFixed(1) + ' ' + (Y.line - 4) + 'v8'}));
        this.text(x, Y.axis, km === 0 ? C.t('map.km', {n: 0}) : C.num(Math.round(km)), {
          class: 'cl-axis',
          'text-anchor': km === 0 ? 'start' : km === this.length ? 'end' : 'middle',
        });
      }
    }

    /** Free width for a name on its row, so that none lies on another. */
    fits(x, words, row) {
      const half = words.length * 3.1 + 5;
      if (x - half < 2 || x + half > this.width - 2) return false;
      if (this.taken.some((t) => t.row === row && x - half < t.to && x + half > t.from)) return false;
      this.taken.push({row, from: x - half, to: x + half});
      return true;
    }

    /** Places of the same spot, drawn once however many incidents share it. */
    groups(...precisions) {
      const spots = new Map();
      for (const place of this.places) {
        if (precisions.includes(place.precision) === (precisions[0] === 'not')) continue;
        const key = place.id || place.key;
        if (!spots.has(key)) spots.set(key, []);
        spots.get(key).push(place);
      }
      const rank = (p) => (this.kind(p) === 'closure' ? 0 : 1);
      return [...spots.values()].map((rows) => rows.sort((a, b) => rank(a) - rank(b)));
    }

    kind(place) {
      return C.KIND_ORDER[this.model.column('kind').codes[this.model.incidentOfPlace[place.index]]];
    }

    areas() {
      for (const rows of this.groups('not', 'site', 'settlement')) {
        const place = rows[0];
        const up = place.country ? this.above(place.country) : true;
        const from = this.x(place.km_from);
        const wide = Math.max(8, this.x(place.km_to) - from);
        const kind = this.kind(place);
        const y = up ? Y.top : Y.line + 2;
        const high = (!place.country ? Y.bottom : up ? Y.line - 2 : Y.bottom) - y;
        if (y + high > Y.line) this.below.push({row: 'gate', from, to: from + wide});
        const rect = C.s('rect', {
          class: 'cl-area k-' + kind + ' ' + C.outline(this.model, rows),
          x: from.toFixed(1),
          y,
          width: wide.toFixed(1),
          height: high,
          fill: C.hatch(this.uid, kind, C.density(rows.length)),
        });
        this.mark(
          rows,
          [rect, rows.length > 1 ? C.badge(rows.length, from + wide / 2, y + high / 2) : null],
          from + wide / 2,
        );
        if (
          !up &&
          rows.length === 1 &&
          wide > place.name.length * 6.6 &&
          this.fits(from + wide / 2, place.name, 'gate')
        )
          this.text(from + wide / 2, y + 18, place.name, {class: 'cl-strip-name is-incident k-' + kind});
      }
    }

    sites() {
      for (const rows of this.groups('site', 'settlement')) {
        const x = this.x((rows[0].km_from + rows[0].km_to) / 2);
        const kinds = [...new Set(rows.map((p) => this.kind(p)))];
        const outline = C.outline(this.model, rows);
        const alleged = outline === 'is-alleged';
        const town = rows[0].precision === 'settlement' ? ' is-town' : '';
        this.mark(
          rows,
          [
            C.s('circle', {class: 'cl-ring k-' + kinds[0] + town + ' ' + outline, cx: x, cy: Y.line, r: 10.5}),
            C.sign(kinds[0], x, Y.line, 6.2, {alleged}),
            kinds.slice(1, 3).map((kind, i) => C.sign(kind, x + (i ? -7 : 7), Y.line - 7, 4.2, {small: true})),
            rows.length > kinds.length ? C.badge(rows.length, x, Y.line - 17) : null,
          ],
          x,
        );
        if (this.fits(x, rows[0].name, 'gate'))
          this.text(x, Y.line + 21, rows[0].name, {class: 'cl-strip-name is-incident k-' + kinds[0]});
      }
    }

    names() {
      const named = new Set(this.places.map((p) => p.name));
      for (const p of this.along) {
        const up = this.above(p.country);
        const at = (this.x(p.km_from) + this.x(p.km_to)) / 2;
        if (this.fits(at, p.name, up ? 'up' : 'down'))
          this.text(at, up ? Y.names : Y.under, p.name, {
            class: 'cl-strip-name' + (named.has(p.name) ? ' is-named' : ''),
          });
        const y = up ? Y.line - 12 : Y.line;
        this.svg.prepend(
          C.s('path', {
            class: 'cl-edge',
            d: 'M' + this.x(p.km_from).toFixed(1) + ' ' + y + 'v12M' + this.x(p.km_to).toFixed(1) + ' ' + y + 'v12',
          }),
        );
      }
      this.taken.push(...this.below); // a crossing's name on hatching cannot be read
      for (const gate of this.gates) {
        if (named.has(gate.name) || !this.fits(this.x(gate.km), gate.name, 'gate')) continue;
        this.svg.append(C.s('circle', {class: 'cl-gate', cx: this.x(gate.km).toFixed(1), cy: Y.line, r: 2.6}));
        this.text(this.x(gate.km), Y.line + 17, gate.name, {class: 'cl-strip-name'});
      }
    }

    mark(rows, parts, x) {
      const place = rows[0];
      const [a, b] = [Math.round(place.km_from), Math.round(place.km_to)];
      const km = b > a ? C.t('strip.range', {a, b}) : C.num(a);
      const alone = this.model.incidentOf.get(place.incident).title;
      const what = rows.length > 1 ? C.t('count.incidents', {n: rows.length}) : alone;
      const node = C.s(
        'g',
        {
          class: 'cl-mark',
          role: 'button',
          tabindex: this.marks.length ? '-1' : '0',
          'aria-label': C.t('strip.mark', {place: place.label || place.name, km, what}),
        },
        parts,
      );
      const go = () =>
        this.choose(
          rows.map((p) => p.incident),
          node,
          place.anchor,
        );
      node.addEventListener('click', go);
      node.addEventListener('keydown', (event) => {
        const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          go();
        }
        if (step) {
          event.preventDefault();
          this.rove(node, step);
        }
      });
      this.svg.append(node);
      this.marks.push({rows, node, x});
    }

    rove(node, step) {
      const row = [...this.marks].sort((a, b) => a.x - b.x);
      const next = row[row.findIndex((m) => m.node === node) + step];
      if (!next) return;
      for (const m of this.marks) m.node.setAttribute('tabindex', m === next ? '0' : '-1');
      next.node.focus();
    }

    update() {
      const chosen = this.model.selected;
      if (C.isMany(this.model) && this.middles) C.stripChosen(this, Y.line);
      for (const {rows, node} of this.marks) {
        const mine = rows.some((p) => p.incident === chosen);
        node.classList.toggle('is-selected', mine);
        node.classList.toggle('is-faded', Boolean(chosen) && !mine);
      }
    }
  };

  /** The strip, or null where no place of the map has a kilometre. */
  C.strip = (model, uid, choose) =>
    [...model.spotOfPlace.keys()].some((row) => C.isByLine(model, row)) ? new C.Strip(model, uid, choose) : null;
})(Clashline);
