/* A page in a frame that keeps it apart. No page can ask what its frame allows, but the frame may tell it by its name. */
'use strict';
(function (C) {
  const framed = C.attempt(() => window.self !== window.top, true);
  const apart = framed && C.attempt(() => window.origin, 'null') === 'null';
  // As ClashMap.iframe names it: 'clashline downloads popups'.
  const told = String(C.attempt(() => window.name, '')).split(' ');

  /** Whether 'downloads' or 'popups' will work: 'yes', 'no', or 'perhaps' where nobody knows. */
  C.may = (what) => {
    if (!apart) return 'yes';
    if (told[0] !== 'clashline') return 'perhaps';
    return told.includes(what) ? 'yes' : 'no';
  };

  /** In a frame the wheel scrolls the page around it, as everywhere else on that page, until somebody presses the map. */
  C.leaveWheel = (map) => {
    if (!framed) return;
    const frame = map.getContainer();
    map.scrollWheelZoom.disable();
    frame.addEventListener('pointerdown', () => map.scrollWheelZoom.enable());
    for (const [target, name] of [
      [frame, 'pointerleave'],
      [window, 'blur'],
    ])
      target.addEventListener(name, () => map.scrollWheelZoom.disable());
  };
})(Clashline);
