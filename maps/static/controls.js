/* What lies on the map: zoom, scale bar, chips that filter, the list of a shared place. */
'use strict';
(function (C) {
  const L = window.L;

  /** Keeps presses on a control from moving or choosing on the map beneath. */
  C.still = still;
  function still(node) {
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
    return node;
  }

  const named = (key) => ({'aria-label': C.t(key), title: C.t(key)});

  C.zoomControl = (map, home) =>
    still(
      C.h(
        'div',
        {class: 'cl-zoom cl-card', role: 'group', 'aria-label': C.t('map.zoom'), 'data-keep-clear': true},
        C.button(named('map.zoom_in'), () => map.zoomIn(), '+'),
        C.button(named('map.zoom_out'), () => map.zoomOut(), '−'),
        C.button(
          Object.assign(named('map.home'), {class: 'cl-home'}),
          home,
          C.s(
            'svg',
            {viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true', focusable: 'false'},
            C.s('path', {d: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4'}),
          ),
        ),
      ),
    );

  /** A bar of a round number of kilometres at the middle of the view. */
  C.scaleBar = (map) => {
    const text = C.h('span', {});
    const bar = C.h('span', {class: 'cl-scale-bar'});
    const node = C.h('div', {class: 'cl-scale', 'data-keep-clear': true}, bar, text);
    const fit = () => {
      const size = map.getSize();
      const y = size.y / 2;
      const metres = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([100, y]));
      if (!(metres > 0)) return;
      const power = Math.pow(10, Math.floor(Math.log10(metres)));
      const round = [5, 2, 1].map((n) => n * power).find((n) => n <= metres) || power;
      bar.style.width = ((100 * round) / metres).toFixed(1) + 'px';
      text.textContent = round >= 1000 ? C.t('map.km', {n: round / 1000}) : C.t('map.m', {n: round});
    };
    map.on('zoomend moveend resize', fit);
    fit();
    return node;
  };

  /** Kinds that switch on and off, each with the number of its incidents among what the other filters leave. */
  C.kindChips = (model) => {
    const chips = C.KIND_ORDER.filter((kind) => kind !== 'other' || model.kindCount(kind)).map((kind) => {
      const n = model.kindCount(kind);
      const mark = C.s(
        'svg',
        {class: 'cl-chip-mark', viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true', focusable: 'false'},
        C.sign(kind, 7, 7, 4.6),
      );
      const node = C.button(
        {class: 'cl-chip k-' + kind, 'aria-pressed': 'true', disabled: n === 0},
        () => model.toggleKind(kind),
        mark,
        C.kindName(kind) + ' ',
        C.h('span', {class: 'cl-n'}, C.num(n)),
      );
      return {kind, node, count: node.lastElementChild};
    });
    const renew = (what) => {
      if (what !== 'filter') return;
      const counts = model.column('kind').count(model.passesBut('kind'));
      for (const {kind, node, count} of chips) {
        node.setAttribute('aria-pressed', String(model.kinds.has(kind)));
        count.textContent = C.num(counts[C.KIND_ORDER.indexOf(kind)]);
      }
      all.hidden = !model.filtered();
    };
    const all = C.button(
      {class: 'cl-chip cl-all', hidden: true},
      () => {
        model.showAll();
        chips[0].node.focus();
      },
      C.t('filter.all'),
    );
    model.onChange(renew);
    return C.h(
      'div',
      {class: 'cl-chips', 'data-keep-clear': true, role: 'group', 'aria-label': C.t('filter.kinds')},
      chips.map((c) => c.node),
      all,
    );
  };

  /** A small list beside a shape that several incidents share. Esc or a click elsewhere closes it. */
  C.Chooser = class {
    constructor(map, model, uid, pick) {
      Object.assign(this, {map, model, uid, pick});
      this.node = still(
        C.h('div', {class: 'cl-chooser cl-card', role: 'dialog', hidden: true, 'aria-label': C.t('map.here')}),
      );
      map.getContainer().append(this.node);
      map.on('click zoomstart movestart', () => this.close());
      this.node.addEventListener('keydown', (event) => this.onKey(event));
    }

    open(ids, opener, anchor) {
      this.opener = opener;
      const at = this.map.latLngToContainerPoint(anchor);
      const size = this.map.getSize();
      C.clear(this.node).append(
        C.h('p', {}, C.t('map.shared', {n: ids.length})),
        ...C.inPieces(C.h('div', {}), ids.length, (k) => this.row(this.model.incidentOf.get(ids[k]))),
      );
      this.node.hidden = false;
      const w = this.node.offsetWidth;
      const h = this.node.offsetHeight;
      this.node.style.left = Math.round(Math.max(8, Math.min(size.x - w - 8, at.x + 18))) + 'px';
      this.node.style.top = Math.round(Math.max(8, Math.min(size.y - h - 8, at.y - h / 2))) + 'px';
      this.node.querySelector('button').focus({preventScroll: true});
    }

    row(incident) {
      return C.button(
        {class: 'cl-row'},
        () => {
          this.close();
          this.pick(incident.id);
        },
        C.incidentSwatch(this.uid, this.model, incident),
        C.h('span', {}, C.h('b', {}, incident.title), C.h('small', {}, C.when(incident.date))),
      );
    }

    onKey(event) {
      const rows = [...this.node.querySelectorAll('button:not([hidden])')];
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close(true);
      }
      if (!step) return;
      event.preventDefault();
      rows[(rows.indexOf(document.activeElement) + step + rows.length) % rows.length].focus();
    }

    close(back) {
      if (this.node.hidden) return false;
      this.node.hidden = true;
      if (back && this.opener) this.opener.focus({preventScroll: true});
      return true;
    }
  };
})(Clashline);
