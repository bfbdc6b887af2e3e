/* The view in the fragment of the page's address, so that it can be linked; a sandbox may refuse all or half of it. */
'use strict';
(function (C) {
  const SOON_MS = 250; // browsers refuse a page that rewrites its address more often than some ten times a second
  const SLOW_MS = 1500; // and where each time makes an entry in the reader's history, only when they pause
  const SAME_PX = 3;

  C.Permalink = class {
    constructor(page) {
      this.page = page;
      this.home = this.where();
      const soon = () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.write(), this.slow ? SLOW_MS : SOON_MS);
      };
      page.model.onChange(soon);
      page.map.on('moveend', soon);
      window.addEventListener('hashchange', () => {
        if (this.fragment() !== this.written) this.read();
      });
    }

    fragment() {
      return C.attempt(() => window.location.hash, '');
    }

    where() {
      return {center: this.page.map.getCenter(), zoom: this.page.map.getZoom()};
    }
    /** The view that the map has by itself needs no telling: it fits any screen better than one from elsewhere. */
    setHome() {
      this.home = this.where();
    }
    isAt({center, zoom}) {
      const {map} = this.page;
      const off = map.latLngToContainerPoint(center).distanceTo(map.getSize().divideBy(2));
      return Math.abs(map.getZoom() - zoom) < 0.01 && off <= SAME_PX;
    }
    sayWhere() {
      const {center, zoom} = this.where();
      const {lat, lng} = center.wrap();
      return [lat.toFixed(4), lng.toFixed(4), zoom.toFixed(2)].map(Number);
    }

    state() {
      const {model, explore} = this.page;
      const state = {...explore.state(), ...model.views.state()};
      if (model.selected) state.incident = model.selected;
      if (!this.isAt(this.home)) state.at = this.at && this.isAt(this.at) ? this.at.said : this.sayWhere();
      return state;
    }

    write() {
      const text = C.writeFragment(this.state());
      if (text === this.fragment()) return;
      this.written = text;
      const done = C.attempt(() => {
        const {pathname, search} = window.location;
        window.history.replaceState(null, '', text || pathname + search);
        return true;
      }, false);
      // A document without an address of its own (srcdoc) may not replace it; its fragment it may set.
      if (done) return;
      this.slow = true;
      C.attempt(() => {
        window.location.hash = text;
      });
    }

    /** Shows what the fragment says; whatever it does not speak of is as the map shows it by itself. */
    read() {
      const {model, explore, map} = this.page;
      const state = C.readFragment(this.fragment());
      this.written = this.fragment();
      model.setView(state.view, state.line);
      explore.restore(state);
      const known = model.indexOf(state.incident);
      if (known >= 0 && model.isShown(known)) this.page.pick(state.incident, true);
      else model.select(null);
      this.showWhere(state.at);
      if (state.within) explore.setBounds(map.getBounds());
    }

    showWhere(at) {
      const {map} = this.page;
      if (!at) {
        if (!this.isAt(this.home)) this.page.fit();
        return;
      }
      map.setView([at[0], at[1]], at[2], {animate: false});
      // Kept as it was said: a map lies on whole pixels, and a link that is opened and copied again would creep.
      this.at = {...this.where(), said: at};
    }

    /** The fragment that the page was opened with. */
    open() {
      const told = C.readFragment(this.fragment());
      this.openedAt = told.at;
      if (Object.keys(told).length) this.read();
    }
  };
})(Clashline);
