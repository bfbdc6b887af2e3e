/* Labels, numbers and dates for people. */
'use strict';
(function (C) {
  C.KIND_ORDER = ['clash', 'strike', 'closure', 'attack', 'other'];
  C.EVENTS = new Set(['clash', 'strike', 'closure', 'reopening', 'ceasefire', 'none_killed']);
  C.MEASURE_ORDER = [
    'killed',
    'wounded',
    'captured',
    'missing',
    'displaced',
    'posts_captured',
    'posts_destroyed',
    'drones_downed',
    'vehicles_destroyed',
  ];
  const VAGUE = new Set(['dozens', 'scores', 'hundreds', 'thousands', 'several', 'many', 'heavy', 'large']);

  const plain = (key) => String(key || '').replace(/_/g, ' ');
  C.kindName = (kind) => C.name('kind', kind) || C.name('kind', 'other');
  C.kindOf = (kind) => (C.KIND_ORDER.includes(kind) ? kind : 'other');
  C.typeName = (type) => C.name('type', type, plain(type)) || C.name('type', 'other');
  C.measureName = (measure) => C.name('measure', measure, plain(measure));
  C.precisionName = (precision) => C.name('precision', precision) || C.name('precision', 'none');
  C.gradeName = (grade) => C.name('grade', grade, plain(grade));
  C.gradeOf = (grade) => (C.has('grade', grade) ? grade : 'weak');
  C.whyName = (why) => C.name('unplaced.why', why, plain(why));

  /** What a claim counts, short: 58, >200, ≤58, 3–5, ≥10, dozens. */
  C.figure = (claim) => {
    const {low, high, qualifier} = claim;
    if (claim.measure === 'none_killed') return C.t('figure.none');
    if (VAGUE.has(qualifier)) return C.t('figure.' + qualifier);
    if (low === null && high === null) return C.t(claim.unsplit ? 'figure.losses' : 'figure.some');
    if (high === null)
      return qualifier === 'more_than'
        ? C.t('figure.more_than_short', {n: low - 1})
        : C.t('figure.at_least_short', {n: low});
    if (low === null) return C.t('figure.at_most_short', {n: high});
    const n = low === high ? C.num(low) : C.t('figure.range_short', {a: low, b: high});
    return claim.approx || qualifier === 'about' ? C.t('figure.about_short', {n}) : n;
  };

  /** Whether a claim gives no number that could stand in a table of numbers. */
  C.isVague = (claim) => VAGUE.has(claim.qualifier) || (claim.low === null && claim.high === null);

  /** The same in the reporters' words, where they differ from the short form. */
  C.figureWords = (claim) => {
    const {low, high, qualifier} = claim;
    if (VAGUE.has(qualifier)) return '';
    if (low === null && high !== null) return C.t('figure.at_most', {n: high});
    if (high === null && low !== null)
      return qualifier === 'more_than' ? C.t('figure.more_than', {n: low - 1}) : C.t('figure.at_least', {n: low});
    return qualifier === 'about' ? C.t('figure.about', {n: low}) : '';
  };

  const ISO = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/;

  /** A pattern of dates filled, as payload/dates.py fills them. */
  function fill(pattern, a, b) {
    const values = {};
    for (const [end, [, year, month, day]] of [
      ['', a],
      ['2', b],
    ]) {
      values['year' + end] = C.digits(year);
      values['month' + end] = C.item('months', Number(month) - 1);
      values['day' + end] = C.digits(Number(day));
    }
    return C.t('date.' + pattern, values);
  }

  /** A day, month or year, as much as is known. */
  C.day = (iso) => {
    const a = ISO.exec(String(iso || ''));
    return a ? fill(a[3] ? 'day' : a[2] ? 'month' : 'year', a, a) : '';
  };

  /** When, for people: Python's text where there is one, else made here from the interval. */
  C.when = (date) => {
    if (!date) return C.t('date.unknown');
    if (date.text) return String(date.text);
    const a = ISO.exec(String(date.start || ''));
    const b = ISO.exec(String(date.end || '')) || a;
    if (!a) return C.t('date.unknown');
    if (a[0] === b[0] || !a[3] || !b[3]) return C.day(date.start);
    const pattern = a[1] !== b[1] ? 'apart' : a[2] === b[2] ? 'same_month' : 'same_year';
    const interval = fill(pattern, a, b);
    return date.night ? C.t('date.night', {interval}) : interval;
  };

  /** A language's name in the page's own, its code where the browser knows none. */
  C.languageName = (code) => {
    if (!code) return C.t('source.no_language');
    return C.attempt(() => new Intl.DisplayNames(C.locales(), {type: 'language'}).of(code), '') || code;
  };

  C.zoneName = (zone) => (zone ? C.t('date.zone', {place: String(zone).replace(/_/g, ' ')}) : '');

  /** A country's name in the page's language: the theatre's, else the browser's, else as the base map has it. */
  C.countryName = ({code, name}) => {
    const given = String(name || '');
    if (C.lang() === 'en' || !/^[A-Z]{2}$/.test(code || '') || !/^[ -~]*$/.test(given)) return given;
    return C.attempt(() => new Intl.DisplayNames(C.locales(), {type: 'region'}).of(code), '') || given;
  };

  /** Facts of any language in a row, each in its own direction. */
  C.facts = (words) =>
    words.filter(Boolean).flatMap((word, i) => [i ? '\u00a0· ' : '', C.h('span', {dir: 'auto'}, word)]);

  /** Facts in a row; the dot stays with the fact before it when the line breaks. */
  C.dots = (words) => words.filter(Boolean).join('\u00a0· ');

  /** 'a, b, c'. */
  C.commas = (words) => (words.length ? words.reduce((a, b) => C.t('list.comma', {a, b})) : '');

  /** 'a', 'a and b', 'a, b and c'. */
  C.list = (words) => {
    if (words.length < 2) return words.join('');
    const [last, ...rest] = [...words].reverse();
    const front = C.commas(rest.reverse());
    return C.t(words.length === 2 ? 'list.pair' : 'list.last', {a: front, b: last});
  };
  C.capital = (text) => (text ? text[0].toUpperCase() + text.slice(1) : text);
})(Clashline);
