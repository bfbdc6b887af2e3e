/* Parts of a map on a Leaflet map that somebody else made: the incidents, the line, the legend, the strip. */
'use strict';
(function (C) {
  const L = window.L;
  const shared = new WeakMap();

  /** A box for what the page's own styles dress, in a page that has none of them. */
  const box = (...children) =>
    C.h('div', {class: 'cl-app cl-part cl-root', lang: C.lang(), dir: C.rtl() ? 'rtl' : 'ltr'}, children);

  /** What the parts of one payload share on one map: its data, who is chosen, the patterns of its hatching. */
  class Shared {
    constructor(map, data) {
      Object.assign(this, {map, uid: C.uid('map')});
      C.speak(data);
      this.model = new C.Model(data);
      const frame = map.getContainer();
      frame.classList.add('cl-root', 'cl-host');
      frame.append(C.hatchings(this.uid));
      map.on('popupclose', (event) => event.popup === this.popup && this.model.select(null));
      this.sign();
    }

    /** Who made the data, and whether anybody reviewed them, is told whatever part is shown. */
    sign() {
      const credits = (this.model.data.attribution || []).map(String);
      const about = L.control({position: 'bottomleft'}); // over the strip, if there is one
      about.onAdd = () =>
        box(C.h('p', {class: 'cl-host-credits cl-card'}, C.dots([C.countsText(this.model), ...credits])));
      about.addTo(this.map);
    }

    /** Opens an incident where it lies; of several that share a place, their list. */
    open(ids, at) {
      const rows = ids.map((id) => this.model.incidentOf.get(id));
      const view =
        rows.length === 1
          ? C.incidentView(this.model, this.uid, rows[0])
          : C.plainList(this.model, this.uid, rows, (id) => this.open([id], at), true);
      const {x, y} = this.map.getSize();
      const strip = this.map.getContainer().querySelector('.cl-strip');
      const content = box(view);
      // Leaflet measures a popup by its text, and knows nothing of what lies in the corners.
      content.style.width = Math.max(200, Math.min(400, x - 90)) + 'px';
      content.style.maxHeight = Math.max(140, y - (strip ? strip.offsetHeight : 0) - 120) + 'px';
      this.popup = L.popup({className: 'cl-popup', maxWidth: 430, autoPanPaddingBottomRight: [10, strip ? strip.offsetHeight + 50 : 40]})
        .setLatLng(at)
        .setContent(content)
        .openOn(this.map);
      this.model.select(ids.length === 1 ? ids[0] : null);
    }
  }

  /** Calls back with what is shared on a map, made once; packed data take a moment to unpack. */
  async function share(map, id, then) {
    if (!shared.has(map)) {
      const read = C.read(id);
      const unpacking = C.isPacked && C.isPacked(read) ? C.unpack(read) : Promise.resolve(read);
      shared.set(map, unpacking.then((data) => new Shared(map, data)));
    }
    then(await shared.get(map));
  }

  /** A layer that is drawn once, and hidden by a class when it is taken from the map. */
  const Part = L.Layer.extend({
    initialize(id) {
      this.id = id;
    },
    onAdd(map) {
      map.getContainer().classList.remove(this.hides);
      if (!this.drawn) share(map, this.id, (with_) => this.draw(map, with_));
      this.drawn = true;
    },
    onRemove(map) {
      map.getContainer().classList.add(this.hides);
      if (this.closes) map.closePopup();
    },
  });

  const Incidents = Part.extend({
    hides: 'cl-no-incidents',
    closes: true,
    draw(map, with_) {
      const Drawn = C.isMany(with_.model) ? C.Crowd : C.Shapes;
      const drawn = new Drawn(map, with_.model, with_.uid, (ids, node, at) => with_.open(ids, at));
      if (drawn.start) drawn.start();
      else drawn.update();
    },
  });

  const Frontier = Part.extend({
    hides: 'cl-no-line',
    draw(map, with_) {
      C.drawLine(map, with_.model);
    },
  });

  const Corner = L.Control.extend({
    initialize(id, position, make) {
      L.Util.setOptions(this, {position});
      Object.assign(this, {id, make});
    },
    onAdd(map) {
      const home = C.still(box());
      share(map, this.id, (with_) => this.make(home, with_, map));
      return home;
    },
  });

  C.incidentLayer = (id) => new Incidents(id);
  C.frontierLayer = (id) => new Frontier(id);

  C.legendControl = (id) =>
    new Corner(id, 'topright', (home, with_) => home.append(C.legend(with_.model, with_.uid, false)));

  C.stripControl = (id) =>
    new Corner(id, 'bottomleft', (home, with_, map) => {
      const fit = () => {
        home.style.width = Math.max(300, map.getSize().x - 20) + 'px';
      };
      map.on('resize', fit);
      fit();
      const strip = C.strip(with_.model, with_.uid, (ids, node, at) => with_.open(ids, L.latLng(at[0], at[1])));
      strip.node.classList.add('cl-card');
      home.append(strip.node);
    });
})(Clashline);
