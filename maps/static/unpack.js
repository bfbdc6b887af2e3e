/* A packed payload read back: base64, DEFLATE, then columns that give a value when they are asked for one.
 * maps/packed/ writes it and says what it looks like. Nothing in it is code: numbers, and texts that stay texts. */
'use strict';
(function (C) {
  const VERSION = 1;

  function fromBase64(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
    return bytes;
  }

  /** The bytes that were compressed; never more than were told, for a few kilobytes can swell to gigabytes. */
  async function inflate(bytes, size) {
    const whole = new Uint8Array(size);
    const source = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
    const reader = source.pipeThrough(new DecompressionStream('deflate')).getReader();
    for (let at = 0; ; ) {
      const {done, value} = await reader.read();
      if (done && at === size) return whole;
      if (done || at + value.length > size) throw new Error('incomplete');
      whole.set(value, at);
      at += value.length;
    }
  }

  /** An array type that holds whole numbers from low to high. */
  function typeFor(low, high) {
    if (low >= 0) return high < 256 ? Uint8Array : high < 65536 ? Uint16Array : high < 4294967296 ? Uint32Array : Float64Array;
    return low >= -2147483648 && high < 2147483648 ? Int32Array : Float64Array;
  }

  class Reader {
    constructor(bytes, specs) {
      Object.assign(this, {bytes, specs});
      this.dictionaries = [];
      this.counted = new Map();
      this.text = new TextDecoder();
    }

    ints(spec) {
      const {n, base, step, high, at, width} = spec;
      if (at === undefined) {
        const key = [n, base, step].join();
        if (!this.counted.has(key)) {
          const numbers = new (typeFor(Math.min(base, high), Math.max(base, high)))(n);
          for (let i = 0; i < n; i += 1) numbers[i] = base + step * i;
          this.counted.set(key, numbers);
        }
        return this.counted.get(key);
      }
      const numbers = new (typeFor(base, high))(n);
      const changes = spec.changes === true;
      let last = 0;
      for (let i = 0; i < n; i += 1) {
        let number = 0;
        for (let plane = width - 1; plane >= 0; plane -= 1) number = number * 256 + this.bytes[at + plane * n + i];
        if (changes) {
          last += number % 2 ? -(number + 1) / 2 : number / 2;
          number = last;
        }
        numbers[i] = base + number;
      }
      return numbers;
    }

    column(spec) {
      if (spec.as === 'coded') return new C.packed.Codes(this.dictionary(spec.dictionary), this.ints(spec.codes), spec.none);
      if (spec.as === 'numbers') return new C.packed.Numbers(this.ints(spec.units), spec.digits, spec.none);
      if (spec.as === 'flags') return new C.packed.Flags(this.ints(spec.flags));
      if (spec.as === 'pairs') return new C.packed.Pairs(...spec.parts.map((part) => this.column(part)));
      if (spec.as === 'lists') return new C.packed.Lists(this.offsets(spec.sizes), this.column(spec.members));
      const columns = Object.entries(spec.columns).map(([name, each]) => [name, this.column(each)]);
      return new C.packed.Rows(new Map(columns), spec.n, this.ints(spec.missing));
    }

    offsets(spec) {
      const sizes = this.ints(spec);
      const offsets = new Uint32Array(sizes.length + 1);
      for (let i = 0; i < sizes.length; i += 1) offsets[i + 1] = offsets[i] + sizes[i];
      return offsets;
    }

    dictionary(number) {
      if (!this.dictionaries[number]) this.dictionaries[number] = this.readDictionary(this.specs[number]);
      return this.dictionaries[number];
    }

    readDictionary(spec) {
      const {bytes} = this;
      if (spec.as === 'json') return new C.packed.Few(spec.values);
      if (spec.as === 'keys') return new C.packed.Keys(...spec.halves.map((half) => this.column(half)));
      if (spec.as === 'ids')
        return new C.packed.Ids(bytes.slice(spec.at, spec.at + spec.n * spec.width), spec.n, spec.width, spec.prefix);
      const offsets = this.offsets(spec.sizes);
      const own = bytes.slice(spec.at, spec.at + offsets[offsets.length - 1]);
      return new C.packed.Texts(own, offsets, spec.as === 'json texts');
    }
  }

  C.isPacked = (data) => Boolean(data && typeof data === 'object' && data.packed !== undefined);
  /** Whether this browser can unpack at all. */
  C.canUnpack = () => typeof DecompressionStream === 'function';

  /** The payload of a packed one, with C.Table's for its tables. */
  C.unpack = async (packed) => {
    if (packed.packed !== VERSION) throw new Error('version ' + String(packed.packed));
    const body = await inflate(fromBase64(packed.data), packed.bytes);
    const end = 4 + new DataView(body.buffer).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(body.subarray(4, end)));
    const reader = new Reader(body.subarray(end), head.dictionaries);
    const data = head.payload;
    for (const [name, spec] of Object.entries(head.tables)) data[name] = new C.packed.Table(reader.column(spec));
    return data;
  };
})(Clashline);
