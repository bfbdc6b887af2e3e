/* The payload indexed, the filter and the selection, and who listens to them.
 *
 * A map may hold a hundred thousand incidents, so they are told apart by number (0 to model.n - 1), and rows are made
 * only for what somebody looks at. In short:
 *
 *   model.n, model.incident(i)      how many; one as an object, with `.index` (do not keep many)
 *   model.indexOf(id)               its number, -1 if there is none
 *   model.incidents, .places, .claims, .articles   C.Table: .length, .row(i), .value(name, i), .get(id), iterable
 *   model.placesOf(incident), .drawnOf(incident), .claimsOf(incident)   rows of one incident
 *   model.column(name)              cheap columns of incidents, made once:
 *      C.Coded (.values, .codes, .offsets, .anyOf(values), .count(test)):
 *        'kind', 'type', 'grade'                       one value each ('kind' in C.KIND_ORDER)
 *        'precision'                                   of its places; 'none' where it has none
 *        'side'                                        labels of the sides that fought or were hit
 *        'country'                                     on whose side of the line its places are; 'uncertain', '' not known
 *        'source', 'language'                          publishers (or names) and languages of its articles
 *      Int32Array of days since 1970-01-01, C.NO_DAY where undated: 'from', 'to'
 *      Uint8Array of 0 and 1: 'placed', 'reviewed', 'contested', 'alleged'
 *   model.setFilter(name, test)     test(i) -> boolean; null takes it away. All named tests must pass.
 *      model.setFilter('grade', model.column('grade').anyOf(['weak', 'contested']))
 *   model.isShown(i), model.mask    Uint8Array, 1 for shown
 *   model.shown()                   Uint32Array of the numbers shown, in order
 *   model.counts(), model.totals    {all, placed, places, unplaced} of what is shown, and of everything
 *   model.passesBut(name)           a test: shown but for that filter, for counts beside its choices
 *   model.select(id), model.selected; model.onChange(listener), told 'start', 'filter', 'selection' or 'view'
 */
