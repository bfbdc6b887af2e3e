/* Land, provinces and the frontier, drawn from the payload: no tiles, nothing fetched. */
'use strict';
(function (C) {
  const L = window.L;
  // Where the depictions differ it is by a few kilometres: from this zoom on that can be seen.
  const APART_ZOOM = 8;

  /** A pane of its own with an SVG renderer that draws half a screen beyond the edge, for dragging. */
  C.pane = (map, name, zIndex, touchable) => {
    const pane = map.createPane(name);
    pane.style.zIndex = String(zIndex);
    if (!touchable) pane.style.pointerEvents = 'none';
    return L.svg({pane: name, padding: 0.5});
  };

  function draw(map, geojson, renderer, pane, className) {
    if (!geojson) return null;
    const name = (feature) => (typeof className === 'function' ? className(feature) : className);
    return L.geoJSON(geojson, {
      pane,
      renderer,
      interactive: false,
      style: (feature) => ({className: name(feature), pane, renderer, fill: true, interactive: false}),
    }).addTo(map);
  }

  C.drawBase = (map, model) => {
    const {data} = model;
    const base = data.base || {};
    const ours = new Set(((data.theatre && data.theatre.countries) || []).map((c) => c.code));
    const tiles = data.tiles && C.safeUrl(data.tiles.url) ? data.tiles : null;
    const ground = C.pane(map, 'cl-ground', 250, false);
    if (tiles) L.tileLayer(tiles.url, {maxZoom: Number(tiles.max_zoom) || 12, attribution: ''}).addTo(map);
    const veil = tiles ? ' is-tiled' : '';
    draw(
      map,
      base.countries,
      ground,
      'cl-ground',
      (f) => 'cl-country' + veil + (ours.has(f.properties && f.properties.code) ? ' is-ours' : ''),
    );
    draw(map, base.provinces, ground, 'cl-ground', 'cl-province');
    C.drawLine(map, model);
  };

  /** The depiction that was chosen, dashed; the other one dotted: where both are wanted, or where they can be told apart. */
  C.drawLine = (map, model) => {
    const renderer = C.pane(map, 'cl-line', 450, false);
    const {frontier} = model.data.base || {};
    const layers = (Array.isArray(frontier) ? frontier : []).map((line) =>
      ['cl-frontier-halo', 'cl-frontier', 'cl-frontier-other'].map((name) => {
        const layer = draw(map, line, renderer, 'cl-line', name);
        if (layer) layer.remove();
        return layer;
      }),
    );
    const show = () => {
      const {drawn} = model.views;
      const first = drawn === 'other_line' && layers[1] ? 1 : 0;
      const near = drawn === 'both' || map.getZoom() >= APART_ZOOM;
      layers.forEach(([halo, main, other], k) => {
        const wanted = k === first ? [halo, main] : near ? [other] : [];
        for (const layer of [halo, main, other])
          if (layer && wanted.includes(layer) !== map.hasLayer(layer)) wanted.includes(layer) ? layer.addTo(map) : layer.remove();
      });
    };
    map.on('zoomend', show);
    model.onChange((what) => what === 'view' && show());
    show();
  };

  const ringContains = (ring, lon, lat) => {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
  };

  const boxes = new WeakMap();
  /** The box of a polygon or several, as [[south, west], [north, east]]; found once. */
  C.boxOf = (geometry) => {
    if (boxes.has(geometry)) return boxes.get(geometry);
    const box = [
      [Infinity, Infinity],
      [-Infinity, -Infinity],
    ];
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    for (const ring of rings)
      for (const [lon, lat] of ring) {
        box[0] = [Math.min(box[0][0], lat), Math.min(box[0][1], lon)];
        box[1] = [Math.max(box[1][0], lat), Math.max(box[1][1], lon)];
      }
    boxes.set(geometry, box);
    return box;
  };

  /** Whether a GeoJSON polygon contains a spot (holes respected). */
  C.contains = (geometry, lat, lon) => {
    if (!geometry) return false;
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    if (!polygons.length) return false;
    const [[south, west], [north, east]] = C.boxOf(geometry);
    if (lon < west || lon > east || lat < south || lat > north) return false;
    return polygons.some(
      (rings) =>
        rings.length > 0 &&
        ringContains(rings[0], lon, lat) &&
        !rings.slice(1).some((hole) => ringContains(hole, lon, lat)),
    );
  };

  /** The middle of a polygon's bounding box in its largest ring, moved inside if it fell outside. */
  C.middle = (geometry) => {
    const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map((p) => p[0]);
    let best = null;
    for (const ring of rings) {
      const xs = ring.map((p) => p[0]);
      const ys = ring.map((p) => p[1]);
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      const size = (box[2] - box[0]) * (box[3] - box[1]);
      if (!best || size > best.size) best = {box, size, ring};
    }
    const [w, s, e, n] = best.box;
    const lon = (w + e) / 2;
    // Widest stretch of the polygon on its middle meridian-crossing parallel.
    const lat = (s + n) / 2;
    const cuts = [];
    best.ring.forEach((p, i) => {
      const q = best.ring[(i + 1) % best.ring.length];
      if (p[1] > lat !== q[1] > lat) cuts.push(p[0] + ((lat - p[1]) / (q[1] - p[1])) * (q[0] - p[0]));
    });
    cuts.sort((a, b) => a - b);
    let span = null;
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      if (!span || cuts[i + 1] - cuts[i] > span[1] - span[0]) span = [cuts[i], cuts[i + 1]];
    }
    return {lat, lon: span ? (span[0] + span[1]) / 2 : lon, west: span ? span[0] : w, east: span ? span[1] : e};
  };
})(Clashline);
