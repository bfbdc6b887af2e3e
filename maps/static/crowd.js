/* Incidents of a map of many, on one canvas: the methods of C.Shapes for whom an element for each would be too much.
 * Every spot that is shown is drawn where it is, nothing is clustered; one that another hides wholly is left out. */
'use strict';
(function (C) {
  const L = window.L;
  const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  const REACH = 9; // px about the pointer
  const SIZES = [[700, 7], [4000, 5], [Infinity, 3]]; // so many points in sight, drawn so large
  const MOST_NAMES = 60;
  const HALO = 12; // px; a smaller circle about a town is hidden by its sign

  /** Leaflet keeps a renderer in its place while the map is dragged and zoomed; what it draws is ours. */
  const Canvas = L.Renderer.extend({
    options: {padding: 0.2},
    _initContainer() {
      this._container = C.h('canvas', {class: 'cl-crowd', 'aria-hidden': 'true'});
    },
    _destroyContainer() {
      this._container.remove();
    },
    _updatePaths() {},
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      this.options.paint(this._container, this._bounds);
    },
  });

  C.Crowd = class {
    /** `choose(ids, element, anchor)` is called with the incidents of the spot that was clicked or entered. */
    constructor(map, model, uid, choose) {
      Object.assign(this, {map, model, uid, choose});
      this.spots = new C.Spots(model);
      this.pointed = [];
      this.stamps = new C.Stamps();
      const paper = (name, zIndex, paint) => {
        const pane = map.createPane(name);
        pane.style.zIndex = zIndex;
        pane.style.pointerEvents = 'none';
        return new Canvas({pane: name, paint});
      };
      this.base = paper('cl-crowd', 400, (node, bounds) => this.paint(node, bounds));
      this.top = paper('cl-crowd-top', 410, (node, bounds) => this.paintChosen(node, bounds));
      this.painter = new C.Painter(map.getContainer());
      this.spots.update();
      this.makeCursor();
      model.onChange((what) => this.update(what));
      map.getContainer().addEventListener('mousemove', (event) => this.hover(event), {passive: true});
      const dark = C.attempt(() => window.matchMedia('(prefers-color-scheme: dark)'), null);
      if (dark && dark.addEventListener)
        dark.addEventListener('change', () => {
          this.painter = new C.Painter(map.getContainer());
          this.stamps = new C.Stamps();
          this.redraw();
        });
    }

    /** Begins to draw, once the map has its first view. */
    start() {
      this.base.addTo(this.map);
      this.top.addTo(this.map);
    }

    redraw() {
      for (const layer of [this.base, this.top]) if (layer._bounds) layer._update();
    }

    update(what) {
      if (what === 'filter') this.spots.update();
      if (!this.base._map) return;
      if (what === 'filter') this.base._update();
      this.base._container.classList.toggle('is-faded', Boolean(this.model.selected));
      this.top._update();
      if (what !== 'filter' || document.activeElement === this.cursor) this.describeCursor();
    }

    /** A pen on a canvas that covers these bounds of the map, and what turns the world into its pixels. */
    open(node, bounds) {
      const size = bounds.getSize();
      const {sharp} = this.painter;
      const wide = Math.round(size.x * sharp);
      const high = Math.round(size.y * sharp);
      if (node.width !== wide || node.height !== high) [node.width, node.height] = [wide, high];
      node.style.width = size.x + 'px';
      node.style.height = size.y + 'px';
      L.DomUtil.setPosition(node, bounds.min);
      const pen = node.getContext('2d');
      pen.setTransform(sharp, 0, 0, sharp, 0, 0);
      pen.clearRect(0, 0, size.x, size.y);
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const origin = this.map.getPixelOrigin().add(bounds.min);
      const box = [origin.x, origin.y, origin.x + size.x, origin.y + size.y].map((px) => px / scale);
      return {pen, size, scale, origin, box};
    }

    paint(node, bounds) {
      const view = this.open(node, bounds);
      for (const area of this.spots.areas) if (this.spots.count[area.s]) this.paintArea(view, area, false);
      const seen = [];
      this.spots.within(view.box, (s) => {
        if (this.spots.count[s]) seen.push(s);
      });
      this.size = SIZES.find(([n]) => seen.length < n)[1];
      this.paintPoints(view, seen);
    }

    paintArea({pen, scale, origin, box}, {s, rings, box: own}, chosen) {
      if (own[0] > box[2] || own[2] < box[0] || own[1] > box[3] || own[3] < box[1]) return;
      const path = new Path2D();
      for (const ring of rings) {
        for (let k = 0; k < ring.length; k += 2) {
          const [x, y] = [ring[k] * scale - origin.x, ring[k + 1] * scale - origin.y];
          if (k) path.lineTo(x, y);
          else path.moveTo(x, y);
        }
        path.closePath();
      }
      this.painter.area(pen, path, this.spots.lead[s], {...this.spots.outline(s), chosen});
    }

    paintPoints({pen, size, scale, origin}, seen) {
      const {spots, painter, size: r} = this;
      const {sharp} = painter;
      const few = r === SIZES[0][1];
      const half = few ? 0 : 1; // two pixels by two, once many lie in one
      const wide = (size.x >> half) + 2;
      const taken = new Uint8Array(wide * ((size.y >> half) + 2));
      const sprites = C.KIND_ORDER.flatMap((_, k) => [0, 1].map((alleged) => painter.sprite(k, r, alleged)));
      if (!few) this.stamps.open(Math.round(size.x * sharp), Math.round(size.y * sharp));
      for (const s of seen) {
        const x = spots.x[s] * scale - origin.x;
        const y = spots.y[s] * scale - origin.y;
        if (x < 0 || y < 0 || x >= size.x || y >= size.y) continue;
        const cell = (y >> half) * wide + (x >> half);
        const bit = 1 << spots.lead[s];
        if (taken[cell] & bit) continue;
        taken[cell] |= bit;
        const {node, half: h} = sprites[2 * spots.lead[s] + spots.alleged[s]];
        if (!few) {
          this.stamps.put(node, Math.round(x * sharp), Math.round(y * sharp));
          continue;
        }
        this.paintHalo(pen, s, x, y);
        pen.drawImage(node, x - h, y - h, 2 * h, 2 * h);
        if (spots.count[s] > 1) painter.badge(pen, spots.count[s], x + 9, y + 9);
      }
      if (!few) pen.drawImage(this.stamps.close(), 0, 0, size.x, size.y);
    }

    /** The circle about a town in or by which it happened, or a ring where the sign would hide it; a ring of the contested. */
    paintHalo(pen, s, x, y) {
      const {spots, painter} = this;
      const {alleged, contested} = spots.outline(s);
      const town = this.model.places.value('precision', spots.first(s)) === 'settlement';
      if (!town && !(contested && !alleged)) return;
      const metre = 1 / (40075016.7 * Math.cos((spots.lat[s] * Math.PI) / 180));
      const r = spots.radius[s] * metre * this.map.options.crs.scale(this.map.getZoom());
      if (!town || r < HALO) {
        painter.ring(pen, spots.lead[s], x, y, contested && !alleged);
        return;
      }
      const path = new Path2D();
      path.arc(x, y, r, 0, 2 * Math.PI);
      pen.globalAlpha = 0.8;
      painter.area(pen, path, spots.lead[s], spots.outline(s));
      pen.globalAlpha = 1;
    }

    /** What is chosen or pointed at, over all the rest. */
    paintChosen(node, bounds) {
      const view = this.open(node, bounds);
      const {pen, scale, origin} = view;
      const chosen = this.model.incidents.get(this.model.selected);
      const {spots, painter} = this;
      const mine = chosen ? spots.spotsOf(chosen) : [];
      for (const s of new Set([...mine, ...this.pointed])) {
        if (!spots.pointed[s]) {
          const area = spots.areas.find((each) => each.s === s);
          if (area) this.paintArea(view, area, true);
          continue;
        }
        const [x, y] = [spots.x[s] * scale - origin.x, spots.y[s] * scale - origin.y];
        pen.beginPath();
        pen.arc(x, y, 13, 0, 2 * Math.PI);
        pen.globalAlpha = 0.75;
        pen.fillStyle = painter.paper;
        pen.fill();
        pen.globalAlpha = 1;
        pen.lineWidth = mine.includes(s) ? 2 : 1;
        pen.strokeStyle = painter.ink;
        pen.stroke();
        const {node: sign, half} = painter.sprite(spots.lead[s], 7, spots.alleged[s]);
        pen.drawImage(sign, x - half, y - half, 2 * half, 2 * half);
      }
    }

    /** The spot under a point of the map's frame: the nearest point, else the smallest area; -1 for none. */
    hit(point) {
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const at = this.map.containerPointToLayerPoint(point).add(this.map.getPixelOrigin());
      const s = this.spots.nearest(at.x / scale, at.y / scale, REACH / scale);
      if (s >= 0) return s;
      const {lat, lng} = this.map.containerPointToLatLng(point);
      return this.spots.areaAt(lat, lng);
    }

    /** Chooses what lies under a click; says whether anything does. */
    clicked(event) {
      const s = this.hit(event.containerPoint);
      if (s < 0) return false;
      this.cursorAt = s;
      this.placeCursor();
      this.press(s);
      return true;
    }
    press(s) {
      const ids = this.spots.incidents(s).map((i) => this.model.incidents.value('id', i));
      this.choose(ids, this.cursor, L.latLng(this.spots.lat[s], this.spots.lon[s]));
    }

    hover(event) {
      if (this.hovering) return;
      this.hovering = true;
      requestAnimationFrame(() => {
        this.hovering = false;
        const hit = event.buttons ? -1 : this.hit(this.map.mouseEventToContainerPoint(event));
        this.map.getContainer().classList.toggle('is-over', hit >= 0);
      });
    }

    /** One element that takes the focus and goes from spot to spot with the arrow keys. */
    makeCursor() {
      this.cursor = C.h('div', {class: 'cl-cursor', role: 'button', tabindex: '0', 'data-place': ''});
      this.map.getContainer().append(this.cursor);
      this.cursor.addEventListener('focus', () => this.placeCursor());
      this.cursor.addEventListener('keydown', (event) => {
        const isEnter = event.key === 'Enter' || event.key === ' ';
        if (!isEnter && !ARROWS[event.key]) return;
        event.preventDefault();
        event.stopPropagation();
        if (isEnter && this.cursorAt >= 0) this.press(this.cursorAt);
        if (isEnter) return;
        const next = this.neighbour(ARROWS[event.key]);
        if (next < 0) return;
        this.cursorAt = next;
        this.map.panInside([this.spots.lat[next], this.spots.lon[next]], {padding: [30, 30], animate: false});
        this.placeCursor();
      });
      this.map.on('moveend zoomend', () => this.placeCursor());
      this.cursorAt = this.spots.n ? 0 : -1;
      this.placeCursor();
    }

    placeCursor() {
      if (this.cursorAt < 0) return;
      const at = this.map.latLngToContainerPoint([this.spots.lat[this.cursorAt], this.spots.lon[this.cursorAt]]);
      this.cursor.style.left = Math.round(at.x) + 'px';
      this.cursor.style.top = Math.round(at.y) + 'px';
      this.describeCursor();
    }

    describeCursor() {
      const s = this.cursorAt;
      if (s < 0) return;
      const place = this.spots.place(s);
      const n = this.spots.count[s];
      this.cursor.setAttribute('data-place', place.key);
      this.cursor.setAttribute(
        'aria-label',
        C.dots([place.label || place.name, C.precisionName(place.precision), C.t('count.incidents', {n})]),
      );
    }

    /** The nearest shown spot in a direction, as the map lies on the screen. */
    neighbour([dx, dy]) {
      const {spots, cursorAt: from} = this;
      let [best, least] = [-1, Infinity];
      for (let s = 0; s < spots.n; s += 1) {
        if (!spots.count[s] || s === from) continue;
        const [x, y] = [spots.x[s] - spots.x[from], spots.y[s] - spots.y[from]];
        const ahead = x * dx + y * dy;
        const cost = ahead + 2 * (Math.abs(x * dy) + Math.abs(y * dx));
        if (ahead > 0 && cost < least) [best, least] = [s, cost];
      }
      return best;
    }

    /** Marks the places of an incident that a list row is pointed at; nothing for ''. */
    point(id) {
      const incident = id ? this.model.incidents.get(id) : null;
      const next = incident ? this.spots.spotsOf(incident) : [];
      if (!next.length && !this.pointed.length) return;
      this.pointed = next;
      this.top._update();
    }

    /** What names are written to, and what is kept free of other names: areas in sight, and points where they are few. */
    named() {
      const size = this.map.getSize();
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const origin = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint([0, 0]));
      const box = [origin.x, origin.y, origin.x + size.x, origin.y + size.y].map((px) => px / scale);
      const inside = (s) =>
        this.spots.x[s] > box[0] && this.spots.x[s] < box[2] && this.spots.y[s] > box[1] && this.spots.y[s] < box[3];
      const points = [];
      this.spots.within(box, (s) => this.spots.count[s] && inside(s) && points.push(s));
      const areas = this.spots.areas.map((area) => area.s).filter((s) => this.spots.count[s] && inside(s));
      areas.sort((a, b) => this.spots.count[b] - this.spots.count[a]);
      const chosen = this.model.incidents.get(this.model.selected);
      const mine = new Set(chosen ? this.spots.spotsOf(chosen) : []);
      return [...(points.length > MOST_NAMES ? [] : points), ...areas.slice(0, MOST_NAMES)].map((s) => ({
        place: this.spots.place(s),
        kind: C.KIND_ORDER[this.spots.lead[s]],
        n: this.spots.count[s],
        mine: mine.has(s),
      }));
    }

    /** The bounds of an incident's places, or of all of them; null where there are none. */
    boundsOf(id) {
      const {spots} = this;
      const bounds = L.latLngBounds([]);
      const some = id === undefined ? null : new Set(spots.spotsOf(this.model.incidents.get(id)));
      for (const {s, degrees} of spots.areas)
        if (!some || some.has(s)) bounds.extend([degrees.slice(0, 2), degrees.slice(2)]);
      if (some) for (const s of some) bounds.extend([spots.lat[s], spots.lon[s]]);
      else for (let s = 0; s < spots.n; s += 1) if (spots.pointed[s]) bounds.extend([spots.lat[s], spots.lon[s]]);
      return bounds.isValid() ? bounds : null;
    }
  };
})(Clashline);
