/* Tables as CSV that no spreadsheet takes for formulas, by the rule of geo/export/sheets.py. */
'use strict';
(function (C) {
  // What Excel, LibreOffice and Google Sheets take for a formula's beginning; apostrophes before it count too, so that
  // reading may take exactly one away.
  const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

  /** One cell: numbers stay numbers, text stays text, what is missing is empty. */
  C.csvCell = (value) => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
    if (typeof value === 'boolean') return String(value);
    const text = String(value);
    const safe = FORMULA.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  };

  /** Rows (objects) as one CSV text, with a mark without which spreadsheets read Arabic script as Latin-1. */
  C.csvText = (columns, rows) =>
    '\ufeff' + [columns, ...rows.map((row) => columns.map((c) => row[c]))].map((row) => row.map(C.csvCell).join(',') + '\r\n').join('');

  /** A file's name made of a title: letters and digits of any script, nothing that a file system minds. */
  C.fileStem = (title) => {
    const words = String(title)
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      .replace(/^-+|-+$/g, '');
    return [...words].slice(0, 60).join('') || 'map';
  };
})(Clashline);
