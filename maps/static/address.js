/* A view as the fragment of an address, and back. What is read may come from anybody: known keys only, bounded, typed. */
'use strict';
(function (C) {
  const LONGEST = 4000; // characters of a fragment; longer ones are no link of ours
  const LONGEST_VALUE = 200;
  const MOST_VALUES = 60; // of one key

  // eslint-disable-next-line no-control-regex -- a text that holds one is no link of ours
  const plain = (text) => (text.length <= LONGEST_VALUE && !/[\u0000-\u001f\u007f]/.test(text) ? text : null);
  const matching = (pattern) => (text) => (pattern.test(text) ? text : null);
  const numbers = (text, count, limits) => {
    if (!/^-?\d{1,5}(\.\d{1,6})?(,-?\d{1,5}(\.\d{1,6})?)*$/.test(text)) return null;
    const found = text.split(',').map(Number);
    const fits = found.length === count && found.every((n, i) => n >= limits[i][0] && n <= limits[i][1]);
    return fits ? found : null;
  };
  const day = (text) => (text.length === 10 && C.isoDay(C.dayNumber(text)) === text ? text : null);

  // Keys that may stand once, each with what makes a value of its text, or null.
  const SINGLE = {
    incident: matching(/^[\w.-]{1,80}$/),
    q: plain,
    from: day,
    to: day,
    undated: matching(/^no$/),
    km: (text) => {
      const pair = numbers(text, 2, Array(2).fill([0, 99999]));
      return pair && pair[0] <= pair[1] ? pair : null;
    },
    within: matching(/^map$/),
    view: matching(/^[\w-]{1,40}$/),
    line: matching(/^[\w-]{1,40}$/),
    at: (text) => {
      const limits = [
        [-85, 85],
        [-180, 180],
        [0, 22],
      ];
      return numbers(text, 3, limits);
    },
  };
  // Keys that may stand several times: values of filters.
  const MULTIPLE = {
    kind: matching(/^[a-z]{1,20}$/),
    side: plain,
    country: matching(/^[A-Za-z]{0,20}$/),
    grade: plain,
    precision: plain,
    source: plain,
    language: plain,
  };

  const own = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

  /** What a fragment ('#kind=clash&from=2025-10-09') says: only known keys with sound values; {} for anything else. */
  C.readFragment = (fragment) => {
    const state = {};
    const text = typeof fragment === 'string' ? fragment.replace(/^#/, '') : '';
    if (!text || text.length > LONGEST) return state;
    for (const [key, value] of new URLSearchParams(text)) {
      if (own(SINGLE, key)) {
        const read = own(state, key) ? null : SINGLE[key](value);
        if (read !== null) state[key] = read;
      } else if (own(MULTIPLE, key)) {
        const read = MULTIPLE[key](value);
        const list = own(state, key) ? state[key] : [];
        if (read !== null && list.length < MOST_VALUES && !list.includes(read)) state[key] = [...list, read];
      }
    }
    if (state.from && state.to && state.from > state.to) {
      delete state.from;
      delete state.to;
    }
    return state;
  };

  /** The fragment of a state, '' for an empty one; what could not be read back is left out. */
  C.writeFragment = (state) => {
    const said = new URLSearchParams();
    const put = (key, read, value) => {
      const text = Array.isArray(value) ? value.join(',') : String(value);
      if (read(text) !== null) said.append(key, text);
    };
    for (const key of Object.keys(SINGLE))
      if (own(state, key) && state[key] !== null && state[key] !== '') put(key, SINGLE[key], state[key]);
    for (const key of Object.keys(MULTIPLE))
      for (const value of (own(state, key) ? state[key] : []).slice(0, MOST_VALUES)) put(key, MULTIPLE[key], value);
    const text = said.toString().replace(/%2C/gi, ',');
    return text && text.length < LONGEST ? '#' + text : '';
  };
})(Clashline);
