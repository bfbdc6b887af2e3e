/* A picture of the present view, made from what is drawn: as SVG, and painted on a canvas as PNG. Nothing foreign is in it. */
'use strict';
(function (C) {
  const MARGIN = 20;
  const HEAD = 64;
  const LINE = 26; // px of a row of the legend
  const FINE = 15; // px of a line of small print
  const PNG_SCALE = 2;

  /** Words in lines of at most that width. */
  function wrap(text, width, measure) {
    const lines = [''];
    for (const word of text.split(' ')) {
      const longer = lines[lines.length - 1] ? lines[lines.length - 1] + ' ' + word : word;
      if (lines[lines.length - 1] && measure(longer) > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  /** Title, counts and legend as a drawing of their own, which is looked at while it lies in the page unseen. */
  function frame(page, width, height) {
    const {model, uid} = page;
    const edge = C.rtl() ? width - MARGIN : MARGIN;
    const anchor = C.rtl() ? 'end' : 'start';
    const put = (words, y, name) => C.s('text', {class: 'cl-pic-' + name, x: edge, y, 'text-anchor': anchor}, words);
    const parts = [put(model.data.title || C.t('header.untitled'), 28, 'title'), put(C.pictureLine(model), 48, 'line')];
    const bar = page.root.querySelector('.cl-scale');
    if (bar) {
      const wide = Math.round(bar.firstElementChild.getBoundingClientRect().width);
      const [left, low] = [MARGIN, HEAD + height - 20];
      parts.push(
        C.s('path', {class: 'cl-pic-bar', d: 'M' + left + ' ' + (low - 3) + 'v7m0 -3.5h' + wide + 'm0 -3.5v7'}),
        C.s('text', {class: 'cl-pic-key', x: left + wide + 8, y: low + 4, 'text-anchor': 'start'}, bar.textContent),
      );
    }
    let x = MARGIN;
    let y = HEAD + height + 24;
    for (const {swatch, text} of C.legendKeys(model, uid)) {
      const wide = 30 + C.measureText(text, 'town') * 1.06 + 18;
      if (x > MARGIN && x + wide > width - MARGIN) [x, y] = [MARGIN, y + LINE];
      parts.push(
        C.s(
          'g',
          {class: swatch.getAttribute('class'), transform: 'translate(' + x + ' ' + (y - 15) + ')'},
          ...swatch.childNodes,
        ),
        C.s('text', {class: 'cl-pic-key', x: x + 28, y, 'text-anchor': 'start'}, text),
      );
      x += wide;
    }
    const credits = (model.data.attribution || []).map(String).join(' · ');
    for (const line of wrap(credits, width - 2 * MARGIN, (text) => C.measureText(text, 'town'))) {
      y += y === HEAD + height + 24 || line ? FINE + 5 : 0;
      parts.push(C.s('text', {class: 'cl-pic-fine', x: MARGIN, y, 'text-anchor': 'start'}, line));
    }
    const whole = y + 14;
    return {height: whole, svg: C.s('svg', {class: 'cl-picture', width, height: whole, 'aria-hidden': 'true'}, parts)};
  }

  /** {width, height, ground, map: [x, y, w, h], items, patterns} of the view. */
  function take(page) {
    const box = page.map.getContainer().getBoundingClientRect();
    const width = Math.round(Math.max(box.width, 360));
    const height = Math.round(box.height);
    const patterns = new Map();
    const around = frame(page, width, height);
    page.root.append(around.svg);
    try {
      const at = around.svg.getBoundingClientRect();
      const items = C.sceneOf(page.map.getPane('mapPane'), box.left, box.top - HEAD, patterns);
      const style = window.getComputedStyle(page.root);
      return {
        width,
        height: around.height,
        paper: style.getPropertyValue('--paper').trim() || '#fff',
        ground: style.getPropertyValue('--ground').trim() || '#eee',
        map: [0, HEAD, width, height],
        items,
        around: C.sceneOf(around.svg, at.left, at.top, patterns),
        patterns,
      };
    } finally {
      around.svg.remove();
    }
  }

  const f = (value) => String(Math.round(value * 1000) / 1000);
  const matrix = (m) => 'matrix(' + m.map((v) => String(Math.round(v * 1e4) / 1e4)).join(' ') + ')';

  function paint(style, fill, opacity) {
    return {
      fill: fill || style.fill || 'none',
      'fill-opacity': f(style.fillOpacity),
      stroke: style.stroke || 'none',
      'stroke-opacity': f(style.strokeOpacity),
      'stroke-width': f(style.width),
      'stroke-dasharray': style.dash.length ? style.dash.join(' ') : null,
      'stroke-linejoin': style.join,
      'paint-order': style.strokeFirst ? 'stroke' : null,
      opacity: opacity < 1 ? f(opacity) : null,
    };
  }

  function element(item) {
    if (item.canvas) {
      const [x, y, width, height] = item.box.map(f);
      return C.s('image', {x, y, width, height, opacity: f(item.opacity)});
    }
    const {style} = item;
    const place = {transform: matrix(item.matrix)};
    if (item.d) return C.s('path', {d: item.d, ...place, ...paint(style, item.hatch && 'url(#' + item.hatch.id + ')', item.opacity)});
    const {font} = style;
    const type = {
      'font-family': font.family,
      'font-size': f(font.size),
      'font-weight': font.weight,
      'font-style': font.style,
      'letter-spacing': style.spacing ? f(style.spacing) : null,
      'text-anchor': style.anchor,
    };
    return C.s('text', {x: item.x, y: item.y, ...place, ...type, ...paint(style, '', item.opacity)}, item.text);
  }

  function toSvg(scene) {
    const [x, y, width, height] = scene.map;
    const tiles = [...scene.patterns.values()].map((tile) =>
      C.s(
        'pattern',
        {
          id: tile.id,
          width: tile.width,
          height: tile.height,
          patternUnits: 'userSpaceOnUse',
          patternTransform: 'rotate(' + tile.turn + ')',
        },
        tile.shapes.map((shape) => C.s('path', {d: shape.d, ...paint(shape.style, '', 1)})),
      ),
    );
    const clip = C.s('clipPath', {id: 'cl-view'}, C.s('rect', {x, y, width, height}));
    const svg = C.s(
      'svg',
      {width: scene.width, height: scene.height, viewBox: '0 0 ' + scene.width + ' ' + scene.height},
      C.s('defs', {}, tiles, clip),
      C.s('rect', {x: 0, y: 0, width: scene.width, height: scene.height, fill: scene.paper}),
      C.s('rect', {x, y, width, height, fill: scene.ground}),
      C.s('g', {'clip-path': 'url(#cl-view)'}, scene.items.map(element)),
      scene.around.map(element),
    );
    // In the page itself an image would be asked for at once, which the page's policy forbids.
    document.implementation.createHTMLDocument('').adoptNode(svg);
    const pixels = scene.items.filter((item) => item.canvas).map((item) => item.canvas.toDataURL('image/png'));
    svg.querySelectorAll('image').forEach((node, k) => {
      if (pixels[k].startsWith('data:image/png;base64,')) node.setAttribute('href', pixels[k]);
    });
    return new XMLSerializer().serializeToString(svg);
  }

  function pen(scale, width, height) {
    const canvas = C.h('canvas', {});
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    return canvas.getContext('2d');
  }

  function brush(ctx, item) {
    if (!item.hatch) return item.style.fill;
    const {hatch} = item;
    const scale = PNG_SCALE * 2;
    const tile = pen(scale, hatch.width, hatch.height);
    tile.setTransform(scale, 0, 0, scale, 0, 0);
    for (const shape of hatch.shapes) stroke(tile, {...shape, opacity: 1, hatch: null}, new Path2D(shape.d));
    const pattern = ctx.createPattern(tile.canvas, 'repeat');
    pattern.setTransform(new DOMMatrix().rotate(hatch.turn).scale(1 / scale));
    return pattern;
  }

  /** Fills and strokes a path, or words where there is none, in the order in which the page paints them. */
  function stroke(ctx, item, path) {
    const {style} = item;
    const fill = () => {
      if (!style.fill) return;
      ctx.globalAlpha = item.opacity * style.fillOpacity;
      ctx.fillStyle = brush(ctx, item);
      if (path) ctx.fill(path);
      else ctx.fillText(item.text, item.x, item.y);
    };
    const line = () => {
      if (!style.stroke) return;
      ctx.globalAlpha = item.opacity * style.strokeOpacity;
      Object.assign(ctx, {strokeStyle: style.stroke, lineWidth: style.width, lineJoin: style.join});
      ctx.setLineDash(style.dash);
      if (path) ctx.stroke(path);
      else ctx.strokeText(item.text, item.x, item.y);
    };
    for (const part of style.strokeFirst ? [line, fill] : [fill, line]) part();
  }

  const ALIGN = {start: 'left', middle: 'center', end: 'right'};

  function draw(ctx, item) {
    if (item.canvas) {
      ctx.setTransform(PNG_SCALE, 0, 0, PNG_SCALE, 0, 0);
      ctx.globalAlpha = item.opacity;
      ctx.drawImage(item.canvas, ...item.box);
      return;
    }
    ctx.setTransform(...item.matrix.map((v) => v * PNG_SCALE));
    if (!item.d) {
      const {font, spacing, anchor} = item.style;
      ctx.font = [font.style, font.weight, font.size + 'px', font.family].join(' ');
      Object.assign(ctx, {textAlign: ALIGN[anchor] || 'left', letterSpacing: spacing + 'px'});
    }
    stroke(ctx, item, item.d ? new Path2D(item.d) : null);
  }

  function toCanvas(scene) {
    const ctx = pen(PNG_SCALE, scene.width, scene.height);
    ctx.setTransform(PNG_SCALE, 0, 0, PNG_SCALE, 0, 0);
    ctx.fillStyle = scene.paper;
    ctx.fillRect(0, 0, scene.width, scene.height);
    ctx.save();
    const path = new Path2D();
    path.rect(...scene.map);
    ctx.clip(path);
    ctx.fillStyle = scene.ground;
    ctx.fillRect(...scene.map);
    for (const item of scene.items) draw(ctx, item);
    ctx.restore();
    for (const item of scene.around) draw(ctx, item);
    return ctx.canvas;
  }

  C.svgPicture = (page) => toSvg(take(page));
  C.pngPicture = (page, tell) => toCanvas(take(page)).toBlob(tell, 'image/png');
})(Clashline);
