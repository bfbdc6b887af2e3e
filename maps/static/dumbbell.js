/* Floor and ceiling on one scale: what a side admits of its own, and the most that others claim. */
'use strict';
(function (C) {
  const POLICY = 'own_loss_floor';

  C.policyName = (policy) => C.name('estimate.policy', policy, String(policy || '').replace(/_/g, ' '));

  /** The claim that an end of the estimate rests on, so that '> 200' stays '> 200'. */
  function label(model, estimate, value, end) {
    const claims = (estimate.claims || []).map((id) => model.claimOf.get(id)).filter((c) => c && c.stance !== 'denies');
    const open = end === 'high' && claims.find((c) => c.high === null && c.low === value && !C.isVague(c));
    return open ? C.figure(open) : C.num(value);
  }

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
      node.style.insetInlineStart = at(value).toFixed(2) + '%';
      track.append(node);
      return node;
    };
    if (known(low) && known(high) && high > low)
      put('cl-span', low, null).style.width = (at(high) - at(low)).toFixed(2) + '%';
    const close = known(low) && known(high) && at(high) - at(low) < 7;
    if (known(low)) put('cl-floor' + (close && high !== low ? ' is-left' : ''), low, lowText);
    if (known(high) && high !== low) put('cl-ceiling' + (close ? ' is-right' : ''), high, highText);
    const figures = [
      known(low) ? C.t('estimate.floor', {n: lowText}) : C.t('estimate.no_floor'),
      known(high) ? C.t('estimate.ceiling', {n: highText}) : '',
    ];
    const said = C.t('estimate.said', {side: name, figures: C.commas(figures.filter(Boolean))});
    return C.h(
      'div',
      {class: 'cl-dumbbell', role: 'img', 'aria-label': said},
      C.h('span', {class: 'cl-dumbbell-name'}, name),
      track,
    );
  }

  /** Another policy's figures, how far the claims behind them disagree, and how many voices stand behind them. */
  function numbers(model, estimate) {
    const {low, best, high, dispute_ratio: times, independent: n} = estimate;
    const told = C.t('estimate.numbers', {
      policy: C.policyName(estimate.policy),
      side: model.sideName(estimate.victim_side),
      low: C.num(low),
      best: C.num(best),
      high: label(model, estimate, high, 'high'),
    });
    const apart = known(times) && times > 1 ? C.t('estimate.ratio', {numbers: told, times}) : told;
    return known(n) ? C.t('estimate.voices', {numbers: apart, n}) : apart;
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
        C.h('span', {}, C.h('i', {class: 'cl-floor'}), C.t('estimate.floor_key'), ' '),
        C.h('span', {}, C.h('i', {class: 'cl-ceiling'}), C.t('estimate.ceiling_key')),
      ),
      C.h(
        'details',
        {class: 'cl-policy'},
        C.h('summary', {}, C.t('estimate.policy_is', {policy: C.policyName(POLICY)})),
        C.h('p', {}, C.t('estimate.no_fact')),
        mine
          .filter((e) => e.reason)
          .map((e) => C.h('p', {}, C.parts('estimate.said', {side: C.capital(model.sideName(e.victim_side)), figures: C.noted(e.reason)}))),
        others.map((e) => C.h('p', {}, numbers(model, e))),
      ),
    );
  };
})(Clashline);
