/* Which incidents are shown: named tests, each of which must pass. Setting one costs a pass over the numbers, no more. */
'use strict';
(function (C) {
  C.Filters = class {
    constructor(n) {
      this.n = n;
      this.mask = new Uint8Array(n).fill(1);
      this.failing = new Uint8Array(n);
      this.out = new Map();
      this.version = 0;
    }

    /** Sets the test of a name, which is given the number of an incident; null takes it away. */
    set(name, test) {
      const before = this.out.get(name);
      if (!test && !before) return false;
      const out = before || new Uint8Array(this.n);
      const {failing, mask} = this;
      for (let i = 0; i < this.n; i += 1) {
        const fails = test && !test(i) ? 1 : 0;
        failing[i] += fails - out[i];
        out[i] = fails;
        mask[i] = failing[i] ? 0 : 1;
      }
      if (test) this.out.set(name, out);
      else this.out.delete(name);
      this.version += 1;
      return true;
    }

    has(name) {
      return name === undefined ? this.out.size > 0 : this.out.has(name);
    }
    names() {
      return [...this.out.keys()];
    }

    /** A test of incidents: whether all filters but this one let it pass; for counts beside the filter's own choices. */
    passesBut(name) {
      const out = this.out.get(name);
      return out ? (i) => this.failing[i] === out[i] : (i) => this.mask[i] === 1;
    }

    /** The numbers of those that are shown, in order. */
    shown() {
      if (this.listed !== this.version) {
        this.listed = this.version;
        let k = 0;
        const list = new Uint32Array(this.n);
        for (let i = 0; i < this.n; i += 1) if (this.mask[i]) list[k++] = i;
        this.list = list.subarray(0, k);
      }
      return this.list;
    }
  };
})(Clashline);
