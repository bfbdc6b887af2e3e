/* What is drawn on the screen as a plain list: shapes, words and pixels, each with its style and where it lies. */
'use strict';
(function (C) {
  const n = (node, name) => Number(node.getAttribute(name)) || 0;
  const round = (x, y, rx, ry) =>
    'M' + (x - rx) + ' ' + y + 'a' + rx + ' ' + ry + ' 0 1 0 ' + 2 * rx + ' 0a' + rx + ' ' + ry + ' 0 1 0 ' + -2 * rx + ' 0z';

  /** An element of SVG as the data of a path; '' for what draws none. */
  function pathOf(node) {
    switch (node.localName) {
      case 'path':
        return node.getAttribute('d') || '';
      case 'circle':
        return round(n(node, 'cx'), n(node, 'cy'), n(node, 'r'), n(node, 'r'));
      case 'line':
        return 'M' + n(node, 'x1') + ' ' + n(node, 'y1') + 'L' + n(node, 'x2') + ' ' + n(node, 'y2');
      case 'polygon':
        return 'M' + node.getAttribute('points').trim().replace(/ /g, 'L') + 'z';
      case 'rect': {
        const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => n(node, name));
        const r = Math.min(n(node, 'rx'), w / 2, h / 2);
        if (!r) return 'M' + x + ' ' + y + 'h' + w + 'v' + h + 'h' + -w + 'z';
        const corner = (dx, dy) => 'a' + r + ' ' + r + ' 0 0 1 ' + dx + ' ' + dy;
        return (
          ['M' + (x + r) + ' ' + y + 'h' + (w - 2 * r), 'v' + (h - 2 * r), 'h' + (2 * r - w), 'v' + (2 * r - h)]
            .map((side, k) => side + corner(k === 1 || k === 2 ? -r : r, k < 2 ? r : -r))
            .join('') + 'z'
        );
      }
      default:
        return '';
    }
  }

  const number = (text) => parseFloat(text) || 0;
  const colour = (text) => (text === 'none' ? '' : text);

  function styleOf(node) {
    const s = window.getComputedStyle(node);
    return {
      fill: colour(s.fill),
      fillOpacity: number(s.fillOpacity),
      stroke: number(s.strokeWidth) ? colour(s.stroke) : '',
      strokeOpacity: number(s.strokeOpacity),
      width: number(s.strokeWidth),
      dash: s.strokeDasharray === 'none' ? [] : s.strokeDasharray.split(/[ ,]+/).map(number),
      join: s.strokeLinejoin,
      strokeFirst: s.paintOrder.startsWith('stroke'),
      font: {style: s.fontStyle, weight: s.fontWeight, size: number(s.fontSize), family: s.fontFamily},
      spacing: number(s.letterSpacing),
      anchor: s.textAnchor,
    };
  }

  const unseen = (s) => s.display === 'none' || s.visibility === 'hidden';

  /** The tile of a hatching: {id, width, height, transform, shapes}. */
  function patternOf(reference, patterns) {
    const id = (/#([\w-]+)"?\)$/.exec(reference) || [])[1];
    const node = id && document.getElementById(id);
    if (!node || node.localName !== 'pattern') return null;
    if (!patterns.has(id))
      patterns.set(id, {
        id,
        width: n(node, 'width'),
        height: n(node, 'height'),
        turn: number((/rotate\((-?[\d.]+)/.exec(node.getAttribute('patternTransform') || '') || [])[1]),
        shapes: [...node.children].map((child) => ({d: pathOf(child), style: styleOf(child)})),
      });
    return patterns.get(id);
  }

  /**
   * Everything that `root` draws, in order: {d, style, matrix, opacity, hatch} for shapes, {text, x, y, ...} for words,
   * {canvas, box, opacity} for pixels. Matrices are from the shape's own units to CSS pixels from (left, top).
   */
  C.sceneOf = (root, left, top, patterns) => {
    const items = [];
    const walk = (node, opacity) => {
      const s = window.getComputedStyle(node);
      if (unseen(s) || node.localName === 'defs') return;
      const seen = opacity * number(s.opacity);
      if (node.localName === 'canvas') {
        const box = node.getBoundingClientRect();
        items.push({canvas: node, opacity: seen, box: [box.left - left, box.top - top, box.width, box.height]});
      }
      const d = node instanceof SVGElement ? pathOf(node) : '';
      if (d || node.localName === 'text') {
        const m = node.getScreenCTM();
        const style = styleOf(node);
        const item = {style, opacity: seen, matrix: [m.a, m.b, m.c, m.d, m.e - left, m.f - top]};
        if (d) items.push({...item, d, hatch: style.fill.startsWith('url(') ? patternOf(style.fill, patterns) : null});
        else items.push({...item, text: node.textContent, x: n(node, 'x'), y: n(node, 'y')});
        return;
      }
      // Panes lie on each other by their z-index, whatever their order in the document.
      const level = (child) => number(window.getComputedStyle(child).zIndex);
      const children = [...node.children];
      if (node instanceof HTMLElement) children.sort((a, b) => level(a) - level(b));
      for (const child of children) walk(child, seen);
    };
    walk(root, 1);
    return items;
  };
})(Clashline);
