/* Columns and dictionaries of a packed map: typed arrays, and texts that are decoded when somebody reads them. */
'use strict';
(function (C) {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  // So many values that are no texts are kept as objects at a time.
  const KEPT = 1000;

  /** Dictionaries: value(k), size, indexOf(value). */
  class Dictionary {
    /** The number of a value, -1 if it is not there. */
    indexOf(value) {
      if (!this.numbers) {
        this.numbers = new Map();
        for (let k = 0; k < this.size; k += 1) this.numbers.set(this.value(k), k);
      }
      const k = this.numbers.get(value);
      return k === undefined ? -1 : k;
    }
  }

  class Few extends Dictionary {
    constructor(values) {
      super();
      this.values = values;
      this.size = values.length;
    }
    value(k) {
      return this.values[k];
    }
  }

  class Texts extends Dictionary {
    constructor(bytes, offsets, isJson) {
      super();
      Object.assign(this, {bytes, offsets, isJson, size: offsets.length - 1, parsed: new Map()});
    }
    value(k) {
      const text = () => decoder.decode(this.bytes.subarray(this.offsets[k], this.offsets[k + 1]));
      if (!this.isJson) return text();
      // The same value each time, for who looks twice: outlines are found again by what they are.
      if (this.parsed.size >= KEPT) this.parsed.clear();
      if (!this.parsed.has(k)) this.parsed.set(k, JSON.parse(text()));
      return this.parsed.get(k);
    }
    indexOf(value) {
      if (this.isJson) return -1;
      const wanted = encoder.encode(value);
      const {bytes, offsets} = this;
      for (let k = 0; k < this.size; k += 1) {
        if (offsets[k + 1] - offsets[k] !== wanted.length) continue;
        let i = 0;
        while (i < wanted.length && bytes[offsets[k] + i] === wanted[i]) i += 1;
        if (i === wanted.length) return k;
      }
      return -1;
    }
  }

  const HEX = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

  /** Ids such as c0123456789ab, kept as bytes; a sorted list of their first six finds one without a text for each. */
  class Ids extends Dictionary {
    constructor(bytes, n, width, prefix) {
      super();
      Object.assign(this, {bytes, width, prefix, size: n});
    }
    value(k) {
      let text = this.prefix;
      for (let i = k * this.width; i < (k + 1) * this.width; i += 1) text += HEX[this.bytes[i]];
      return text;
    }
    start(k) {
      let number = 0;
      for (let i = k * this.width; i < k * this.width + Math.min(6, this.width); i += 1) number = number * 256 + this.bytes[i];
      return number;
    }
    indexOf(id) {
      if (typeof id !== 'string' || id.length !== this.prefix.length + 2 * this.width) return -1;
      if (!this.order) {
        const starts = Float64Array.from({length: this.size}, (_, k) => this.start(k));
        this.order = Uint32Array.from(starts, (_, k) => k).sort((a, b) => starts[a] - starts[b]);
        this.starts = Float64Array.from(this.order, (k) => starts[k]);
      }
      const hex = id.slice(this.prefix.length, this.prefix.length + 2 * Math.min(6, this.width));
      const wanted = parseInt(hex, 16);
      let [low, high] = [0, this.size];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] < wanted) low = middle + 1;
        else high = middle;
      }
      for (; low < this.size && this.starts[low] === wanted; low += 1)
        if (this.value(this.order[low]) === id) return this.order[low];
      return -1;
    }
  }

  class Keys extends Dictionary {
    constructor(heads, tails) {
      super();
      Object.assign(this, {heads, tails, size: heads.length});
    }
    value(k) {
      return this.heads.value(k) + '/' + this.tails.value(k);
    }
  }

  class Codes {
    constructor(dictionary, codes, none) {
      Object.assign(this, {dictionary, codes, shift: none ? 1 : 0, length: codes.length});
    }
    /** The number of a row's value in the dictionary, -1 for null. */
    code(i) {
      return this.codes[i] - this.shift;
    }
    value(i) {
      const code = this.code(i);
      return code < 0 ? null : this.dictionary.value(code);
    }
    coded() {
      const values = Array.from({length: this.dictionary.size}, (_, k) => this.dictionary.value(k));
      return new C.Coded(this.shift ? [null, ...values] : values, this.codes);
    }
  }

  class Numbers {
    constructor(units, digits, none) {
      Object.assign(this, {units, none, length: units.length, scale: Math.pow(10, digits || 0)});
    }
    value(i) {
      const unit = this.units[i];
      if (this.none === undefined) return unit / this.scale;
      return unit === 0 ? null : (unit + this.none) / this.scale;
    }
    numbers() {
      const {units, none, scale} = this;
      const numbers = new Float64Array(units.length);
      for (let i = 0; i < units.length; i += 1)
        numbers[i] = none === undefined ? units[i] / scale : units[i] ? (units[i] + none) / scale : NaN;
      return numbers;
    }
  }

  class Flags {
    constructor(flags) {
      Object.assign(this, {flags, length: flags.length});
    }
    value(i) {
      return this.flags[i] === 1;
    }
    coded() {
      return new C.Coded([false, true], this.flags);
    }
  }

  class Pairs {
    constructor(first, second, otherwise) {
      Object.assign(this, {first, second, otherwise, length: first.length});
    }
    value(i) {
      const one = this.first.value(i);
      return one === null ? this.otherwise.value(i) : [one, this.second.value(i)];
    }
  }

  class Lists {
    constructor(offsets, members) {
      Object.assign(this, {offsets, members, length: offsets.length - 1});
    }
    value(i) {
      const list = [];
      for (let k = this.offsets[i]; k < this.offsets[i + 1]; k += 1) list.push(this.members.value(k));
      return list;
    }
    coded() {
      const {values, codes} = this.members.coded();
      return new C.Coded(values, codes, this.offsets);
    }
  }

  class Rows {
    constructor(columns, n, missing) {
      Object.assign(this, {columns, missing, length: n});
    }
    value(i) {
      if (this.missing[i]) return null;
      const row = {};
      for (const [name, column] of this.columns) row[name] = column.value(i);
      return row;
    }
  }

  C.packed = {Few, Texts, Ids, Keys, Codes, Numbers, Flags, Pairs, Lists, Rows};
})(Clashline);
