/* Trusted Types: of all markup that a script could hand to the parser as a string, only Leaflet's own passes. */
'use strict';
(function () {
  // Leaflet asks with it, as it is loaded, whether the browser draws SVG. Whatever else it writes as markup belongs to
  // controls, popups and tooltips that the page does not have.
  const LEAFLET = new Set(['<svg/>']);
  // No createScript and no createScriptURL: strings are never code here.
  const rules = {createHTML: (markup) => (LEAFLET.has(markup) ? markup : null)};
  if (window.trustedTypes) window.trustedTypes.createPolicy('default', rules);
})();
