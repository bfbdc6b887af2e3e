/* The panel behind "Filter": every facet's values with how many incidents each would show. */
'use strict';
(function (C) {
  const FEW = 8; // values of a facet that are shown at once
  const MOST = 300; // and at all: nobody reads more, and the search finds the rest

  class Facet {
    constructor(explore, name) {
      Object.assign(this, {explore, name, rows: new Map(), all: false});
      this.list = C.h('div', {class: 'cl-checks'});
      this.more = C.button({class: 'cl-facet-more', hidden: true}, () => {
        this.all = true;
        this.draw();
      });
      this.node = C.h('fieldset', {class: 'cl-facet'}, C.h('legend', {}, C.t('facet.' + name)), this.list, this.more);
    }

    makeRow(value) {
      const box = C.h('input', {type: 'checkbox'});
      box.addEventListener('change', () => this.explore.toggle(this.name, value));
      const name = C.h('bdi', {});
      const count = C.h('span', {class: 'cl-n'});
      return {box, name, count, node: C.h('label', {class: 'cl-check'}, box, name, count)};
    }

    /** Rows are kept, for the focus is on one of them. */
    draw() {
      const values = this.explore.values(this.name);
      this.node.hidden = values.length === 0;
      const shown = values.filter((v, k) => v.chosen || k < (this.all ? MOST : FEW));
      for (const {value, name, now, chosen} of shown) {
        if (!this.rows.has(value)) this.rows.set(value, this.makeRow(value));
        const row = this.rows.get(value);
        row.box.checked = chosen;
        row.name.textContent = name;
        row.count.textContent = C.num(now);
        row.node.classList.toggle('is-none', now === 0);
      }
      const nodes = shown.map((v) => this.rows.get(v.value).node);
      if (nodes.length !== this.list.children.length || nodes.some((node, k) => node !== this.list.children[k]))
        this.list.replaceChildren(...nodes);
      this.more.hidden = this.all || shown.length === values.length;
      this.more.textContent = C.t('facet.all', {n: values.length});
    }
  }

  /** A box to tick: only what lies in the map's present view, whatever that is. */
  function withinMap(model, explore, map) {
    const box = C.h('input', {type: 'checkbox'});
    const renew = () => explore.setBounds(box.checked ? map.getBounds() : null);
    box.addEventListener('change', renew);
    map.on('moveend', () => box.checked && renew());
    model.onChange((what) => {
      if (what === 'filter') box.checked = Boolean(explore.bounds);
    });
    return C.h('label', {class: 'cl-check cl-within'}, box, C.h('bdi', {}, C.t('filter.within')));
  }

  /** The button, with how many filters are on, and its panel. `top` and `end` are for what a phone keeps in there. */
  C.filterPanel = (model, explore, uid, map) => {
    const within = withinMap(model, explore, map);
    const facets = C.FACETS.map((name) => new Facet(explore, name));
    const top = C.h('div', {class: 'cl-pop-top'});
    const end = C.h('div', {class: 'cl-pop-end'});
    const said = C.h('p', {class: 'cl-pop-said'});
    const clear = C.button(
      {class: 'cl-action cl-clear', disabled: true},
      () => {
        popover.panel.focus(); // for the button is about to be disabled, and would take the focus with it
        model.showAll();
      },
      C.t('filter.clear'),
    );
    const popover = new C.Popover(
      uid,
      'filter',
      C.t('filter.open'),
      [
        top,
        within,
        C.h('div', {class: 'cl-facets'}, facets.map((facet) => facet.node)),
        C.h('div', {class: 'cl-pop-foot'}, said, end, clear, C.closer(() => popover)),
      ],
      () => draw(),
    );
    const label = popover.button;
    const draw = () => {
      facets.forEach((facet) => facet.draw());
      said.textContent = C.shownText(model);
    };
    model.onChange((what) => {
      if (what === 'selection') return;
      const n = explore.active();
      label.textContent = n ? C.t('filter.open_on', {n}) : C.t('filter.open');
      label.classList.toggle('is-on', n > 0);
      clear.disabled = n === 0;
      if (popover.isOpen()) draw();
    });
    label.classList.add('cl-filter-toggle');
    return {popover, top, end};
  };
})(Clashline);
