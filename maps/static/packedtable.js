/* A table of a packed map: the methods of C.Table over columns; a row becomes an object when somebody looks at it. */
'use strict';
(function (C) {
  // So many rows are kept as objects at a time.
  const KEPT = 512;

  C.packed.Table = class extends C.Table {
    constructor(rows) {
      super([]);
      this.columns = rows.columns;
      this.source = rows;
      this.length = rows.length;
      this.kept = new Map();
    }

    row(i) {
      let row = this.kept.get(i);
      if (!row) {
        row = this.source.value(i);
        row.index = i;
        if (this.kept.size >= KEPT) this.kept.clear();
        this.kept.set(i, row);
      }
      return row;
    }

    value(name, i) {
      return this.columns.get(name).value(i);
    }

    /** The column of a path such as 'date.start'. */
    at(path) {
      return path.split('.').reduce((found, name) => found.columns.get(name), this);
    }

    indexOf(id) {
      const column = this.columns.get('id');
      const code = column.dictionary.indexOf(id);
      if (code < 0) return -1;
      return this.rowsByCode()[code];
    }

    /** For each value of the ids' dictionary the number of the row that has it, -1 for none. */
    rowsByCode() {
      if (!this.byCode) {
        const column = this.columns.get('id');
        this.byCode = new Int32Array(column.dictionary.size).fill(-1);
        for (let i = 0; i < this.length; i += 1) this.byCode[column.code(i)] = i;
      }
      return this.byCode;
    }

    /** What turns codes of a column into numbers of another table's rows. */
    finder(column, other) {
      const ids = other.columns && other.columns.get('id');
      const byCode = ids && ids.dictionary === column.dictionary ? other.rowsByCode() : null;
      return (k) => {
        const code = column.code(k);
        if (code < 0) return -1;
        return byCode ? byCode[code] : other.indexOf(column.dictionary.value(code));
      };
    }

    link(name, other) {
      const find = this.finder(this.columns.get(name), other);
      const rows = new Int32Array(this.length);
      for (let i = 0; i < this.length; i += 1) rows[i] = find(i);
      return rows;
    }
    linkLists(name, other) {
      const {offsets, members} = this.columns.get(name);
      const find = this.finder(members, other);
      const rows = new Int32Array(members.length);
      for (let k = 0; k < rows.length; k += 1) rows[k] = find(k);
      return {offsets, rows};
    }

    numbers(name) {
      return this.columns.get(name).numbers();
    }
    coded(path) {
      return this.at(path).coded();
    }
    codedLists(name) {
      return this.columns.get(name).coded();
    }
    listSizes(name) {
      const {offsets} = this.columns.get(name);
      return Uint32Array.from({length: this.length}, (_, i) => offsets[i + 1] - offsets[i]);
    }
  };
})(Clashline);
