/* The spots of a map of many incidents as arrays: where each lies, what of it is shown, which lies near. */
'use strict';
(function (C) {
  const CELLS = 128; // of the grid, each way

  /** Web Mercator's y of a latitude, the world being 1 high, as Leaflet has it. */
  const mercator = (lat) => {
    const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };
  const longitude = (lon) => (lon + 180) / 360;

  C.Spots = class {
    constructor(model) {
      this.model = model;
      const n = model.nSpots;
      this.n = n;
      this.places = C.gather(n, model.spotOfPlace);
      const {places} = model;
      this.lat = new Float64Array(n);
      this.lon = new Float64Array(n);
      this.x = new Float64Array(n);
      this.y = new Float64Array(n);
      this.radius = new Float32Array(n);
      this.pointed = new Uint8Array(n);
      for (let s = 0; s < n; s += 1) {
        const row = this.first(s);
        const [lat, lon] = places.value('anchor', row);
        this.lat[s] = lat;
        this.lon[s] = lon;
        this.x[s] = longitude(lon);
        this.y[s] = mercator(lat);
        this.radius[s] = places.value('radius_m', row) || 0;
        this.pointed[s] = typeof places.value('lat', row) === 'number' ? 1 : 0;
      }
      this.count = new Uint32Array(n);
      this.lead = new Uint8Array(n);
      this.alleged = new Uint8Array(n);
      this.contested = new Uint8Array(n);
      const alleged = places.coded('alleged');
      this.allegedOf = Uint8Array.from(alleged.codes, (code) => (alleged.values[code] ? 1 : 0));
      this.makeGrid();
      this.makeAreas();
    }

    /** The place that stands for a spot. */
    first(s) {
      return this.places.rows[this.places.offsets[s]];
    }
    place(s) {
      return this.model.places.row(this.first(s));
    }

    makeGrid() {
      const [west, east] = [this.x.reduce((a, b) => Math.min(a, b), 1), this.x.reduce((a, b) => Math.max(a, b), 0)];
      const [north, south] = [this.y.reduce((a, b) => Math.min(a, b), 1), this.y.reduce((a, b) => Math.max(a, b), 0)];
      const size = Math.max(east - west, south - north, 1e-9) / CELLS;
      this.grid = {west, north, size};
      const cell = new Int32Array(this.n);
      for (let s = 0; s < this.n; s += 1)
        cell[s] = this.pointed[s] ? this.at(this.y[s], north) * (CELLS + 1) + this.at(this.x[s], west) : -1;
      this.cells = C.gather((CELLS + 1) * (CELLS + 1), cell);
    }
    at(value, origin) {
      return Math.max(0, Math.min(CELLS, Math.floor((value - origin) / this.grid.size)));
    }

    /** Tells of each point within a box of the world (0 to 1 each way), and of some beside it. */
    within([x0, y0, x1, y1], tell) {
      const {west, north} = this.grid;
      const [left, right] = [this.at(x0, west), this.at(x1, west)];
      for (let j = this.at(y0, north); j <= this.at(y1, north); j += 1) {
        const from = this.cells.offsets[j * (CELLS + 1) + left];
        const to = this.cells.offsets[j * (CELLS + 1) + right + 1];
        for (let k = from; k < to; k += 1) tell(this.cells.rows[k]);
      }
    }

    /** Areas, larger ones first, with their outlines as rings of x and y. */
    makeAreas() {
      this.areas = [];
      const rings = new Map();
      for (let s = 0; s < this.n; s += 1) {
        if (this.pointed[s]) continue;
        const area = this.model.places.value('area', this.first(s));
        if (!area) continue;
        const key = JSON.stringify(area);
        if (!rings.has(key)) rings.set(key, outline(area));
        this.areas.push({s, area, ...rings.get(key)});
      }
      this.areaOf = new Int32Array(this.n).fill(-1);
      this.areas.sort((a, b) => this.radius[b.s] - this.radius[a.s]);
      this.areas.forEach(({s}, a) => {
        this.areaOf[s] = a;
      });
    }

    /** Counts what of each spot is shown, and finds the kind that leads: at a point a closure, in an area the most frequent. */
    update() {
      const {model, count, lead, alleged, contested} = this;
      const isContested = model.column('contested');
      const {spotOfPlace, incidentOfPlace, mask} = model;
      const {codes} = model.column('kind');
      const closure = C.KIND_ORDER.indexOf('closure');
      const kinds = C.KIND_ORDER.length;
      const inAreas = new Uint32Array(this.areas.length * kinds);
      count.fill(0);
      alleged.fill(1);
      contested.fill(1);
      for (let row = 0; row < spotOfPlace.length; row += 1) {
        const s = spotOfPlace[row];
        const i = incidentOfPlace[row];
        if (s < 0 || !mask[i]) continue;
        if (this.areaOf[s] >= 0) inAreas[this.areaOf[s] * kinds + codes[i]] += 1;
        else if (count[s] === 0 || codes[i] === closure) lead[s] = codes[i];
        count[s] += 1;
        if (!this.allegedOf[row]) alleged[s] = 0;
        if (!isContested[i]) contested[s] = 0;
      }
      this.areas.forEach(({s}, a) => {
        const own = inAreas.subarray(a * kinds, (a + 1) * kinds);
        lead[s] = own.indexOf(own.reduce((most, each) => Math.max(most, each), 0));
      });
    }

    /** What the outline of a spot says. */
    outline(s) {
      return {n: this.count[s], alleged: this.alleged[s] === 1, contested: this.contested[s] === 1};
    }

    /** The numbers of the incidents that are shown at a spot. */
    incidents(s) {
      const found = [...this.places.of(s)].map((row) => this.model.incidentOfPlace[row]);
      return found.filter((i) => this.model.mask[i]);
    }
    spotsOf(incident) {
      return [...this.model.placeRows.of(incident.index)].map((row) => this.model.spotOfPlace[row]).filter((s) => s >= 0);
    }

    /** The point nearest to one of the world, within a distance; -1 if there is none. */
    nearest(x, y, far) {
      let [best, least] = [-1, far * far];
      this.within([x - far, y - far, x + far, y + far], (s) => {
        const distance = (this.x[s] - x) ** 2 + (this.y[s] - y) ** 2;
        if (this.count[s] && distance <= least) [best, least] = [s, distance];
      });
      return best;
    }
    /** The smallest area at a spot of the earth; -1 if there is none. */
    areaAt(lat, lon) {
      for (let k = this.areas.length - 1; k >= 0; k -= 1)
        if (this.count[this.areas[k].s] && C.contains(this.areas[k].area, lat, lon)) return this.areas[k].s;
      return -1;
    }
  };

  function outline(area) {
    const polygons = area.type === 'Polygon' ? [area.coordinates] : area.type === 'MultiPolygon' ? area.coordinates : [];
    const box = [1, 1, 0, 0];
    const degrees = [Infinity, Infinity, -Infinity, -Infinity];
    const rings = polygons.flat().map((ring) =>
      Float64Array.from(
        ring.flatMap(([lon, lat]) => {
          const [x, y] = [longitude(lon), mercator(lat)];
          [box[0], box[1], box[2], box[3]] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
          [degrees[0], degrees[1]] = [Math.min(degrees[0], lat), Math.min(degrees[1], lon)];
          [degrees[2], degrees[3]] = [Math.max(degrees[2], lat), Math.max(degrees[3], lon)];
          return [x, y];
        }),
      ),
    );
    return {rings, box, degrees};
  }
})(Clashline);
