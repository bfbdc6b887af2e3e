/* The page's own words in its language: filled, counted, in its digits. The payload brings them. */
'use strict';
(function (C) {
  const PLURALS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
  const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/;
  const tongue = {words: new Map(), code: 'en', dir: 'ltr', digits: [], numbers: null, plurals: null};

  const isForms = (value) => value && typeof value === 'object' && Object.keys(value).every((form) => PLURALS.has(form));

  /** Words by dotted key; a table of plural forms, or a list, is one entry. */
  function gather(table, stem) {
    for (const [key, value] of Object.entries(table || {})) {
      if (typeof value === 'string' || Array.isArray(value) || isForms(value)) tongue.words.set(stem + key, value);
      else if (value && typeof value === 'object') gather(value, stem + key + '.');
    }
  }

  /** Takes the words, the direction and the digits of a payload; before that, keys stand for their words. */
  C.speak = (data) => {
    tongue.words.clear();
    gather(data && data.words, '');
    tongue.code = String((data && data.lang) || 'en');
    tongue.dir = data && data.dir === 'rtl' ? 'rtl' : 'ltr';
    const locale = C.attempt(() => Intl.getCanonicalLocales(data.locale)[0], '') || 'en-GB';
    tongue.locale = locale;
    tongue.numbers = new Intl.NumberFormat(locale, {maximumFractionDigits: 1});
    tongue.plurals = new Intl.PluralRules(locale);
    const plain = new Intl.NumberFormat(locale, {useGrouping: false});
    tongue.digits = [...'0123456789'].map((digit) => plain.format(Number(digit)));
  };

  C.rtl = () => tongue.dir === 'rtl';
  C.lang = () => tongue.code;
  /** Where a browser knows names of languages and countries: the page's language, else the next to it. */
  C.locales = () => [tongue.code, tongue.locale];

  /** A number in the page's language; nothing where there is none. */
  C.num = (n) => (typeof n === 'number' && Number.isFinite(n) ? tongue.numbers.format(n) : '');

  /** A text with its digits as the page's language writes them: years, days, hours, which have no thousands mark. */
  C.digits = (text) => String(text).replace(/[0-9]/g, (digit) => tongue.digits[Number(digit)]);

  /** Left-to-right text is kept apart from the right-to-left sentence it is put into. */
  const isolate = (text) =>
    tongue.dir === 'rtl' && LEFT_TO_RIGHT.test(text) ? '\u2068' + text + '\u2069' : text;

  function pattern(key, values) {
    const found = tongue.words.get(key);
    if (found === undefined || Array.isArray(found)) return key;
    const chosen =
      typeof found === 'string' ? found : found[tongue.plurals.select(Number(values.n))] || found.other || key;
    return chosen.replace('{n} ', '{n}\u00a0'); // a number stays with what it counts
  }

  /** The pieces of a sentence: its words, and the values in their places, which may be elements. */
  C.parts = (key, values = {}) =>
    pattern(key, values)
      .split(/\{(\w+)\}/)
      .map((piece, i) => {
        if (i % 2 === 0) return piece;
        const value = Object.prototype.hasOwnProperty.call(values, piece) ? values[piece] : '';
        if (typeof value === 'number') return C.num(value);
        return value instanceof Node || Array.isArray(value) ? value : isolate(String(value));
      });

  /** A sentence: C.t('count.incidents', {n: 3}). `n` chooses the plural form; values are text and stay text. */
  C.t = (key, values) => C.parts(key, values).join('');

  /** What the program noted in English, known as such to whoever reads it aloud in a page of another language. */
  C.noted = (text) => (tongue.code === 'en' || !text ? text : C.h('span', {lang: 'en', dir: 'ltr'}, text));

  /** A name from a closed list, C.name('kind', 'clash'), or the spare one where the list lacks it. */
  C.name = (list, key, spare = '') => (tongue.words.has(list + '.' + key) ? C.t(list + '.' + key) : spare);
  C.has = (list, key) => tongue.words.has(list + '.' + key);

  /** An entry of a list, such as the months. */
  C.item = (list, at) => (tongue.words.get(list) || [])[at] || '';

  C.speak({});
})(Clashline);
