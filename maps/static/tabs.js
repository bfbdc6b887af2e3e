/* The tabs of the panel. */
'use strict';
(function (C) {
  /** Tabs after the ARIA pattern: arrows move, the chosen panel alone is shown. */
  C.Tabs = class {
    constructor(uid, names) {
      this.tabs = names.map(([key, label, n]) => {
        const panel = C.h('div', {
          class: 'cl-tabpanel',
          role: 'tabpanel',
          id: uid + '-panel-' + key,
          'aria-labelledby': uid + '-tab-' + key,
          tabindex: '0',
          hidden: true,
        });
        const number = n === undefined ? null : C.h('span', {class: 'cl-n'}, ' ' + C.num(n));
        const tab = C.button(
          {
            class: 'cl-tab',
            role: 'tab',
            'data-tab': key,
            id: uid + '-tab-' + key,
            'aria-controls': panel.id,
            'aria-selected': 'false',
            tabindex: '-1',
          },
          () => this.show(key),
          label,
          number,
        );
        tab.addEventListener('keydown', (event) => this.onKey(event, key));
        return {key, tab, panel, number, name: label};
      });
      this.list = C.h(
        'div',
        {class: 'cl-tabs', role: 'tablist', 'aria-label': C.t('panel.tabs')},
        this.tabs.map((t) => t.tab),
      );
      this.current = '';
      this.onShow = () => {};
    }

    panel(key) {
      return this.tabs.find((t) => t.key === key).panel;
    }
    setCount(key, text) {
      this.tabs.find((t) => t.key === key).number.textContent = ' ' + text;
    }

    show(key, focus) {
      this.current = key;
      for (const t of this.tabs) {
        const mine = t.key === key;
        t.tab.setAttribute('aria-selected', String(mine));
        t.tab.setAttribute('tabindex', mine ? '0' : '-1');
        t.panel.hidden = !mine;
        if (mine && focus) t.tab.focus();
      }
      this.onShow();
    }

    onKey(event, key) {
      const at = this.tabs.findIndex((t) => t.key === key);
      const n = this.tabs.length;
      const [ahead, back] = C.rtl() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
      const next = {Home: 0, End: n - 1, [ahead]: (at + 1) % n, [back]: (at + n - 1) % n}[event.key];
      if (next === undefined) return;
      event.preventDefault();
      this.show(this.tabs[next].key, true);
    }
  };
})(Clashline);
