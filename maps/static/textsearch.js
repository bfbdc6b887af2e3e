/* The search: over titles, places by all their names, speakers, sentences, sources and ids, however they are spelled. */
'use strict';
(function (C) {
  /** Marks, bit by bit, which words of a query are found where; each text is looked at once, however many share it. */
  class Hits {
    constructor(n, words) {
      this.words = words;
      this.found = new Uint8Array(n);
      this.known = new Map();
    }

    in(text) {
      const folded = C.fold(text);
      return this.words.reduce((bits, word, k) => (folded.includes(word) ? bits | (1 << k) : bits), 0);
    }
    /** The same of texts that many rows share. */
    shared(text) {
      if (!this.known.has(text)) this.known.set(text, this.in(text));
      return this.known.get(text);
    }
    add(i, bits) {
      if (i >= 0) this.found[i] |= bits;
    }
  }

  function inIncidents(model, hits) {
    const {incidents} = model;
    for (let i = 0; i < model.n; i += 1) {
      hits.add(i, hits.in(incidents.value('title', i) + ' ' + incidents.value('id', i)));
      hits.add(i, hits.shared(C.typeName(incidents.value('type', i))));
    }
  }

  function inPlaces(model, hits) {
    const {places} = model;
    const others = model.data.names || {};
    for (let row = 0; row < places.length; row += 1) {
      const id = places.value('id', row);
      const names = ['name', 'label', 'admin1'].map((column) => places.value(column, row) || '');
      const more = id && Object.prototype.hasOwnProperty.call(others, id) ? others[id] : [];
      hits.add(model.incidentOfPlace[row], hits.shared([...names, ...more].join('\n')));
    }
  }

  /** What is found in each article's title and publisher, by its number. */
  const inArticles = (model, hits) =>
    Array.from({length: model.articles.length}, (_, row) =>
      hits.in((model.articles.value('title', row) || '') + '\n' + (model.articles.value('publisher', row) || '')),
    );

  function inClaims(model, hits) {
    const {claims, articles} = model;
    const ofArticle = inArticles(model, hits);
    for (let row = 0; row < claims.length; row += 1) {
      const i = model.indexOf(claims.value('incident', row));
      if (i < 0) continue;
      const quote = claims.value('quote', row) || {};
      const article = articles.indexOf(claims.value('article', row));
      hits.add(i, hits.shared(model.claimantName(claims.value('claimant', row))));
      hits.add(i, hits.shared(claims.value('claimant_text', row) || ''));
      hits.add(i, hits.in((quote.before || '') + (quote.focus || '') + (quote.after || '')));
      hits.add(i, hits.in(claims.value('id', row)));
      if (article >= 0) hits.add(i, ofArticle[article]);
    }
    for (let i = 0; i < model.n; i += 1)
      for (const id of model.incidents.value('articles', i) || []) {
        const article = articles.indexOf(id);
        if (article >= 0) hits.add(i, ofArticle[article]);
      }
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
