/* Labels, numbers and dates for people. */
'use strict';
(function (C) {
  const KINDS = {clash: 'Clash', strike: 'Strike', closure: 'Closure', attack: 'Attack', other: 'Other'};
  C.KIND_ORDER = ['clash', 'strike', 'closure', 'attack', 'other'];
  const TYPES = {
    armed_clash: 'Armed clash',
    air_strike: 'Air strike',
    drone_strike: 'Drone strike',
    shelling: 'Shelling',
    attack: 'Attack',
    crossing_closure: 'Crossing closed',
    reopening: 'Crossing reopened',
    other: 'Other event',
  };
  const MEASURES = {
    killed: 'Killed',
    none_killed: 'Nobody known to be killed',
    wounded: 'Wounded',
    captured: 'Captured',
    missing: 'Missing',
    displaced: 'Displaced',
    posts_captured: 'Posts captured',
    posts_destroyed: 'Posts destroyed',
    drones_downed: 'Drones shot down',
    vehicles_destroyed: 'Vehicles destroyed',
    closure: 'Closed',
    reopening: 'Reopened',
    strike: 'A strike',
    clash: 'Fighting',
    ceasefire: 'Ceasefire',
  };
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
  const PRECISIONS = {
    site: 'at this spot',
    settlement: 'in or by this town',
    near_settlement: 'near this town',
    district: 'somewhere in this district',
    province: 'somewhere in this province',
    stretch: 'somewhere along this stretch of the line',
    country: 'somewhere in this country',
    none: 'place not known',
  };
  // The grade is the event's: its figures may be contested all the same.
  const GRADES = {confirmed: 'event confirmed', fair: 'fair', weak: 'weak', contested: 'contested', discounted: 'discounted'};
  const VAGUE = {
    dozens: 'dozens',
    scores: 'scores',
    hundreds: 'hundreds',
    thousands: 'thousands',
    several: 'several',
    many: 'many',
    heavy: 'heavy',
    large: 'large',
  };
  const WHY = {
    unplaced: 'No place a map can show',
    undated: 'No date',
    aggregate: 'Totals of a period, of no one incident',
    background: 'Background',
    discarded: 'Discarded in review',
  };

  const pick = (table, key, spare) => (Object.prototype.hasOwnProperty.call(table, key) ? table[key] : spare);
  const plain = (key) => String(key || '').replace(/_/g, ' ');
  C.kindName = (kind) => pick(KINDS, kind, 'Other');
  C.kindOf = (kind) => (Object.prototype.hasOwnProperty.call(KINDS, kind) ? kind : 'other');
  C.typeName = (type) => pick(TYPES, type, plain(type) || 'Event');
  C.measureName = (measure) => pick(MEASURES, measure, plain(measure));
  C.precisionName = (precision) => pick(PRECISIONS, precision, PRECISIONS.none);
  C.gradeName = (grade) => pick(GRADES, grade, plain(grade));
  C.gradeOf = (grade) => (Object.prototype.hasOwnProperty.call(GRADES, grade) ? grade : 'weak');
  C.whyName = (why) => pick(WHY, why, plain(why));

  const digits = new Intl.NumberFormat('en-GB');
  C.num = (n) => (typeof n === 'number' && Number.isFinite(n) ? digits.format(n) : '');
  C.plural = (n, one, many) => C.num(n) + '\u00a0' + (n === 1 ? one : many || one + 's');

  /** What a claim counts, short: 58, >200, ≤58, 3–5, ≥10, dozens. */
  C.figure = (claim) => {
    const {low, high, qualifier} = claim;
    if (claim.measure === 'none_killed') return 'none';
    const vague = pick(VAGUE, qualifier, '');
    if (vague) return vague;
    if (low === null && high === null) return claim.unsplit ? 'losses' : 'some';
    const about = claim.approx || qualifier === 'about' ? '~' : '';
    if (high === null) return qualifier === 'more_than' ? '>\u2009' + C.num(low - 1) : C.num(low) + '+';
    if (low === null) return '≤\u2009' + C.num(high);
    return low === high ? about + C.num(low) : about + C.num(low) + '–' + C.num(high);
  };

  /** The same in the reporters' words, where they differ from the short form. */
  C.figureWords = (claim) => {
    const {low, high, qualifier} = claim;
    if (pick(VAGUE, qualifier, '')) return '';
    if (low === null && high !== null) return '“as many as ' + C.num(high) + '”';
    if (high === null && low !== null)
      return qualifier === 'more_than' ? 'more than ' + C.num(low - 1) : 'at least ' + C.num(low);
    if (qualifier === 'about') return 'about ' + C.num(low);
    return '';
  };

  const MONTHS = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];
  function parts(iso) {
    const m = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(String(iso || ''));
    return m ? {y: m[1], m: m[2] ? MONTHS[Number(m[2]) - 1] || '' : '', d: m[3] ? String(Number(m[3])) : ''} : null;
  }
  C.day = (iso) => {
    const p = parts(iso);
    return p ? [p.d, p.m, p.y].filter(Boolean).join(' ') : '';
  };

  /** When, for people: Python's text where there is one, else made here from the interval. */
  C.when = (date) => {
    if (!date) return 'date not known';
    if (date.text) return String(date.text);
    const a = parts(date.start);
    const b = parts(date.end);
    if (!a) return 'date not known';
    if (!b || date.start === date.end) return C.day(date.start);
    const night = date.night ? 'night of ' : '';
    if (a.m === b.m && a.y === b.y) return night + a.d + '–' + b.d + ' ' + b.m + ' ' + b.y;
    return night + C.day(date.start) + ' – ' + C.day(date.end);
  };

  C.zoneName = (zone) => (zone ? String(zone).replace(/_/g, ' ') + ' time' : '');

  /** Facts in a row; the dot stays with the fact before it when the line breaks. */
  C.dots = (words) => words.filter(Boolean).join('\u00a0· ');

  /** 'a', 'a and b', 'a, b and c'. */
  C.list = (words) =>
    words.length < 2 ? words.join('') : words.slice(0, -1).join(', ') + ' and ' + words[words.length - 1];
  C.capital = (text) => (text ? text[0].toUpperCase() + text.slice(1) : text);
})(Clashline);
