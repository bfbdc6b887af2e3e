/* Paper: everything that a click would show is there, and the map is drawn anew for the size that it has on a page. */
'use strict';
(function (C) {
  // Beyond so many incidents paper holds the chosen one and the map; whoever wants the list has the table and the export.
  const MOST_LISTED = 500;

  /** Where a node stands, to put it back. */
  const placeOf = (node) => ({node, parent: node.parentNode, next: node.nextSibling});

  /** Makes a page fit for paper when a browser asks for it, and puts all back as it was. */
  C.preparePrint = (page) => {
    const {map, model, root, tabs} = page;
    let before = null;

    const unfold = () => {
      const closed = [...root.querySelectorAll('.cl-panel details:not([open], .cl-rule), .cl-legend:not([open])')];
      for (const one of closed) one.open = true;
      return closed;
    };

    const redraw = () => {
      map.invalidateSize({animate: false, pan: false});
      if (page.strip) {
        page.strip.draw();
        page.strip.update();
      }
    };

    window.addEventListener('beforeprint', () => {
      if (before) return;
      const view = {center: map.getCenter(), zoom: map.getZoom()};
      const bounds = map.getBounds();
      const table = !page.table.node.hidden;
      if (table) page.showTable(false);
      if (model.shown().length <= MOST_LISTED) page.renewList(true);
      const strip = page.strip && page.strip.node;
      const legend = root.querySelector('.cl-legend');
      before = {view, table, unfolded: unfold(), moved: [strip, legend].filter(Boolean).map(placeOf)};
      page.mapBox.append(legend);
      if (strip) page.mapBox.after(strip);
      root.classList.add('is-print');
      redraw();
      map.fitBounds(bounds, {animate: false});
      page.labels.draw();
    });

    window.addEventListener('afterprint', () => {
      if (!before) return;
      const {view, table, unfolded, moved} = before;
      before = null;
      root.classList.remove('is-print');
      for (const one of unfolded) one.open = false;
      for (const {node, parent, next} of moved) parent.insertBefore(node, next);
      redraw();
      map.setView(view.center, view.zoom, {animate: false});
      page.labels.draw();
      if (table) page.showTable(true);
    });

    // Each list has its name above it, for there are no tabs on paper.
    for (const {panel, name} of tabs.tabs) panel.setAttribute('data-name', name);
  };
})(Clashline);
