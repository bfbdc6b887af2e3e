/* The payload indexed, the filter and the selection, and who listens to them. */
'use strict';
(function (C) {
  const array = (value) => (Array.isArray(value) ? value : []);
  const object = (value) => (value && typeof value === 'object' && !Array.isArray(value) ? value : {});
  const table = (rows, key) => new Map(rows.map((row) => [row[key], row]));

  /** An id of the place that several incidents may share: the gazetteer's, else the spot itself. */
  const spot = (place) => place.id || 'at ' + JSON.stringify(place.anchor || place.key);

  /** The model of one page: read-only tables, and a small state that listeners are told about. */
  C.Model = class {
    constructor(data) {
      this.data = data;
      this.sides = object(data.sides);
      this.claimants = object(data.claimants);
      this.incidents = array(data.incidents);
      this.places = array(data.places).filter((p) => p.drawn !== false && p.anchor);
      this.claims = array(data.claims);
      this.articles = array(data.articles);
      this.unplaced = array(data.unplaced);
      this.incidentOf = table(this.incidents, 'id');
      this.claimOf = table(this.claims, 'id');
      this.articleOf = table(this.articles, 'id');
      this.allPlacesOf = new Map();
      for (const place of array(data.places)) {
        if (!this.allPlacesOf.has(place.incident)) this.allPlacesOf.set(place.incident, []);
        this.allPlacesOf.get(place.incident).push(place);
      }
      this.spots = this.groupSpots();
      this.kinds = new Set(C.KIND_ORDER);
      this.query = '';
      this.selected = null;
      this.listeners = [];
      this.texts = new Map();
    }

    /** Places that several incidents share, drawn once: [{key, rows: [place...]}], larger areas first. */
    groupSpots() {
      const groups = new Map();
      for (const place of this.places) {
        if (!this.incidentOf.has(place.incident)) continue;
        const key = spot(place);
        if (!groups.has(key)) groups.set(key, {key, rows: []});
        groups.get(key).rows.push(place);
      }
      return [...groups.values()].sort((a, b) => (b.rows[0].radius_m || 0) - (a.rows[0].radius_m || 0));
    }

    sideName(label) {
      const side = this.sides[label];
      return (side && side.name) || (label ? String(label).replace(/_/g, ' ') : C.t('name.no_side'));
    }

    claimantName(label) {
      const row = this.claimants[label];
      return (row && row.name) || (label ? String(label).replace(/_/g, ' ') : C.t('name.no_source'));
    }

    /** Names of those who deny a claim; the payload gives claim ids or claimants' labels. */
    deniers(claim) {
      const names = array(claim.denied_by).map((ref) => {
        const denial = this.claimOf.get(ref);
        return this.claimantName(denial ? denial.claimant : ref);
      });
      return [...new Set(names)];
    }

    placesOf(incident) {
      return this.allPlacesOf.get(incident.id) || [];
    }
    drawnOf(incident) {
      return this.placesOf(incident).filter((p) => p.drawn !== false && p.anchor);
    }
    claimsOf(incident) {
      return array(incident.claims)
        .map((id) => this.claimOf.get(id))
        .filter(Boolean);
    }

    haystack(incident) {
      if (!this.texts.has(incident.id)) {
        const words = [incident.title, incident.id, C.typeName(incident.type)];
        for (const p of this.placesOf(incident)) words.push(p.name, p.label);
        for (const c of this.claimsOf(incident)) {
          const a = this.articleOf.get(c.article) || {};
          const q = c.quote || {};
          words.push(c.claimant_text, this.claimantName(c.claimant), q.before, q.focus, q.after, a.title, a.publisher);
        }
        this.texts.set(incident.id, words.filter(Boolean).join('\n').toLocaleLowerCase());
      }
      return this.texts.get(incident.id);
    }

    matches(incident) {
      return this.kinds.has(C.kindOf(incident.kind)) && (!this.query || this.haystack(incident).includes(this.query));
    }

    shown() {
      return this.incidents.filter((i) => this.matches(i));
    }
    filtered() {
      return Boolean(this.query) || C.KIND_ORDER.some((k) => !this.kinds.has(k));
    }

    /** True sentence parts: how many incidents are on the map, at how many places, how many are not. */
    counts(incidents) {
      let placed = 0;
      const spots = new Set();
      for (const incident of incidents) {
        const drawn = this.drawnOf(incident);
        placed += drawn.length > 0;
        for (const place of drawn) spots.add(spot(place));
      }
      return {all: incidents.length, placed, places: spots.size, unplaced: incidents.length - placed};
    }

    kindCount(kind) {
      return this.incidents.filter((i) => C.kindOf(i.kind) === kind).length;
    }

    onChange(listener) {
      this.listeners.push(listener);
    }
    tell(what) {
      for (const listener of this.listeners) listener(what);
    }

    select(id) {
      const next = this.incidentOf.has(id) ? id : null;
      if (next === this.selected) return;
      this.selected = next;
      this.tell('selection');
    }

    toggleKind(kind) {
      if (this.kinds.has(kind)) this.kinds.delete(kind);
      else this.kinds.add(kind);
      this.afterFilter();
    }

    search(text) {
      this.query = String(text).trim().toLocaleLowerCase();
      this.afterFilter();
    }

    showAll() {
      this.kinds = new Set(C.KIND_ORDER);
      this.query = '';
      this.afterFilter();
    }

    afterFilter() {
      const chosen = this.incidentOf.get(this.selected);
      if (chosen && !this.matches(chosen)) this.selected = null;
      this.tell('filter');
    }
  };
})(Clashline);
