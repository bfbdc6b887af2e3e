/* Floor and ceiling on one scale: what a side admits of its own, and the most that others claim. */
'use strict';
(function (C) {
  const POLICY = 'own_loss_floor';

  const words = {
    own_loss_floor: 'own losses as floor, the highest claim as ceiling',
    ucdp: 'UCDP’s way',
    acled_lowest: 'ACLED’s way, the lowest figure',
    third_party_first: 'third parties first',
  };
  C.policyName = (policy) => words[policy] || String(policy || '').replace(/_/g, ' ');

  /** The claim that an end of the estimate rests on, so that '> 200' stays '> 200'. */
  function label(model, estimate, value, end) {
    const claims = (estimate.claims || []).map((id) => model.claimOf.get(id)).filter((c) => c && c.stance !== 'denies');
    const open = end === 'high' && claims.find((c) => c.high === null && c.low === value && !C.isVague(c));
    return open ? C.figure(open) : C.num(value);
  }

  /** How far the claims behind an estimate disagree, and how many voices stand behind them. */
  const apart = (estimate) =>
    (known(estimate.dispute_ratio) && estimate.dispute_ratio > 1
      ? '; the highest figure is ' + C.num(estimate.dispute_ratio) + ' times the lowest'
      : '') + (known(estimate.independent) ? ' (' + C.plural(estimate.independent, 'independent voice') + ')' : '');

  const known = (value) => typeof value === 'number' && Number.isFinite(value);

  function row(model, estimate, top) {
    const {low, high} = estimate;
    const at = (value) => (100 * value) / top;
    const name = C.capital(model.sideName(estimate.victim_side));
    const lowText = known(low) ? label(model, estimate, low, 'low') : '';
    const highText = known(high) ? label(model, estimate, high, 'high') : '';
    const track = C.h('div', {class: 'cl-track', 'aria-hidden': 'true'});
    const put = (shape, value, text) => {
      const node = C.h('span', {class: shape}, text === null ? null : C.h('b', {}, text));
      node.style.left = at(value).toFixed(2) + '%';
      track.append(node);
      return node;
    };
    if (known(low) && known(high) && high > low)
      put('cl-span', low, null).style.width = (at(high) - at(low)).toFixed(2) + '%';
    const close = known(low) && known(high) && at(high) - at(low) < 7;
    if (known(low)) put('cl-floor' + (close && high !== low ? ' is-left' : ''), low, lowText);
    if (known(high) && high !== low) put('cl-ceiling' + (close ? ' is-right' : ''), high, highText);
    const said =
      name +
      ': ' +
      (known(low) ? 'own admission ' + lowText : 'no own admission') +
      (known(high) ? ', highest claim ' + highText : '');
    return C.h(
      'div',
      {class: 'cl-dumbbell', role: 'img', 'aria-label': said},
      C.h('span', {class: 'cl-dumbbell-name'}, name),
      track,
    );
  }

  /** The estimates of one measure; null where the policy gives none. Other policies' figures stand below, by name. */
  C.dumbbells = (model, incident, measure) => {
    const all = (incident.estimates || []).filter((e) => e.measure === measure);
    const mine = all.filter((e) => e.policy === POLICY && (known(e.low) || known(e.high)));
    if (!mine.length) return null;
    const order = Object.keys(model.sides);
    mine.sort((a, b) => order.indexOf(a.victim_side) - order.indexOf(b.victim_side));
    const top = Math.max(1, ...mine.map((e) => Math.max(e.high || 0, e.low || 0))) * 1.08;
    const others = all.filter((e) => e.policy !== POLICY && known(e.best));
    return C.h(
      'div',
      {class: 'cl-dumbbells'},
      mine.map((e) => row(model, e, top)),
      C.h(
        'p',
        {class: 'cl-key'},
        C.h('span', {}, C.h('i', {class: 'cl-floor'}), 'own admission (floor) '),
        C.h('span', {}, C.h('i', {class: 'cl-ceiling'}), 'the other side’s claim (ceiling)'),
      ),
      C.h(
        'details',
        {class: 'cl-policy'},
        C.h('summary', {}, 'Policy: ' + C.policyName(POLICY)),
        C.h('p', {}, 'Floor and ceiling are no finding of fact; the truth may lie outside them.'),
        mine
          .filter((e) => e.reason)
          .map((e) => C.h('p', {}, C.capital(model.sideName(e.victim_side)) + ': ' + e.reason)),
        others.map((e) =>
          C.h(
            'p',
            {},
            C.policyName(e.policy) +
              ', ' +
              model.sideName(e.victim_side) +
              ': low ' +
              C.num(e.low) +
              ', best ' +
              C.num(e.best) +
              ', high ' +
              label(model, e, e.high, 'high') +
              apart(e),
          ),
        ),
      ),
    );
  };
})(Clashline);
