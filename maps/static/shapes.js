/* Incidents on the map: hatched areas, points at their true spot, one shape for all incidents that share it. */
'use strict';
(function (C) {
  const L = window.L;
  // The zoom from which on a circle of 5 km is larger than the sign in its middle.
  const FAR = 8.4;
  const FEW_TOLD = 5; // incidents of a place that are told one by one; a list that opens has them all
  const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

  C.Shapes = class {
    /** `choose(ids, element)` is called with the incidents of the shape that was clicked or entered. */
    constructor(map, model, uid, choose) {
      Object.assign(this, {map, model, uid, choose});
      this.renderer = C.pane(map, 'cl-areas', 400, true);
      this.shapes = [];
      for (const group of model.spots) this.add(group);
      map.getPane('cl-areas').classList.add('cl-areas');
      model.onChange(() => this.update());
      map.on('zoomend', () => this.nameDistance());
      this.nameDistance();
    }

    /** From afar a town's circle is smaller than its sign: a faint ring then says that it is a town and no spot. */
    nameDistance() {
      this.map.getContainer().classList.toggle('is-far', this.map.getZoom() < FAR);
    }

    add(group) {
      const place = group.rows[0];
      const shape = {rows: group.rows, parts: [], anchor: L.latLng(place.anchor[0], place.anchor[1])};
      const pointed = typeof place.lat === 'number' && typeof place.lon === 'number';
      if (place.area) this.addArea(shape, place, pointed);
      if (pointed) this.addPoint(shape, place);
      if (!shape.parts.length) return;
      this.shapes.push(shape);
      this.prepare(shape);
    }

    addArea(shape, place, pointed) {
      const style = {
        className: 'cl-area' + (pointed ? ' is-halo' : ''),
        fillOpacity: 1,
        pane: 'cl-areas',
        renderer: this.renderer,
        weight: 1.4,
        bubblingMouseEvents: false,
      };
      // About a town the area is a circle, and is drawn as one: its polygon has corners when looked at closely.
      const round = pointed && place.radius_m > 0;
      shape.layer = round
        ? L.circle([place.lat, place.lon], Object.assign({radius: place.radius_m}, style))
        : L.geoJSON(place.area, {pane: 'cl-areas', renderer: this.renderer, style});
      shape.layer.addTo(this.map).on('click', (event) => this.pressed(event, shape));
      const layers = round ? [shape.layer] : shape.layer.getLayers();
      shape.parts.push(...layers.map((layer) => layer.getElement && layer.getElement()).filter(Boolean));
    }

    addPoint(shape, place) {
      shape.svg = C.s('svg', {
        class: 'cl-point',
        viewBox: '0 0 32 32',
        width: 32,
        height: 32,
        focusable: 'false',
        'aria-hidden': 'true',
      });
      const icon = L.divIcon({html: shape.svg, className: 'cl-marker', iconSize: [44, 44], iconAnchor: [22, 22]});
      shape.marker = L.marker([place.lat, place.lon], {icon, keyboard: false, bubblingMouseEvents: false}).addTo(
        this.map,
      );
      shape.marker.on('click', (event) => this.pressed(event, shape));
      shape.parts.push(shape.marker.getElement());
    }

    /** The signs of what is shown here: the first kind in the middle, others on its corners, a number if kinds repeat. */
    signs(shape, rows) {
      const kinds = [...new Set(this.order(rows).map((p) => this.kindOf(p)))];
      const alleged = rows.every((p) => p.alleged);
      const ring = (rows[0].area ? ' is-town' : ' is-lone') + (C.outline(this.model, rows) === 'is-contested' ? ' is-contested' : '');
      C.clear(shape.svg).append(
        C.s('circle', {
          class: 'cl-ring k-' + C.kindOf(kinds[0]) + ring,
          cx: 16,
          cy: 16,
          r: 13,
        }),
        C.sign(kinds[0], 16, 16, 7, {alleged}),
        ...kinds.slice(1, 3).map((kind, i) => C.sign(kind, i ? 8 : 24, 8.5, 4.4, {small: true})),
        ...(rows.length > kinds.length ? [C.badge(rows.length, 24, 24)] : []),
      );
    }

    /** Closures first: their square is the place's own sign, what also happened sits on its corner. */
    order(rows) {
      const closure = C.KIND_ORDER.indexOf('closure');
      const {codes} = this.model.column('kind');
      const closes = (p) => codes[this.model.incidentOfPlace[p.index]] === closure;
      return [...rows.filter(closes), ...rows.filter((p) => !closes(p))];
    }

    kindOf(place) {
      return C.KIND_ORDER[this.model.column('kind').codes[this.model.incidentOfPlace[place.index]]];
    }

    visible(shape) {
      return shape.rows.filter((p) => this.model.isShown(this.model.incidentOfPlace[p.index]));
    }

    /** The one element of a shape that takes the focus; the others are for the pointer only. */
    target(shape) {
      return shape.marker ? shape.marker.getElement() : shape.parts[0];
    }

    prepare(shape) {
      const node = this.target(shape);
      node.setAttribute('role', 'button');
      node.setAttribute('tabindex', '-1');
      node.setAttribute('data-place', shape.rows[0].key);
      node.addEventListener('keydown', (event) => this.onKey(event, shape));
      node.addEventListener('focus', () => this.rove(shape));
    }

    pressed(event, shape) {
      if (event.originalEvent) L.DomEvent.stop(event.originalEvent);
      const target = this.target(shape);
      this.rove(shape);
      this.choose(
        this.visible(shape).map((p) => p.incident),
        target,
        shape.anchor,
      );
    }

    rove(shape) {
      for (const other of this.shapes) this.target(other).setAttribute('tabindex', other === shape ? '0' : '-1');
    }

    onKey(event, shape) {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        event.stopPropagation();
        this.pressed({}, shape);
      } else if (ARROWS[event.key]) {
        event.preventDefault();
        event.stopPropagation();
        const next = this.neighbour(shape, ARROWS[event.key]);
        if (next) this.target(next).focus();
      }
    }

    /** The nearest visible shape in a direction, as the map lies on the screen. */
    neighbour(shape, [dx, dy]) {
      const from = this.map.latLngToContainerPoint(shape.anchor);
      let best = null;
      for (const other of this.shapes) {
        if (other === shape || !this.visible(other).length) continue;
        const to = this.map.latLngToContainerPoint(other.anchor).subtract(from);
        const ahead = to.x * dx + to.y * dy;
        const aside = Math.abs(to.x * dy) + Math.abs(to.y * dx);
        if (ahead <= 0) continue;
        const cost = ahead + 2 * aside;
        if (!best || cost < best.cost) best = {other, cost};
      }
      return best && best.other;
    }

    describe(shape, rows) {
      const place = shape.rows[0];
      const titles = rows.slice(0, FEW_TOLD).map((p) => {
        const incident = this.model.incidentOf.get(p.incident);
        return C.commas([C.typeName(incident.type), p.alleged ? C.t('incident.alleged') : '', C.when(incident.date)].filter(Boolean));
      });
      return C.t('map.mark', {
        place: place.label || place.name,
        precision: C.precisionName(place.precision),
        incidents: [...titles, ...(rows.length > FEW_TOLD ? [C.t('count.incidents', {n: rows.length})] : [])].reduce((a, b) => C.t('list.semicolon', {a, b})),
      });
    }

    /** Shows what matches; the chosen incident's places get an ink outline, the rest fades. */
    update() {
      const chosen = this.model.selected;
      const focused = document.activeElement;
      const tabbed = this.shapes.find((s) => this.target(s).getAttribute('tabindex') === '0' && this.visible(s).length);
      for (const shape of this.shapes) {
        const rows = this.visible(shape);
        const mine = rows.some((p) => p.incident === chosen);
        const outline = rows.length ? C.outline(this.model, rows) : '';
        for (const node of shape.parts) {
          node.classList.toggle('is-out', rows.length === 0);
          node.classList.toggle('is-selected', mine);
          node.classList.toggle('is-faded', Boolean(chosen) && !mine);
          for (const name of ['is-alleged', 'is-contested']) node.classList.toggle(name, name === outline);
        }
        if (!rows.length) continue;
        if (shape.svg) this.signs(shape, rows);
        if (shape.layer) this.tint(shape, this.kindOf(this.order(rows)[0]), rows.length);
        const node = this.target(shape);
        node.setAttribute('aria-label', this.describe(shape, rows));
        node.setAttribute('aria-pressed', String(mine));
        if (mine && shape.layer) shape.layer.bringToFront();
      }
      this.keepSmallOnTop();
      // Bringing a path to the front moves it in the document, which takes the focus from it.
      if (focused !== document.activeElement && this.shapes.some((s) => this.target(s) === focused))
        focused.focus({preventScroll: true});
      const first = tabbed || this.shapes.find((s) => this.visible(s).length);
      if (first) this.rove(first);
    }

    /** Marks the places of an incident that a list row is pointed at; nothing for ''. */
    point(id) {
      for (const shape of this.shapes) {
        const mine = Boolean(id) && shape.rows.some((p) => p.incident === id);
        for (const node of shape.parts) node.classList.toggle('is-pointed', mine);
      }
    }

    /** An area takes the hatching of the first kind that is shown there, the denser the more incidents share it. */
    tint(shape, kind, n) {
      const fill = C.hatch(this.uid, kind, C.density(n));
      if (shape.fill === fill) return;
      for (const node of shape.parts) {
        if (shape.kind) node.classList.remove('k-' + C.kindOf(shape.kind));
        node.classList.add('k-' + C.kindOf(kind));
      }
      shape.layer.setStyle({fillColor: fill});
      shape.kind = kind;
      shape.fill = fill;
    }

    keepSmallOnTop() {
      for (const shape of this.shapes) {
        if (shape.layer && shape.rows[0].precision !== 'province') shape.layer.bringToFront();
      }
    }

    /** What names are written to: each spot with how many incidents are shown there, and the kind that leads. */
    named() {
      const {model} = this;
      return model.spots.map(({rows}) => {
        const shown = rows.filter((p) => model.isShown(model.incidentOfPlace[p.index]));
        const lead = shown.length ? this.order(shown)[0] : rows[0];
        return {
          place: rows[0],
          kind: model.incidentOf.get(lead.incident).kind,
          n: shown.length,
          mine: shown.some((p) => p.incident === model.selected),
        };
      });
    }

    /** The bounds of an incident's places, or of all of them; null where there are none. */
    boundsOf(id) {
      const bounds = L.latLngBounds([]);
      for (const shape of this.shapes) {
        if (id !== undefined && !shape.rows.some((p) => p.incident === id)) continue;
        bounds.extend(shape.layer ? shape.layer.getBounds() : shape.anchor);
      }
      return bounds.isValid() ? bounds : null;
    }
  };
})(Clashline);
