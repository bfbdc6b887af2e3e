/* The columns of incidents that filters and charts ask for; model.js says which there are. */
'use strict';
(function (C) {
  const days = (model, which) =>
    Int32Array.from({length: model.n}, (_, i) => {
      const date = model.incidents.value('date', i);
      return date ? which(date) : C.NO_DAY;
    });

  /** The last day; the night that begins on a day ends on the next. */
  function lastDay(date) {
    const from = C.dayNumber(date.start);
    const to = C.dayNumber(date.end);
    if (from === C.NO_DAY) return C.NO_DAY;
    return Math.max(to, date.night && to <= from ? from + 1 : from);
  }

  const flags = (model, name) =>
    Uint8Array.from({length: model.n}, (_, i) => (model.incidents.value(name, i) ? 1 : 0));

  /** The country whose side of the line a place is on, as far as that is certain. */
  const groundOf = (places, row) => {
    const side = places.value('side', row);
    return side && !places.value('side_certain', row) ? 'uncertain' : side;
  };

  /** Of each incident, what its places have, each value once. */
  function ofPlaces(model, valueOf, otherwise) {
    const {placeRows} = model;
    return C.code(model.n, (i) => {
      const found = new Set();
      for (const row of placeRows.of(i)) found.add(valueOf(row) || otherwise);
      return found.size ? found : [otherwise];
    });
  }

  /** Of each incident, what is said of its articles, each value once. */
  function ofArticles(model, valueOf) {
    const {articles, incidents} = model;
    const values = Array.from({length: articles.length}, (_, row) => valueOf(row));
    return C.code(model.n, (i) => {
      const found = new Set();
      for (const id of incidents.value('articles', i) || []) {
        const row = articles.indexOf(id);
        if (row >= 0) found.add(values[row]);
      }
      return found;
    });
  }

  const MAKERS = {
    kind: (model) => {
      const coded = model.incidents.coded('kind');
      const orders = coded.values.map((kind) => C.KIND_ORDER.indexOf(C.kindOf(kind)));
      return new C.Coded(
        C.KIND_ORDER,
        Uint8Array.from(coded.codes, (code) => orders[code]),
      );
    },
    type: (model) => model.incidents.coded('type'),
    grade: (model) => model.incidents.coded('grade'),
    side: (model) => model.incidents.codedLists('sides'),
    precision: (model) => ofPlaces(model, (row) => model.places.value('precision', row), 'none'),
    country: (model) =>
      ofPlaces(model, (row) => groundOf(model.places, row), ''),
    source: (model) =>
      ofArticles(model, (row) => model.articles.value('publisher', row) || model.articles.value('name', row) || ''),
    language: (model) => ofArticles(model, (row) => model.articles.value('language', row) || ''),
    from: (model) => days(model, (date) => C.dayNumber(date.start)),
    to: (model) => days(model, lastDay),
    placed: (model) => {
      const flag = new Uint8Array(model.n);
      model.spotOfPlace.forEach((s, row) => {
        if (s >= 0) flag[model.incidentOfPlace[row]] = 1;
      });
      return flag;
    },
    reviewed: (model) => flags(model, 'reviewed'),
    contested: (model) => flags(model, 'contested'),
    alleged: (model) => flags(model, 'alleged'),
  };

  C.incidentColumn = (model, name) => {
    if (!Object.prototype.hasOwnProperty.call(MAKERS, name)) throw new Error('no such column: ' + name);
    return MAKERS[name](model);
  };
})(Clashline);
