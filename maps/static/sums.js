/* Sums of what a policy makes of incidents: the only ones there are, by the rule of geo/matrix.py. */
'use strict';
(function (C) {
  const known = (value) => typeof value === 'number' && Number.isFinite(value);

  /** The claim that tells an estimate's highest figure as "more than", if one does. */
  const openEnd = (model, estimate) =>
    (estimate.claims || [])
      .map((id) => model.claims.get(id))
      .find((claim) => claim && claim.high === null && claim.low !== null && claim.low === estimate.high);

  /**
   * By measure and victim side, over incidents (their numbers): {measure, side, low, high, nLow, nHigh, n, open}. An
   * end that no incident has is null; nLow and nHigh say how many have one; `open` is a claim that has no upper end.
   */
  C.addUp = (model, incidents, policy) => {
    const sums = new Map();
    for (const i of incidents) {
      for (const each of model.incidents.value('estimates', i) || []) {
        if (each.policy !== policy) continue;
        const key = each.measure + ' ' + each.victim_side;
        if (!sums.has(key))
          sums.set(key, {
            measure: each.measure, side: each.victim_side, low: null, high: null, nLow: 0, nHigh: 0, n: 0, open: null,
          });
        const sum = sums.get(key);
        sum.n += 1;
        if (known(each.low)) {
          sum.low += each.low;
          sum.nLow += 1;
        }
        if (known(each.high)) {
          sum.high += each.high;
          sum.nHigh += 1;
          sum.open = sum.open || openEnd(model, each) || null;
        }
      }
    }
    return [...sums.values()];
  };
})(Clashline);
