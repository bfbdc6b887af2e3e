/* What a reader has narrowed the map to: values of facets, days, kilometres, words. One place that sets the model's filters. */
'use strict';
(function (C) {
  const GRADES = ['confirmed', 'fair', 'contested', 'weak', 'discounted'];
  const PRECISIONS = ['site', 'settlement', 'near_settlement', 'district', 'stretch', 'province', 'country', 'none'];
  const inOrder = (order) => (a, b) => order.indexOf(a.value) - order.indexOf(b.value);
  const byCount = (a, b) => b.all - a.all || (a.value < b.value ? -1 : 1);

  // Facets with the name of a value and the order of values; the columns are model.js's.
  const FACETS = {
    side: {name: (model, value) => model.sideName(value), sort: byCount},
    country: {name: (model, value) => C.groundName(model, value), sort: byCount},
    grade: {name: (_, value) => C.gradeName(value), sort: inOrder(GRADES)},
    precision: {name: (_, value) => C.precisionName(value), sort: inOrder(PRECISIONS)},
    source: {name: (model, value) => C.sourceName(model, value), sort: byCount},
    language: {name: (_, value) => C.languageName(value), sort: byCount},
  };
  C.FACETS = Object.keys(FACETS);

  /** Whose side of the line: a country's, uncertain, not known. */
  C.groundName = (model, value) => {
    if (value === 'uncertain' || !value) return C.t('facet.' + (value || 'unknown'));
    const country = ((model.data.theatre || {}).countries || []).find((c) => c.code === value);
    return country ? country.name : value;
  };

  /** A publisher's name; where an article tells none, the column has its file's, and people know it by its number. */
  C.sourceName = (model, value) => {
    if (!model.nameless) {
      model.nameless = new Map();
      for (let row = 0; row < model.articles.length; row += 1)
        if (!model.articles.value('publisher', row))
          model.nameless.set(model.articles.value('name', row) || '', C.articleName(model, model.articles.row(row)));
    }
    return model.nameless.get(value) || value || C.t('facet.no_source');
  };

  /** The box of each spot on the map, as [[south, west], [north, east]]. */
  C.spotBoxes = (model) => {
    if (!model.boxes) {
      model.boxes = Array(model.nSpots).fill(null);
      const {places} = model;
      model.spotOfPlace.forEach((s, row) => {
        if (s < 0 || model.boxes[s]) return;
        const area = places.value('area', row);
        const anchor = places.value('anchor', row);
        model.boxes[s] = area ? C.boxOf(area) : [anchor, anchor];
      });
    }
    return model.boxes;
  };

  C.Explore = class {
    constructor(model) {
      this.model = model;
      this.chosen = new Map(C.FACETS.map((name) => [name, new Set()]));
      this.forget();
      model.onChange((what) => {
        if (what === 'filter') this.keepTrue();
      });
    }

    forget() {
      for (const set of this.chosen.values()) set.clear();
      Object.assign(this, {range: null, undated: true, km: null, bounds: null});
    }

    /** Whoever takes the model's filters away (a way out of "nothing matches") takes the choices away. */
    keepTrue() {
      const {filters} = this.model;
      for (const [name, set] of this.chosen) if (!filters.has(name)) set.clear();
      if (!filters.has('time')) Object.assign(this, {range: null, undated: true});
      if (!filters.has('km')) this.km = null;
      if (!filters.has('bounds')) this.bounds = null;
    }

    /** The values of a facet with how many incidents have each: of all, and of those that the other filters leave. */
    values(name) {
      const column = this.model.column(name);
      const now = column.count(this.model.passesBut(name));
      const all = this.totals(name, column);
      return column.values
        .map((value, k) => ({
          value,
          name: FACETS[name].name(this.model, value),
          all: all[k],
          now: now[k],
          chosen: this.chosen.get(name).has(value),
        }))
        .sort(FACETS[name].sort);
    }

    totals(name, column) {
      this.counted = this.counted || new Map();
      if (!this.counted.has(name)) this.counted.set(name, column.count());
      return this.counted.get(name);
    }

    /** The first and the last day of all that is dated; [0, 0] where nothing is. */
    span() {
      if (!this.days) {
        const [from, to] = [this.model.column('from'), this.model.column('to')];
        let [first, last] = [Infinity, -Infinity];
        for (let i = 0; i < this.model.n; i += 1) {
          if (from[i] === C.NO_DAY) continue;
          first = Math.min(first, from[i]);
          last = Math.max(last, to[i]);
        }
        this.days = first <= last ? [first, last] : [0, 0];
      }
      return this.days;
    }
    hasUndated() {
      return this.model.column('from').includes(C.NO_DAY);
    }

    /** Chooses values of a facet; none chosen means all shown. Values that no incident has are left out. */
    choose(name, values) {
      const column = this.model.column(name);
      const known = [...new Set(values)].filter((value) => column.values.includes(value));
      this.chosen.set(name, new Set(known));
      this.model.setFilter(name, known.length ? column.anyOf(known) : null);
    }

    toggle(name, value) {
      const set = new Set(this.chosen.get(name));
      if (!set.delete(value)) set.add(value);
      this.choose(name, set);
    }

    /** Shows what may have happened from a day to a day ([from, to], or null for always), and what is undated or not. */
    setTime(range, undated) {
      Object.assign(this, {range, undated});
      if (!range && undated) {
        this.model.setFilter('time', null);
        return;
      }
      const from = this.model.column('from');
      const to = this.model.column('to');
      const [first, last] = range || [-Infinity, Infinity];
      this.model.setFilter('time', (i) => (from[i] === C.NO_DAY ? undated : from[i] <= last && to[i] >= first));
    }

    /** Shows what has a place by the line from a kilometre to a kilometre; null for everything. */
    setKm(range) {
      this.km = range;
      if (!range) {
        this.model.setFilter('km', null);
        return;
      }
      const {placeRows, places} = this.model;
      const [first, last] = range;
      const within = Uint8Array.from({length: places.length}, (_, row) =>
        C.isByLine(this.model, row) && places.value('km_from', row) <= last && places.value('km_to', row) >= first
          ? 1
          : 0,
      );
      this.model.setFilter('km', (i) => placeRows.of(i).some((row) => within[row]));
    }

    /** Shows what has a place within bounds (Leaflet's); null for everything. */
    setBounds(bounds) {
      this.bounds = bounds;
      const {model} = this;
      if (!bounds) {
        model.setFilter('bounds', null);
        return;
      }
      const {placeRows, spotOfPlace} = model;
      const within = C.spotBoxes(model).map((box) => (box && bounds.intersects(box) ? 1 : 0));
      model.setFilter('bounds', (i) => placeRows.of(i).some((row) => spotOfPlace[row] >= 0 && within[spotOfPlace[row]]));
    }

    /** How many filters are on. */
    active() {
      return this.model.filters.names().length;
    }

    /** What of the address is about filters. */
    state() {
      const {model} = this;
      const state = {q: model.query};
      if (model.filters.has('kind')) state.kind = model.kinds.size ? [...model.kinds] : ['none'];
      for (const [name, set] of this.chosen) state[name] = [...set];
      if (this.range) [state.from, state.to] = this.range.map(C.isoDay);
      if (!this.undated) state.undated = 'no';
      if (this.bounds) state.within = 'map';
      if (this.km) state.km = this.km.map((km) => Math.round(km));
      return state;
    }

    rangeOf({from, to}) {
      if (!from && !to) return null;
      const [first, last] = this.span();
      return [from ? C.dayNumber(from) : first, to ? C.dayNumber(to) : Math.max(last, from ? C.dayNumber(from) : last)];
    }

    /** Takes such a state over; whatever it does not speak of is shown. */
    restore(state) {
      const {model} = this;
      model.quietly(() => {
        model.showAll();
        if (state.kind) model.chooseKinds(state.kind);
        for (const name of C.FACETS) if (state[name]) this.choose(name, state[name]);
        if (state.from || state.to || state.undated) this.setTime(this.rangeOf(state), !state.undated);
        if (state.km) this.setKm(state.km);
        if (state.q) model.search(state.q);
      });
    }
  };
})(Clashline);
