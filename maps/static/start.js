/* The page put together: header, map, panel, strip; what a choice and a key do. */
'use strict';
(function (C) {
  const L = window.L;
  const calm = () => C.attempt(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches, false);

  // Of an area's outline, as much as may lie under the legend.
  const MOST_HIDDEN = 0.1;

  /** The payload of the page, or null if it cannot be read. */
  C.read = (id) => C.attempt(() => JSON.parse(document.getElementById(id).textContent), null);

  class Page {
    constructor(map, data) {
      this.map = map;
      this.model = new C.Model(data);
      this.uid = C.uid('map');
      this.layout();
      this.drawMap();
      this.linkLists();
      this.model.onChange((what) => this.onChange(what));
      this.model.tell('start');
      C.preparePrint(this);
      this.permalink = new C.Permalink(this);
      this.permalink.open();
    }

    layout() {
      const {model, uid, map} = this;
      const frame = map.getContainer();
      const home = frame.parentNode;
      this.tabs = new C.Tabs(uid, [
        ['incident', C.t('panel.incident')],
        ['all', C.t('panel.all'), model.incidents.length],
        ['claims', C.t('claims.tab')],
        ['unplaced', C.t('panel.unplaced'), model.unplaced.length],
        ['sources', C.t('panel.sources'), model.articles.length],
      ]);
      this.live = C.h('p', {class: 'cl-unseen', role: 'status'});
      this.tabs.onShow = () => this.renewList();
      this.mapBox = C.h('section', {class: 'cl-map', 'aria-label': C.t('map.title')});
      this.explore = new C.Explore(model);
      this.search = C.searchField(model);
      this.chips = C.kindChips(model);
      this.filter = C.filterPanel(model, this.explore, uid, map);
      this.exporter = C.exportPanel(this).popover;
      this.timeline = C.timeline(model, this.explore, uid);
      this.strip = C.strip
        ? C.strip(model, uid, (ids, node, at) => this.choose(ids, node, L.latLng(at[0], at[1])))
        : null;
      this.table = new C.TableView(model, uid, (id) => this.pick(id));
      this.tableButton = C.tableButton(() => this.showTable(this.table.node.hidden));
      this.panel = C.h(
        'section',
        {class: 'cl-panel', 'data-panel': true, 'aria-label': C.t('panel.title')},
        C.h('div', {class: 'cl-grip', 'aria-hidden': 'true'}),
        this.tabs.list,
        this.tabs.tabs.map((t) => t.panel),
      );
      this.root = C.h(
        'main',
        {class: 'cl-app', lang: C.lang(), dir: C.rtl() ? 'rtl' : 'ltr'},
        C.hatchings(uid),
        this.live,
        C.header(model, [this.search, this.filter.popover.button, this.exporter.button, this.tableButton]),
        this.filter.popover.panel,
        this.exporter.panel,
        this.mapBox,
        this.table.node,
        this.panel,
        this.timeline && this.timeline.node,
        this.strip && this.strip.node,
      );
      home.insertBefore(this.root, frame);
      this.mapBox.append(frame);
      document.documentElement.classList.add('cl-root');
      document.body.classList.add('cl-page');
      frame.classList.add('cl-frame');
      frame.setAttribute('role', 'region');
      frame.setAttribute('aria-label', C.t('map.help'));
      this.root.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.escape();
      });
    }

    /** The table in the place of the map, or the map again. */
    showTable(open) {
      this.table.show(open);
      this.root.classList.toggle('is-table', open);
      this.tableButton.tell(open);
      if (!open) this.map.invalidateSize({animate: false});
    }

    drawMap() {
      const {map, model, uid} = this;
      const frame = map.getContainer();
      if (calm()) map.options.inertia = false;
      C.leaveWheel(map);
      map.invalidateSize({animate: false, pan: false});
      this.fitBase();
      C.drawBase(map, model);
      this.chooser = new C.Chooser(map, model, uid, (id) => this.pick(id));
      const Layer = C.isMany(model) ? C.Crowd : C.Shapes;
      this.shapes = new Layer(map, model, uid, (ids, node, at) => this.choose(ids, node, at));
      this.fit();
      if (this.shapes.start) this.shapes.start();
      this.top = C.still(C.h('div', {class: 'cl-top'}, C.zoomControl(map, () => this.fit())));
      this.message = C.h('div', {class: 'cl-message cl-card', hidden: true, 'data-keep-clear': true});
      frame.append(
        this.top,
        C.scaleBar(map),
        C.h('div', {class: 'cl-corner'}, C.legend(model, uid, true), C.credits(model)),
        this.message,
      );
      this.closeLegendInTheWay();
      this.labels = new C.Labels(map, model, () => this.shapes.named());
      if (this.strip) C.brushStrip(this.strip, this.explore, map);
      map.on('click', (event) => (this.shapes.clicked && this.shapes.clicked(event)) || model.select(null));
      this.watchSize(frame);
      frame.querySelector('.cl-legend').addEventListener('toggle', () => this.labels.draw());
      const phone = C.attempt(() => window.matchMedia(C.NARROW), null);
      if (phone && phone.addEventListener) phone.addEventListener('change', () => this.settle());
      this.mapBox.addEventListener('focusin', () => this.uncover());
      this.settle();
    }

    /** A frame out of sight, in a closed tab or before its page is laid out, has no size: its first view waits for one. */
    watchSize(frame) {
      const {map} = this;
      let seen = frame.clientWidth > 0 && frame.clientHeight > 0;
      new ResizeObserver(() => {
        map.invalidateSize({animate: false});
        if (seen || !frame.clientWidth || !frame.clientHeight) return;
        seen = true;
        this.fit();
        this.closeLegendInTheWay();
        this.permalink.showWhere(this.permalink.openedAt);
      }).observe(frame);
    }

    /** On a phone the panel lies over the map: what gets the focus there is brought into sight. */
    uncover() {
      if (!C.narrow() || this.panel.getBoundingClientRect().top > this.mapBox.getBoundingClientRect().bottom - 40) return;
      window.scrollTo({top: this.root.querySelector('.cl-header').offsetHeight, behavior: 'auto'});
    }

    /** On a phone all that narrows the map stays behind one button. */
    settle() {
      const {search, chips, timeline, strip, filter, exporter} = this;
      if (C.narrow()) {
        filter.top.append(search, chips);
        filter.end.append(exporter.button);
        for (const part of [timeline, strip]) if (part) filter.top.append(part.node);
      } else {
        filter.popover.button.before(search);
        filter.popover.button.after(exporter.button);
        this.top.append(chips);
        for (const part of [timeline, strip]) if (part) this.root.append(part.node);
      }
      this.listIsOld = true;
      this.renewList();
      this.labels.draw();
    }

    /** The first view: all that is drawn, with some land around it; the whole base where nothing is. */
    fit() {
      this.fitDrawn();
      if (this.permalink) this.permalink.setHome();
    }

    fitDrawn() {
      const bounds = this.shapes.boundsOf();
      if (!bounds) {
        this.fitBase();
        return;
      }
      this.map.fitBounds(bounds.pad(0.06), {
        animate: false,
        paddingTopLeft: C.narrow() ? [10, 60] : [20, 20],
        paddingBottomRight: C.narrow() ? [10, 30] : [20, 20],
        maxZoom: 8,
      });
    }

    /** The legend starts open, unless it would hide an incident or fill a small map. */
    closeLegendInTheWay() {
      const frame = this.map.getContainer().getBoundingClientRect();
      const legend = this.map.getContainer().querySelector('.cl-legend');
      legend.open = true;
      const box = legend.getBoundingClientRect();
      const large = box.width > frame.width * 0.5 || box.height > frame.height * 0.5;
      const covers = (latlng) => {
        const p = this.map.latLngToContainerPoint(latlng);
        const beside = p.x > box.left - frame.left - 20 && p.x < box.right - frame.left + 20;
        return beside && p.y > box.top - frame.top - 20;
      };
      const hides = (this.shapes.shapes || []).some((shape) => {
        const layers = !shape.layer ? [] : shape.layer.getLayers ? shape.layer.getLayers() : [shape.layer];
        const edge = layers.flatMap((one) => (one.getLatLngs ? one.getLatLngs().flat(Infinity) : []));
        return covers(shape.anchor) || edge.filter(covers).length > edge.length * MOST_HIDDEN;
      });
      legend.open = !large && !hides;
    }

    fitBase() {
      const bounds = this.model.data.base && this.model.data.base.bounds;
      if (Array.isArray(bounds)) this.map.fitBounds(bounds, {animate: false, padding: [4, 4]});
    }

    /** A row pointed at, or reached by keyboard, shows where its incident is. */
    linkLists() {
      const show = (event) => {
        const row = event.target instanceof Element ? event.target.closest('[data-incident]') : null;
        this.shapes.point(row ? row.getAttribute('data-incident') : '');
      };
      for (const name of ['pointerover', 'pointerleave', 'focusin', 'focusout'])
        this.panel.addEventListener(name, show);
    }

    /** A shape of one incident chooses it; one that several share asks which. */
    choose(ids, node, at) {
      this.chooser.close();
      if (ids.length === 1) this.pick(ids[0], true);
      else if (ids.length > 1) this.chooser.open(ids, node, at);
    }

    pick(id, fromMap) {
      this.model.select(id);
      this.tabs.show('incident');
      this.panel.scrollTop = 0;
      this.tabs.panel('incident').scrollTop = 0;
      if (fromMap) return;
      const hidden = !this.table.node.hidden;
      const bounds = this.shapes.boundsOf(id);
      if (bounds && !hidden && !this.map.getBounds().contains(bounds))
        this.map.fitBounds(bounds, {animate: !calm(), padding: [40, 40], maxZoom: 9});
      const title = this.tabs.panel('incident').querySelector('h2');
      if (title) title.focus({preventScroll: true});
      if (C.narrow())
        window.scrollTo({
          top: this.root.querySelector('.cl-header').offsetHeight,
          behavior: calm() ? 'auto' : 'smooth',
        });
    }

    escape() {
      if (!this.chooser.close(true)) this.model.select(null);
    }

    /** The incident in the panel: the chosen one, else the one that most is said about. */
    current() {
      const {model} = this;
      this.told = this.told || model.incidents.listSizes('claims');
      let best = -1;
      for (const i of model.shown()) if (best < 0 || this.told[i] > this.told[best]) best = i;
      return model.incidentOf.get(model.selected) || (best < 0 ? null : model.incident(best));
    }

    onChange(what) {
      const {model, tabs, uid} = this;
      const pick = (id) => this.pick(id);
      const shown = model.shown();
      const incident = this.current();
      const view = C.clear(tabs.panel('incident'));
      if (model.selected) this.panel.setAttribute('data-selected', model.selected);
      else this.panel.removeAttribute('data-selected');
      if (incident) {
        view.append(C.incidentView(model, uid, incident));
        if (shown.length > 1) view.append(this.alsoReported(incident, shown));
      } else view.append(C.incidentList(model, uid, pick));
      this.listIsOld = true;
      this.claimsAreOld = this.claimsAreOld || what !== 'selection';
      this.renewList();
      tabs.setCount(
        'all',
        model.filtered()
          ? C.t('panel.some_of_all', {some: shown.length, all: model.incidents.length})
          : C.num(model.incidents.length),
      );
      if (what === 'start') {
        tabs.panel('unplaced').append(C.unplacedList(model, uid, pick));
        tabs.panel('sources').append(C.sourceList(model));
        tabs.show(model.incidents.length ? 'incident' : 'all');
      }
      C.clear(this.message).append(
        ...(model.incidents.length === 0
          ? [C.h('p', {}, C.t('panel.no_incidents')), this.toSources()]
          : shown.length === 0
            ? [C.nothing(model)]
            : []),
      );
      this.message.hidden = shown.length > 0;
      this.labels.draw();
      if (what === 'selection') {
        this.live.textContent = model.selected
          ? C.t('panel.chosen', {title: incident.title})
          : C.t('panel.nothing_chosen');
      }
    }

    /** The first of the others that are shown. */
    alsoReported(incident, shown) {
      const rest = [...shown.subarray(0, 9)].filter((i) => i !== incident.index).slice(0, 8);
      const more =
        shown.length > 9
          ? C.button(
              {class: 'cl-action'},
              () => this.tabs.show('all', true),
              C.t('panel.all_incidents', {n: shown.length}),
            )
          : null;
      return C.h(
        'section',
        {class: 'cl-rest'},
        C.h('h3', {class: 'cl-day'}, C.t('panel.also')),
        C.plainList(
          this.model,
          this.uid,
          rest.map((i) => this.model.incident(i)),
          (id) => this.pick(id),
          true,
        ),
        more,
      );
    }

    /** The long list and the claims of all incidents are made only when somebody looks at it. */
    renewList(all) {
      if (this.claimsAreOld && (all || this.tabs.current === 'claims')) {
        this.claimsAreOld = false;
        C.clear(this.tabs.panel('claims')).append(C.allClaims(this.model, (id) => this.pick(id)));
      }
      if (!this.listIsOld || !(all || this.tabs.current === 'all')) return;
      this.listIsOld = false;
      const list = C.incidentList(this.model, this.uid, (id) => this.pick(id));
      const beside = C.narrow() ? this.beside() : null;
      this.tabs.panel('all').classList.toggle('has-upright', Boolean(beside));
      C.clear(this.tabs.panel('all')).append(...[beside && beside.node, list].filter(Boolean));
    }

    /** From a map of nothing to what was read. */
    toSources() {
      return C.button({class: 'cl-action'}, () => this.tabs.show('sources', true), C.t('panel.see_sources'));
    }

    /** On a phone the strip stands upright beside the list; it is made when it is first seen. */
    beside() {
      if (this.upright === undefined) this.upright = C.upright(this.model, this.uid, (id) => this.pick(id));
      return this.upright;
    }
  }

  /** Builds the page around a Leaflet map. `data` is the payload that maps/payload.py describes. */
  C.start = ({map, data}) => {
    if (C.isPacked && C.isPacked(data)) return C.unpackFirst(map, data);
    if (!data || typeof data !== 'object' || !(Array.isArray(data.incidents) || data.incidents instanceof C.Table)) {
      C.fail(map, 'unread');
      return null;
    }
    C.speak(data);
    if (!L) throw new Error('Leaflet is missing');
    try {
      return new Page(map, data);
    } catch (error) {
      C.fail(map, 'undrawn', {reason: String(error && error.message)});
      throw error;
    }
  };
})(Clashline);
