/* The pen of a map of many incidents: the same signs and hatching as everywhere, drawn on a canvas. */
'use strict';
(function (C) {
  // As the style sheets have it: a dash and a dot.
  const CONTESTED = [9, 2.5, 1.5, 2.5];

  /** Draws a path into a context: polygons by points, circles. */
  function shape(pen, kind, r) {
    pen.beginPath();
    const points = C.SIGN_CORNERS[kind];
    if (points) {
      points.forEach(([x, y], k) => (k ? pen.lineTo(x * r, y * r) : pen.moveTo(x * r, y * r)));
      pen.closePath();
    } else if (kind === 'closure') pen.rect(-r, -r, 2 * r, 2 * r);
    else pen.arc(0, 0, r * 0.92, 0, 2 * Math.PI);
  }

  C.Painter = class {
    /** Takes colours from the style sheets, by way of `home`. */
    constructor(home) {
      const probe = C.h('i', {hidden: true});
      home.append(probe);
      this.colours = C.KIND_ORDER.map((kind) => {
        probe.className = 'k-' + kind;
        return getComputedStyle(probe).getPropertyValue('--k').trim() || '#57534e';
      });
      const own = (name, otherwise) => getComputedStyle(home).getPropertyValue(name).trim() || otherwise;
      this.paper = own('--paper', '#fff');
      this.ink = own('--ink', '#1c1917');
      probe.remove();
      this.sharp = Math.min(2, window.devicePixelRatio || 1);
      this.sprites = new Map();
      this.patterns = C.KIND_ORDER.map((_, k) => C.HATCH_GAPS.map((gap) => this.hatching(k, gap)));
    }

    hatching(k, gap) {
      const tile = this.canvas(gap, gap);
      const pen = tile.getContext('2d');
      pen.scale(tile.width / gap, tile.height / gap);
      pen.globalAlpha = 0.055;
      pen.fillStyle = this.colours[k];
      pen.fillRect(0, 0, gap, gap);
      pen.globalAlpha = 0.62;
      pen.fillRect(gap / 2 - 0.45, 0, 0.9, gap);
      const pattern = pen.createPattern(tile, 'repeat');
      pattern.setTransform(new DOMMatrix().rotate(C.HATCH_TURN[C.KIND_ORDER[k]]).scale(gap / tile.width));
      return pattern;
    }

    canvas(width, height) {
      const node = C.h('canvas', {});
      node.width = Math.ceil(width * this.sharp);
      node.height = Math.ceil(height * this.sharp);
      return node;
    }

    /** A sign as a picture: drawn once, copied for each spot. */
    sprite(k, r, alleged) {
      const key = [k, r, alleged].join();
      if (!this.sprites.has(key)) {
        const half = Math.ceil(r * 1.2 + 2);
        const node = this.canvas(2 * half, 2 * half);
        const pen = node.getContext('2d');
        pen.scale(this.sharp, this.sharp);
        pen.translate(half, half);
        this.sign(pen, k, r, alleged);
        this.sprites.set(key, {node, half});
      }
      return this.sprites.get(key);
    }

    sign(pen, k, r, alleged) {
      const kind = C.KIND_ORDER[k];
      pen.lineJoin = 'round';
      shape(pen, kind, r);
      const rim = r > 4 ? 1.6 : 0.8;
      pen.lineWidth = alleged ? rim * 0.8 : rim;
      pen.strokeStyle = alleged ? this.colours[k] : this.paper;
      pen.fillStyle = alleged ? this.paper : this.colours[k];
      if (alleged) pen.fill();
      pen.stroke();
      if (!alleged) pen.fill();
      pen.fillStyle = pen.strokeStyle = alleged ? this.colours[k] : this.paper;
      if (kind === 'closure') pen.fillRect(-r * 0.55, -r * 0.16, r * 1.1, r * 0.32);
      if (kind === 'other') {
        pen.beginPath();
        pen.arc(0, 0, r * 0.4, 0, 2 * Math.PI);
        pen.fill();
      }
    }

    area(pen, path, k, {n, alleged, contested, chosen}) {
      pen.fillStyle = this.patterns[k][C.density(n)];
      pen.fill(path, 'evenodd');
      pen.setLineDash(alleged ? [5, 3.5] : contested ? CONTESTED : []);
      pen.lineWidth = chosen ? 2 : 1.4;
      pen.strokeStyle = chosen ? this.ink : this.colours[k];
      pen.stroke(path);
      pen.setLineDash([]);
    }

    /** A ring about a sign: of a town, faint; of what is contested, dashes and dots. */
    ring(pen, k, x, y, contested) {
      pen.beginPath();
      pen.arc(x, y, 12, 0, 2 * Math.PI);
      pen.fillStyle = pen.strokeStyle = this.colours[k];
      pen.globalAlpha = 0.08;
      pen.fill();
      pen.globalAlpha = contested ? 1 : 0.6;
      pen.setLineDash(contested ? CONTESTED.map((length) => length * 0.78) : []);
      pen.lineWidth = contested ? 1.3 : 1;
      pen.stroke();
      pen.setLineDash([]);
      pen.globalAlpha = 1;
    }

    /** A number on a dot of ink: so many incidents share this place. */
    badge(pen, n, x, y) {
      const text = C.num(n);
      pen.font = '600 11px system-ui, sans-serif';
      const wide = pen.measureText(text).width + 10;
      pen.beginPath();
      pen.roundRect(x - wide / 2, y - 8, wide, 16, 8);
      pen.fillStyle = this.ink;
      pen.fill();
      pen.fillStyle = this.paper;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(text, x, y + 0.5);
    }
  };
})(Clashline);
