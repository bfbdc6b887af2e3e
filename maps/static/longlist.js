/* Lists of many rows: only those in sight are in the document, and those that are reached by the keyboard. */
'use strict';
(function (C) {
  const ROW = 64; // px; many.css gives rows this height
  const AROUND = 8; // rows beyond the edges
  const PIECE = 100; // rows that a list in pieces shows at once
  // The tallest element that every browser lays out.
  const MOST = 250000;
  const STEPS = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10};

  class LongList {
    constructor(n, rowAt) {
      Object.assign(this, {n: Math.min(n, MOST), rowAt});
      this.rows = new Map();
      this.node = C.h('ul', {class: 'cl-list cl-long'});
      this.node.style.height = this.n * ROW + 'px';
      this.node.addEventListener('keydown', (event) => this.onKey(event));
      this.onScroll = () => {
        if (this.waiting) return;
        this.waiting = true;
        requestAnimationFrame(() => {
          this.waiting = false;
          if (this.node.isConnected) this.fill();
        });
      };
      // Which ancestor scrolls differs between a desk and a phone; scroll events reach the document on their way down.
      document.addEventListener('scroll', this.onScroll, {capture: true, passive: true});
      new ResizeObserver(this.onScroll).observe(this.node);
      this.show(0, Math.ceil(window.innerHeight / ROW));
    }

    fill() {
      const top = -this.node.getBoundingClientRect().top;
      this.show(Math.floor(top / ROW), Math.ceil((top + window.innerHeight) / ROW));
    }

    show(first, last) {
      const from = Math.max(0, first - AROUND);
      const to = Math.min(this.n, last + AROUND);
      for (const [k, row] of this.rows) {
        if ((k >= from && k < to) || row.contains(document.activeElement)) continue;
        row.remove();
        this.rows.delete(k);
      }
      for (let k = from; k < to; k += 1) this.make(k);
    }

    make(k) {
      if (this.rows.has(k)) return this.rows.get(k);
      const row = this.rowAt(k);
      row.style.top = k * ROW + 'px';
      row.setAttribute('aria-setsize', this.n);
      row.setAttribute('aria-posinset', k + 1);
      // In the order of the list, for whoever reads it without seeing it.
      const after = [...this.rows.keys()].filter((other) => other > k);
      this.node.insertBefore(row, after.length ? this.rows.get(Math.min(...after)) : null);
      this.rows.set(k, row);
      return row;
    }

    onKey(event) {
      const row = event.target instanceof Element ? event.target.closest('li') : null;
      const at = row ? Number(row.getAttribute('aria-posinset')) - 1 : -1;
      const to = {Home: 0, End: this.n - 1}[event.key];
      const next = to === undefined ? at + (STEPS[event.key] || 0) : to;
      if (at < 0 || next === at) return;
      event.preventDefault();
      const button = this.make(Math.max(0, Math.min(this.n - 1, next))).querySelector('button');
      if (button) button.focus();
    }
  }

  /** A list of n rows of one height; `rowAt(k)` makes one. */
  C.longList = (n, rowAt) => {
    const list = new LongList(n, rowAt);
    const rest = n > MOST ? C.h('p', {class: 'cl-intro'}, C.t('panel.more_rows', {n: n - MOST})) : null;
    return C.h('div', {}, list.node, rest);
  };

  /** Rows of any height, so many at first and more on request; `list` is the element that takes them. */
  C.inPieces = (list, n, rowAt) => {
    let at = 0;
    const more = C.button({class: 'cl-action'}, () => {
      const next = at;
      add();
      // To the first row that came, which is where the reader was; the button may be gone.
      const row = list.children[next];
      const target = row && (row.matches('button') ? row : row.querySelector('button, a, summary'));
      if (target) target.focus();
    });
    function add() {
      for (const end = Math.min(n, at + PIECE); at < end; at += 1) list.append(rowAt(at));
      more.hidden = at >= n;
      C.clear(more).append(C.t('panel.more_rows', {n: n - at}));
    }
    add();
    return [list, more];
  };
})(Clashline);
