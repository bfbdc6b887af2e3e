/* Names on the map. Each asks for a free spot by rank; one that finds none is left out until the map is nearer. */
'use strict';
(function (C) {
  const L = window.L;
  const FAMILY = ' system-ui, sans-serif';
  const STYLES = {
    incident: {font: '600 13px' + FAMILY, size: 13, pad: 3},
    country: {font: '600 13px' + FAMILY, size: 13, pad: 12, spacing: 3.2},
    town: {font: '11px' + FAMILY, size: 11, pad: 3},
    province: {font: '11px' + FAMILY, size: 11, pad: 5},
    line: {font: 'italic 11px' + FAMILY, size: 11, pad: 3},
  };
  const pen = document.createElement('canvas').getContext('2d');

  C.measureText = (text, kind) => measure(text, STYLES[kind]);

  function measure(text, style) {
    pen.font = style.font;
    return pen.measureText(text).width + (C.rtl() ? 0 : style.spacing || 0) * text.length;
  }

  const REST_MS = 120;

  class Room {
    constructor(size) {
      this.size = size;
      this.boxes = [];
    }
    take(box) {
      this.boxes.push(box);
    }
    free([x0, y0, x1, y1]) {
      if (x0 < 4 || y0 < 4 || x1 > this.size.x - 4 || y1 > this.size.y - 4) return false;
      return !this.boxes.some((b) => x0 < b[2] && x1 > b[0] && y0 < b[3] && y1 > b[1]);
    }
  }

  /** Spots around a point for a text of w x h: beside it first, then above and below, then the corners. */
  const around = (p, w, h, gap) =>
    [
      [gap, -h / 2],
      [-gap - w, -h / 2],
      [-w / 2, -gap - h],
      [-w / 2, gap],
      [gap * 0.7, -gap * 0.7 - h],
      [gap * 0.7, gap * 0.7],
      [-gap * 0.7 - w, -gap * 0.7 - h],
      [-gap * 0.7 - w, gap * 0.7],
    ].map(([dx, dy]) => [p.x + dx, p.y + dy]);
  const within = (p, w, h) =>
    [
      [0, 0],
      [0, -h],
      [0, h],
      [-w / 3, -h * 0.6],
      [w / 3, h * 0.6],
      [0, -2 * h],
      [0, 2 * h],
    ].map(([dx, dy]) => [p.x - w / 2 + dx, p.y - h / 2 + dy]);

  C.Labels = class {
    /** `named()` lists what names are written to: {place, kind, n, mine}. */
    constructor(map, model, named) {
      this.map = map;
      this.named = named;
      this.model = model;
      this.base = model.data.base || {};
      const pane = map.createPane('cl-labels');
      pane.style.zIndex = '500';
      pane.style.pointerEvents = 'none';
      L.DomUtil.addClass(pane, 'leaflet-zoom-hide');
      this.svg = C.s('svg', {class: 'cl-labels', 'aria-hidden': 'true', focusable: 'false'});
      pane.append(this.svg);
      const features = (collection) => (collection && Array.isArray(collection.features) ? collection.features : []);
      this.provinces = features(this.base.provinces)
        .filter((f) => f.geometry)
        .map((f) => ({name: f.properties.name, at: C.middle(f.geometry)}));
      this.countries = features(this.base.countries).filter((f) => f.geometry);
      map.on('zoomend moveend resize', () => this.draw());
    }

    spot(lat, lon) {
      return this.map.latLngToContainerPoint([lat, lon]);
    }

    /** Writes the names anew; of a map of many incidents when it has come to rest, for that takes longer than a frame. */
    draw() {
      clearTimeout(this.waiting);
      if (C.isMany(this.model)) this.waiting = setTimeout(() => this.writeAll(), REST_MS);
      else this.writeAll();
    }

    writeAll() {
      const size = this.map.getSize();
      L.DomUtil.setPosition(this.svg, this.map.containerPointToLayerPoint([0, 0]));
      this.svg.setAttribute('width', size.x);
      this.svg.setAttribute('height', size.y);
      C.clear(this.svg);
      this.room = new Room(size);
      this.used = new Set();
      this.entries = this.named();
      this.areas = this.entries.map(({place}) => place.area).filter(Boolean);
      this.keepClearOfControls();
      this.incidents();
      C.writeLineNames(this);
      this.countryNames();
      this.towns(2);
      this.towns(3);
      this.provinceNames();
      this.towns(9);
      this.crossings();
    }

    keepClearOfControls() {
      const frame = this.map.getContainer();
      const at = frame.getBoundingClientRect();
      for (const node of frame.querySelectorAll('[data-keep-clear]')) {
        const box = node.getBoundingClientRect();
        if (box.width)
          this.room.take([
            box.left - at.left - 4,
            box.top - at.top - 4,
            box.right - at.left + 4,
            box.bottom - at.top + 4,
          ]);
      }
      for (const {place} of this.entries) {
        if (place.lat === null || place.lat === undefined) continue;
        const p = this.spot(place.lat, place.lon);
        this.room.take([p.x - 10, p.y - 13, p.x + 13, p.y + 10]);
      }
    }

    /** Writes a text at the first free of the spots; says whether there was one. */
    write(whole, kind, spots, extra) {
      const text = whole.length > 30 ? whole.slice(0, 28) + '…' : whole;
      const style = STYLES[kind];
      const w = measure(text, style) + (extra && extra.badge ? 10 + 6.4 * String(extra.badge).length + 4 : 0);
      const h = style.size + 3;
      for (const [x, y] of spots(w, h)) {
        const box = [x - style.pad, y - 1, x + w + style.pad, y + h + 1];
        if (
          !this.room.free(box) ||
          (extra && extra.home && !this.touches(extra.home, x, y, w, h)) ||
          (extra && extra.avoid && this.onAreas(x, y, w, h))
        )
          continue;
        this.room.take(box);
        const node = C.s(
          'text',
          {
            class: 'cl-label is-' + kind + ((extra && extra.class) || ''),
            x: x.toFixed(1),
            y: (y + style.size).toFixed(1),
          },
          text,
        );
        this.svg.append(node);
        if (extra && extra.badge)
          this.svg.append(C.badge(extra.badge, x + w - 5 - 3.2 * String(extra.badge).length, y + h / 2));
        return true;
      }
      return false;
    }

    spread(x, y, w, h) {
      const steps = Math.max(4, Math.ceil(w / 10));
      return Array.from({length: steps + 3}, (_, i) =>
        this.map.containerPointToLatLng([x + ((i - 1) * w) / steps, y + h / 2]),
      );
    }

    /** Whether a text would stand on its own area, or on any incident's. */
    touches(area, x, y, w, h) {
      return this.spread(x, y, w, h)
        .slice(2, -2)
        .some((at) => C.contains(area, at.lat, at.lng));
    }
    onAreas(x, y, w, h) {
      const spots = [...this.spread(x, y, w, -h / 2), ...this.spread(x, y + h, w, h / 2)];
      return this.areas.some((area) => spots.some((at) => C.contains(area, at.lat, at.lng)));
    }

    incidents() {
      const chosen = this.model.selected;
      // The chosen first, then points: an area's hatching is seen without its name, too.
      const isPoint = (place) => place.lat !== null && place.lat !== undefined;
      const rank = (entry) => (entry.mine ? 0 : 2) + (isPoint(entry.place) ? 0 : 1);
      const entries = this.entries.filter(({n}) => n).sort((a, b) => rank(a) - rank(b));
      const named = [];
      for (const {place, kind, n, mine} of entries) {
        const pointed = isPoint(place);
        const p = pointed ? this.spot(place.lat, place.lon) : this.spot(place.anchor[0], place.anchor[1]);
        const faded = chosen && !mine ? ' is-faded' : '';
        const name = place.name || place.label;
        this.used.add(name);
        // A town in a province of its name, a crossing beside its town: one name says both.
        if (named.some((other) => other.name === name && other.p.distanceTo(p) < 60)) continue;
        const badge = !pointed && n > 1 ? n : 0;
        const fits = this.write(name, 'incident', (w, h) => (pointed ? around(p, w, h, 18) : within(p, w, h)), {
          class: ' k-' + C.kindOf(kind) + faded,
          home: pointed ? null : place.area,
          badge,
        });
        if (fits) named.push({name, p});
        if (!fits && badge) this.svg.append(C.badge(badge, p.x, p.y));
      }
    }

    countryNames() {
      const size = this.map.getSize();
      for (const country of this.countries) {
        const name = C.countryName(country.properties).toLocaleUpperCase();
        const spots = [];
        for (let i = 1; i < 14; i += 1) {
          for (let j = 1; j < 10; j += 1) {
            const p = L.point((size.x * i) / 14, (size.y * j) / 10);
            const at = this.map.containerPointToLatLng(p);
            if (C.contains(country.geometry, at.lat, at.lng)) spots.push(p);
          }
        }
        if (spots.length < 4) continue;
        const cx = spots.reduce((sum, p) => sum + p.x, 0) / spots.length;
        const cy = spots.reduce((sum, p) => sum + p.y, 0) / spots.length;
        spots.sort((a, b) => Math.hypot(a.x - cx, a.y - cy) - Math.hypot(b.x - cx, b.y - cy));
        const inside = (x, y) => {
          const at = this.map.containerPointToLatLng([x, y]);
          return C.contains(country.geometry, at.lat, at.lng);
        };
        this.write(
          name,
          'country',
          (w, h) =>
            spots
              .filter((p) => inside(p.x - w / 2, p.y) && inside(p.x + w / 2, p.y))
              .map((p) => [p.x - w / 2, p.y - h / 2]),
          {avoid: true},
        );
      }
    }

    towns(rank) {
      const zoom = this.map.getZoom();
      const nearest = zoom < 5.5 ? 2 : zoom < 7 ? 3 : 9;
      for (const town of this.base.towns || []) {
        if (this.used.has(town.name) || town.rank > Math.min(rank, nearest)) continue;
        const p = this.spot(town.lat, town.lon);
        if (!this.room.free([p.x - 3, p.y - 3, p.x + 3, p.y + 3])) continue;
        if (
          this.write(town.name, 'town', (w, h) => around(p, w, h, 6), {
            avoid: !this.areas.some((area) => C.contains(area, town.lat, town.lon)),
          })
        ) {
          this.used.add(town.name);
          this.svg.append(C.s('circle', {class: 'cl-town', cx: p.x.toFixed(1), cy: p.y.toFixed(1), r: 2}));
          this.room.take([p.x - 3, p.y - 3, p.x + 3, p.y + 3]);
        }
      }
    }

    crossings() {
      if (this.map.getZoom() < 7.5) return;
      for (const place of this.base.crossings || []) {
        if (this.used.has(place.name)) continue;
        const p = this.spot(place.lat, place.lon);
        if (!this.room.free([p.x - 4, p.y - 4, p.x + 4, p.y + 4])) continue;
        if (this.write(place.name, 'town', (w, h) => around(p, w, h, 7), {avoid: true})) {
          this.svg.append(C.s('circle', {class: 'cl-gate', cx: p.x.toFixed(1), cy: p.y.toFixed(1), r: 3}));
        }
      }
    }

    provinceNames() {
      for (const {name, at} of this.provinces) {
        if (this.used.has(name)) continue;
        const west = this.spot(at.lat, at.west).x;
        const east = this.spot(at.lat, at.east).x;
        const p = this.spot(at.lat, at.lon);
        this.write(
          name,
          'province',
          (w, h) =>
            east - west > w * 0.9
              ? [
                  [p.x - w / 2, p.y - h / 2],
                  [p.x - w / 2, p.y + h / 2],
                  [p.x - w / 2, p.y - h * 1.5],
                ]
              : [],
          {avoid: true},
        );
      }
    }
  };
})(Clashline);
