/* The search: over titles, places by all their names, speakers, sentences, sources and ids, however they are spelled. */
'use strict';
(function (C) {
  // Shorter pieces stand in every third id by chance.
  const ID = /^[a-z]?[0-9a-f]{6,}$/;

  /** Marks, bit by bit, which words of a query are found where; each text is looked at once, however many share it. */
  class Hits {
    constructor(n, words) {
      this.words = words;
      this.found = new Uint8Array(n);
      this.ids = words.some((word) => ID.test(word));
    }

    in(text) {
      if (!text) return 0;
      const folded = C.fold(String(text));
      return this.words.reduce((bits, word, k) => (folded.includes(word) ? bits | (1 << k) : bits), 0);
    }
    /** Looks through a coded column whose row r is of the incident ownerOf(r). */
    column({values, codes}, ownerOf, wordsOf = String) {
      const bits = Uint8Array.from(values, (value) => (value === null ? 0 : this.in(wordsOf(value))));
      for (let row = 0; row < codes.length; row += 1) if (bits[codes[row]]) this.add(ownerOf(row), bits[codes[row]]);
    }
    /** Looks through the ids of a table, if a word of the query may be one. */
    idsOf(table, ownerOf) {
      if (!this.ids) return;
      for (let row = 0; row < table.length; row += 1) this.add(ownerOf(row), this.in(table.value('id', row)));
    }
    add(i, bits) {
      if (i >= 0) this.found[i] |= bits;
    }
  }

  function inIncidents(model, hits) {
    const {incidents} = model;
    const own = (row) => row;
    hits.column(incidents.coded('title'), own);
    hits.column(incidents.coded('type'), own, C.typeName);
    hits.idsOf(incidents, own);
  }

  function inPlaces(model, hits) {
    const {places} = model;
    const others = model.data.names || {};
    const owner = (row) => model.incidentOfPlace[row];
    for (const name of ['name', 'label', 'admin1']) hits.column(places.coded(name), owner);
    const spellings = (id) => (Object.prototype.hasOwnProperty.call(others, id) ? others[id] : []);
    hits.column(places.coded('id'), owner, (id) => spellings(id).join('\n'));
  }

  function inClaims(model, hits) {
    const {claims} = model;
    const of = claims.link('incident', model.incidents);
    const owner = (row) => of[row];
    hits.column(claims.coded('claimant'), owner, (label) => model.claimantName(label));
    const pieces = ['before', 'focus', 'after'].map((piece) => ['quote', piece].join('.'));
    for (const path of ['claimant_text', ...pieces]) hits.column(claims.coded(path), owner);
    hits.idsOf(claims, owner);
    inArticles(model, hits, claims.link('article', model.articles), owner);
  }

  /** What is found in articles' titles and publishers counts for the claims that stand in them and their incidents. */
  function inArticles(model, hits, articleOfClaim, owner) {
    const {articles} = model;
    const found = new Hits(articles.length, hits.words);
    for (const name of ['title', 'publisher']) found.column(articles.coded(name), (row) => row);
    articleOfClaim.forEach((article, row) => article >= 0 && hits.add(owner(row), found.found[article]));
    const {offsets, rows} = model.incidents.linkLists('articles', articles);
    for (let i = 0; i < model.n; i += 1)
      for (let k = offsets[i]; k < offsets[i + 1]; k += 1) if (rows[k] >= 0) hits.add(i, found.found[rows[k]]);
  }

  /** A test of incidents, by number, for a query all of whose words must be found; null for an empty one. */
  C.textTest = (model, query) => {
    const words = C.queryWords(query);
    if (!words.length) return null;
    const hits = new Hits(model.n, words);
    inIncidents(model, hits);
    inPlaces(model, hits);
    inClaims(model, hits);
    const all = (1 << words.length) - 1;
    return (i) => hits.found[i] === all;
  };
})(Clashline);
