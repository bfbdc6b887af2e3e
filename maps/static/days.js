/* Days (whole numbers, see table.js) in the bins of a timeline: days, weeks, months or years, as many as fit. */
'use strict';
(function (C) {
  const DAY = 86400000;
  const number = (y, m, d) => Math.round(Date.UTC(y, m - 1, d) / DAY);

  /** The first day of the bin that a day lies in: weeks begin on Monday. */
  const floor = {
    day: (day) => day,
    week: (day) => day - ((((day + 3) % 7) + 7) % 7),
    month: (day) => {
      const at = new Date(day * DAY);
      return number(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
    },
    year: (day) => number(new Date(day * DAY).getUTCFullYear(), 1, 1),
  };
  // Days of a bin: the next one's start lies in the bin of a day that is so many days later.
  const SHORTEST = {day: 1, week: 7, month: 28, year: 365};
  const LONGEST = {day: 1, week: 7, month: 31, year: 366};

  /**
   * Bins from the first to the last day, the finest of which there are at most `most`:
   * {unit, starts: [day...], end}, a bin reaching to the day before the next one's start.
   */
  C.binDays = (first, last, most) => {
    const unit = Object.keys(SHORTEST).find((u) => u === 'year' || (last - first) / SHORTEST[u] + 2 <= most) || 'year';
    const starts = [];
    let day = floor[unit](first);
    while (day <= last) {
      starts.push(day);
      day = floor[unit](day + LONGEST[unit]);
    }
    return {unit, starts, end: day - 1};
  };

  /** The number of the bin that holds a day, the first or last one for a day outside. */
  C.binOf = (bins, day) => {
    let low = 0;
    let high = bins.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bins.starts[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  C.lastOfBin = (bins, i) => (i + 1 < bins.starts.length ? bins.starts[i + 1] - 1 : bins.end);

  /** What stands under a bin of a timeline: whole for the first; then days, or the month or year that begins in it. */
  C.binName = (bins, i) => {
    const first = C.isoDay(bins.starts[i]);
    const last = C.isoDay(C.lastOfBin(bins, i));
    if (bins.unit === 'year') return C.day(first.slice(0, 4));
    if (i === 0) return C.day(bins.unit === 'month' ? first.slice(0, 7) : first);
    if (bins.unit === 'month') return first.slice(5) === '01-01' ? C.day(first.slice(0, 4)) : '';
    if (last.slice(0, 7) !== C.isoDay(bins.starts[i] - 1).slice(0, 7)) return C.day(last.slice(0, 7));
    return bins.unit === 'day' && bins.starts.length <= 62 ? C.digits(String(Number(first.slice(8)))) : '';
  };

  /**
   * How many of each kind there were in each bin. `spans` has for each incident the numbers of its first and last bin
   * and of its kind, and whether it counts; one of several bins counts in each of them. Returns one row of counts for
   * each kind.
   */
  C.countBins = (bins, {first, last, kind, counts}, kinds) => {
    const width = bins.starts.length;
    const rows = Array.from({length: kinds}, () => new Int32Array(width + 1));
    for (let i = 0; i < first.length; i += 1) {
      if (!counts[i]) continue;
      rows[kind[i]][first[i]] += 1;
      rows[kind[i]][last[i] + 1] -= 1;
    }
    for (const row of rows) for (let i = 1; i < width; i += 1) row[i] += row[i - 1];
    return rows.map((row) => row.subarray(0, width));
  };
})(Clashline);
