/* Very many small signs on a canvas: copied pixel by pixel, for a call for each would take a browser seconds. */
'use strict';
(function (C) {
  /** The pixels of a sign that are not empty, three numbers each: offsets from its middle, (alpha, blue, green, red). */
  function pixelsOf(node) {
    const {width, height} = node;
    const {data} = node.getContext('2d').getImageData(0, 0, width, height);
    const colours = new Uint32Array(data.buffer);
    const pixels = [];
    for (let k = 0; k < colours.length; k += 1)
      if (data[4 * k + 3]) pixels.push((k % width) - (width >> 1), ((k / width) | 0) - (height >> 1), colours[k] | 0);
    return Int32Array.from(pixels);
  }

  C.Stamps = class {
    constructor() {
      this.cut = new Map();
    }

    /** Begins a picture of so many pixels. */
    open(width, height) {
      if (!this.image || this.image.width !== width || this.image.height !== height) {
        this.image = new ImageData(width, height);
        this.colours = new Uint32Array(this.image.data.buffer);
        this.node = C.h('canvas', {});
        [this.node.width, this.node.height] = [width, height];
      } else this.colours.fill(0);
    }

    /** Copies a sign's picture about (x, y), both in pixels of the picture. */
    put(sign, x, y) {
      const {width, height} = this.image;
      if (!this.cut.has(sign)) this.cut.set(sign, pixelsOf(sign));
      const pixels = this.cut.get(sign);
      const {colours} = this;
      for (let k = 0; k < pixels.length; k += 3) {
        const px = x + pixels[k];
        const py = y + pixels[k + 1];
        if (px < 0 || py < 0 || px >= width || py >= height) continue;
        const at = py * width + px;
        const colour = pixels[k + 2] >>> 0;
        const alpha = colour >>> 24;
        colours[at] = alpha === 255 || !colours[at] ? colour : blend(colour, colours[at], alpha);
      }
    }

    /** The picture as a canvas. */
    close() {
      this.node.getContext('2d').putImageData(this.image, 0, 0);
      return this.node;
    }
  };

  function blend(over, under, alpha) {
    const mix = (shift) => ((((over >>> shift) & 255) * alpha + ((under >>> shift) & 255) * (255 - alpha)) / 255) & 255;
    return ((Math.max(alpha, under >>> 24) << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0)) >>> 0;
  }
})(Clashline);
