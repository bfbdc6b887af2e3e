/* The columns of incidents that filters and charts ask for; model.js says which there are. */
'use strict';
(function (C) {
  /** The numbers of the days in a coded column. */
  const dayOf = (coded) => {
    const numbers = coded.values.map(C.dayNumber);
    return (i) => numbers[coded.codes[i]];
  };
  const firstDays = (model) => {
    const start = dayOf(model.incidents.coded('date.start'));
    return Int32Array.from({length: model.n}, (_, i) => start(i));
  };

  /** The last day; the night that begins on a day ends on the next. */
  function lastDays(model) {
    const from = model.column('from');
    const to = dayOf(model.incidents.coded('date.end'));
    const {values, codes} = model.incidents.coded('date.night');
    return Int32Array.from({length: model.n}, (_, i) =>
      from[i] === C.NO_DAY ? C.NO_DAY : Math.max(to(i), values[codes[i]] && to(i) <= from[i] ? from[i] + 1 : from[i]),
    );
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
    const {offsets, rows} = incidents.linkLists('articles', articles);
    return C.code(model.n, (i) => {
      const found = new Set();
      for (let k = offsets[i]; k < offsets[i + 1]; k += 1) if (rows[k] >= 0) found.add(values[rows[k]]);
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
    from: firstDays,
    to: lastDays,
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