'use strict';
(function (C) {
  const array = (value) => (Array.isArray(value) ? value : []);
  /** A table by label that has nothing of its own: a label may be 'constructor' or '__proto__'. */
  const object = (value) =>
    Object.assign(Object.create(null), value && typeof value === 'object' && !Array.isArray(value) ? value : {});
  const asTable = (value) => (value instanceof C.Table ? value : new C.Table(array(value)));

  /** Where a place lies, as one number exact to five decimals of a degree. */
  const spotNumber = ([lat, lon]) => Math.round((lat + 90) * 1e5) * 0x4000000 + Math.round((lon + 180) * 1e5);

  // More spots than these are drawn on a canvas, and as bars.
  const MANY = 1500;
  C.isMany = (model) => Boolean(C.Crowd) && model.nSpots > MANY;

  /** The model of one page: read-only tables, and a small state that listeners are told about. */
  C.Model = class {
    constructor(data) {
      this.data = data;
      this.views = new C.Views(data);
      this.sides = object(data.sides);
      this.claimants = object(data.claimants);
      for (const name of ['incidents', 'places', 'claims', 'articles', 'unplaced']) this[name] = asTable(data[name]);
      this.incidentOf = this.incidents;
      this.claimOf = this.claims;
      this.articleOf = this.articles;
      this.n = this.incidents.length;
      this.incidentOfPlace = this.places.link('incident', this.incidents);
      this.placeRows = C.gather(this.n, this.incidentOfPlace);
      this.findSpots();
      this.columns = new Map();
      this.filters = new C.Filters(this.n);
      this.mask = this.filters.mask;
      this.totals = this.counts();
      this.kinds = new Set(C.KIND_ORDER);
      this.query = '';
      this.selected = null;
      this.listeners = [];
    }

    /**
     * Numbers the spots: places that several incidents share have the same; -1 for what is not drawn. What tells one
     * from others is the gazetteer's id, else where it lies; and how exactly it is known, for what was near a town is
     * not in it.
     */
    findSpots() {
      const {places} = this;
      const precision = places.coded('precision');
      const known = precision.values.map(() => new Map());
      this.spotOfPlace = new Int32Array(places.length).fill(-1);
      this.nSpots = 0;
      for (let row = 0; row < places.length; row += 1) {
        const anchor = places.value('drawn', row) === false ? null : places.value('anchor', row);
        if (!anchor || this.incidentOfPlace[row] < 0) continue;
        const numbers = known[precision.codes[row]];
        const key = places.value('id', row) || spotNumber(anchor);
        if (!numbers.has(key)) {
          numbers.set(key, this.nSpots);
          this.nSpots += 1;
        }
        this.spotOfPlace[row] = numbers.get(key);
      }
    }

    /** Places that several incidents share, drawn once: [{rows: [place...]}], larger areas first. */
    get spots() {
      if (!this.spotGroups) {
        const gathered = C.gather(this.nSpots, this.spotOfPlace);
        this.spotGroups = Array.from({length: this.nSpots}, (_, s) => ({
          rows: [...gathered.of(s)].map((row) => this.places.row(row)),
        })).sort((a, b) => (b.rows[0].radius_m || 0) - (a.rows[0].radius_m || 0));
      }
      return this.spotGroups;
    }

    incident(i) {
      return this.incidents.row(i);
    }
    indexOf(id) {
      return this.incidents.indexOf(id);
    }
    column(name) {
      if (!this.columns.has(name)) this.columns.set(name, C.incidentColumn(this, name));
      return this.columns.get(name);
    }

    sideName(label) {
      const side = this.sides[label];
      return this.views.nameOf(label) || (side && side.name) || (label ? String(label).replace(/_/g, ' ') : C.t('name.no_side'));
    }

    claimantName(label) {
      const row = this.claimants[label];
      return this.views.nameOf(label) || (row && row.name) || (label ? String(label).replace(/_/g, ' ') : C.t('name.no_source'));
    }

    /** Names of those who deny a claim; the payload gives claim ids or claimants' labels. */
    deniers(claim) {
      const names = array(claim.denied_by).map((ref) => {
        const denial = this.claims.get(ref);
        return this.claimantName(denial ? denial.claimant : ref);
      });
      return [...new Set(names)];
    }

    placesOf(incident) {
      return [...this.placeRows.of(incident.index)].map((row) => this.places.row(row));
    }
    drawnOf(incident) {
      return this.placesOf(incident).filter((place) => this.spotOfPlace[place.index] >= 0);
    }
    /** The rows of all places that are drawn. */
    *drawnPlaces() {
      for (let row = 0; row < this.places.length; row += 1)
        if (this.spotOfPlace[row] >= 0) yield this.places.row(row);
    }
    claimsOf(incident) {
      return array(incident.claims)
        .map((id) => this.claims.get(id))
        .filter(Boolean);
    }

    isShown(i) {
      return this.mask[i] === 1;
    }
    matches(incident) {
      return this.mask[incident.index] === 1;
    }
    shown() {
      return this.filters.shown();
    }
    filtered() {
      return this.filters.has();
    }
    passesBut(name) {
      return this.filters.passesBut(name);
    }

    /** True parts of a sentence about what is shown: how many are on the map, at how many places, how many are not. */
    counts() {
      if (this.counted === this.filters.version) return this.lastCounts;
      const shown = this.shown();
      const {offsets, rows} = this.placeRows;
      const seen = new Uint8Array(this.nSpots);
      let placed = 0;
      let places = 0;
      for (const i of shown) {
        let drawn = 0;
        for (let k = offsets[i]; k < offsets[i + 1]; k += 1) {
          const s = this.spotOfPlace[rows[k]];
          if (s < 0) continue;
          drawn = 1;
          places += 1 - seen[s];
          seen[s] = 1;
        }
        placed += drawn;
      }
      this.counted = this.filters.version;
      this.lastCounts = {all: shown.length, placed, places, unplaced: shown.length - placed};
      return this.lastCounts;
    }

    kindCount(kind) {
      return this.column('kind').count()[C.KIND_ORDER.indexOf(kind)];
    }

    onChange(listener) {
      this.listeners.push(listener);
    }
    tell(what) {
      for (const listener of this.listeners) listener(what);
    }

    select(id) {
      const next = this.incidents.has(id) ? id : null;
      if (next === this.selected) return;
      this.selected = next;
      this.tell('selection');
    }

    /** Takes the names and wording of a view, and a drawing of the line; the map's own where there is no such. */
    setView(id, drawn) {
      const {view, drawn: before} = this.views;
      this.views.take(id);
      this.views.draw(drawn);
      if (view !== this.views.view || before !== this.views.drawn) this.tell('view');
    }

    setFilter(name, test) {
      if (this.filters.set(name, test)) this.afterFilter();
    }

    toggleKind(kind) {
      if (this.kinds.has(kind)) this.kinds.delete(kind);
      else this.kinds.add(kind);
      this.chooseKinds(this.kinds);
    }
    chooseKinds(kinds) {
      this.kinds = new Set([...kinds].filter((kind) => C.KIND_ORDER.includes(kind)));
      const all = C.KIND_ORDER.every((each) => this.kinds.has(each));
      this.setFilter('kind', all ? null : this.column('kind').anyOf(this.kinds));
    }

    search(text) {
      this.query = String(text).trim();
      this.setFilter('text', C.textTest(this, this.query));
    }

    /** Takes every filter away. */
    showAll() {
      this.kinds = new Set(C.KIND_ORDER);
      this.query = '';
      for (const name of this.filters.names()) this.filters.set(name, null);
      this.afterFilter();
    }

    /** Sets several filters, of which listeners are told once. */
    quietly(change) {
      this.quiet = true;
      change();
      this.quiet = false;
      this.afterFilter();
    }

    afterFilter() {
      if (this.quiet) return;
      const chosen = this.indexOf(this.selected);
      if (chosen >= 0 && !this.isShown(chosen)) this.selected = null;
      if (!C.isMany(this)) this.tell('filter');
      else if (!this.telling)
        // Of many changes within a frame, as while a range is dragged, the last is told.
        this.telling = requestAnimationFrame(() => {
          this.telling = 0;
          this.tell('filter');
        });
    }
  };
})(Clashline);
