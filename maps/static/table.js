/* Tables of the payload, and what a few values for each row look like when there are many rows. */
'use strict';
(function (C) {
  /** Rows by number and by id. A packed map has a table with the same methods that makes a row when it is asked for. */
  C.Table = class {
    constructor(rows) {
      this.rows = rows;
      this.length = rows.length;
      rows.forEach((row, i) => {
        row.index = i;
      });
    }

    row(i) {
      return this.rows[i];
    }
    value(name, i) {
      return this.rows[i][name];
    }
    *[Symbol.iterator]() {
      for (let i = 0; i < this.length; i += 1) yield this.row(i);
    }

    /** The number of the row with an id, -1 if there is none. */
    indexOf(id) {
      if (!this.byId) {
        this.byId = new Map();
        for (let i = 0; i < this.length; i += 1) this.byId.set(this.value('id', i), i);
      }
      const i = this.byId.get(id);
      return i === undefined ? -1 : i;
    }
    has(id) {
      return this.indexOf(id) >= 0;
    }
    get(id) {
      const i = this.indexOf(id);
      return i < 0 ? undefined : this.row(i);
    }

    /** For each row the number of the other table's row that a column names by id, -1 for none. */
    link(name, other) {
      return Int32Array.from({length: this.length}, (_, i) => other.indexOf(this.value(name, i)));
    }

    /** The same of a column of lists: for row i the numbers rows[offsets[i]] to rows[offsets[i + 1]]. */
    linkLists(name, other) {
      const rows = [];
      const offsets = new Uint32Array(this.length + 1);
      for (let i = 0; i < this.length; i += 1) {
        for (const id of this.value(name, i) || []) rows.push(other.indexOf(id));
        offsets[i + 1] = rows.length;
      }
      return {offsets, rows: Int32Array.from(rows)};
    }

    /** A column of numbers; NaN for what is none. */
    numbers(name) {
      const number = (value) => (typeof value === 'number' ? value : NaN);
      return Float64Array.from({length: this.length}, (_, i) => number(this.value(name, i)));
    }

    /** A column of single values, coded; 'date.start' is a column of the rows in a column. */
    coded(path) {
      const names = path.split('.');
      return C.code(this.length, (i) => [names.reduce((at, name) => (at ? at[name] : null), this.row(i))], true);
    }
    /** A column of lists of values, coded. */
    codedLists(name) {
      return C.code(this.length, (i) => this.value(name, i) || []);
    }
    listSizes(name) {
      return Uint32Array.from({length: this.length}, (_, i) => (this.value(name, i) || []).length);
    }
  };

  /** What rows have of a few values: `codes[i]` where each has just one, else `codes[offsets[i]]` to `codes[offsets[i + 1]]`. */
  C.Coded = class {
    constructor(values, codes, offsets) {
      Object.assign(this, {values, codes, offsets: offsets || null});
    }
    each(i, tell) {
      if (!this.offsets) tell(this.codes[i]);
      else for (let k = this.offsets[i]; k < this.offsets[i + 1]; k += 1) tell(this.codes[k]);
    }
    of(i) {
      const found = [];
      this.each(i, (code) => found.push(this.values[code]));
      return found;
    }

    /** A test of rows: whether one has any of these values. */
    anyOf(wanted) {
      const set = new Set(wanted);
      const good = Uint8Array.from(this.values, (value) => (set.has(value) ? 1 : 0));
      const {codes, offsets} = this;
      if (!offsets) return (i) => good[codes[i]] === 1;
      return (i) => {
        for (let k = offsets[i]; k < offsets[i + 1]; k += 1) if (good[codes[k]]) return true;
        return false;
      };
    }

    /** How many of the rows that pass a test have each value; a row that has one twice counts once. */
    count(test) {
      const counts = new Uint32Array(this.values.length);
      const last = new Int32Array(this.values.length).fill(-1);
      const n = this.offsets ? this.offsets.length - 1 : this.codes.length;
      for (let i = 0; i < n; i += 1) {
        if (test && !test(i)) continue;
        this.each(i, (code) => {
          if (last[code] !== i) counts[code] += 1;
          last[code] = i;
        });
      }
      return counts;
    }
  };

  /** Codes what `listOf(i)` gives for n rows; `single` where that always is one value. */
  C.code = (n, listOf, single) => {
    const numbers = new Map();
    const codes = [];
    const offsets = single ? null : new Uint32Array(n + 1);
    for (let i = 0; i < n; i += 1) {
      for (const value of listOf(i)) {
        if (!numbers.has(value)) numbers.set(value, numbers.size);
        codes.push(numbers.get(value));
      }
      if (offsets) offsets[i + 1] = codes.length;
    }
    const Codes = numbers.size <= 256 ? Uint8Array : numbers.size <= 65536 ? Uint16Array : Uint32Array;
    return new C.Coded([...numbers.keys()], Codes.from(codes), offsets);
  };

  /** For each of n groups its members in order: `rows[offsets[g]]` to `rows[offsets[g + 1]]`. Members of group -1 are left out. */
  C.gather = (n, groupOf) => {
    const offsets = new Uint32Array(n + 1);
    for (const g of groupOf) if (g >= 0) offsets[g + 1] += 1;
    for (let g = 0; g < n; g += 1) offsets[g + 1] += offsets[g];
    const rows = new Uint32Array(offsets[n]);
    const next = offsets.slice(0, n);
    groupOf.forEach((g, row) => {
      if (g < 0) return;
      rows[next[g]] = row;
      next[g] += 1;
    });
    return {offsets, rows, of: (g) => rows.subarray(offsets[g], offsets[g + 1])};
  };

  C.NO_DAY = -2147483648;
  /** A day as a whole number, 1970-01-01 being 0; NO_DAY for what is no ISO 8601 date. */
  C.dayNumber = (iso) => {
    const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(iso || ''));
    const time = m ? Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) : NaN;
    return Number.isFinite(time) ? Math.round(time / 864e5) : C.NO_DAY;
  };
  C.isoDay = (day) => (day === C.NO_DAY ? '' : new Date(day * 864e5).toISOString().slice(0, 10));
})(Clashline);
