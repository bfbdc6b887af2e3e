/* Texts brought to one form for the search: case, marks, and the letters that keyboards for Arabic script write so or so. */
'use strict';
(function (C) {
  // As gazetteer/spelling.py has them; no two places differ by one of these pairs.
  const SAME = {
    ی: 'يىېۍےۓئ',
    ک: 'ك',
    گ: 'ګ',
    ه: 'ہھةۀەۂۃ',
    ا: 'أإآٱ',
    و: 'ؤ',
    ں: 'ڼ',
    "'": '’‘ʼ´`′',
    ' ': '-‐‑‒–—―\u00a0\u200c\u202f\n\r\t',
  };
  const ONE = new Map(Object.entries(SAME).flatMap(([one, others]) => [...others].map((other) => [other, one])));
  // Digits of Arabic script, both sets, as the Latin ones.
  for (let i = 0; i < 10; i += 1)
    for (const zero of [0x660, 0x6f0]) ONE.set(String.fromCharCode(zero + i), String.fromCharCode(48 + i));
  const PLAIN = /^[\x20-\x2c\x2e-\x5f\x61-\x7e]*$/;
  const OTHERS = new RegExp('[' + [...ONE.keys()].filter((c) => c !== '-').join('') + '-]', 'gu');
  // Marks above and below letters, the stroke that only stretches a word, and what says which way a text runs.
  // eslint-disable-next-line no-misleading-character-class -- each of them is meant by itself
  const MARKS = /[\p{M}\u0640\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

  /** A text as the search compares it; the length may change. */
  C.fold = (text) => {
    const whole = String(text);
    if (PLAIN.test(whole)) return whole.toLowerCase();
    return whole
      .replace(OTHERS, (other) => ONE.get(other))
      .normalize('NFKD')
      .replace(MARKS, '')
      .toLowerCase()
      .replace(OTHERS, (other) => ONE.get(other));
  };

  /** The words of a query, all of which must be found: at most eight, of 200 characters together. */
  C.queryWords = (query) =>
    C.fold(String(query).slice(0, 200))
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 8);
})(Clashline);
