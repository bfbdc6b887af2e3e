/* A range on a drawing: two thumbs for fingers and keys; a drag on the drawing makes a range, a drag on it moves it. */
'use strict';
(function (C) {
  const SLACK = 5; // px that a pointer may wander and still be a click on what lies there

  C.RangeSlider = class {
    /**
     * `host` is the drawing, which the slider's node is laid over. `scale` is {min, max, step, page, x(value) -> px,
     * at(px) -> value, text(value, isUpper)}; `change([low, high] or null)` is told what was chosen, null for all.
     */
    constructor(host, labels, scale, change) {
      Object.assign(this, {host, scale, change, range: null});
      this.shades = [C.h('div', {class: 'cl-shade'}), C.h('div', {class: 'cl-shade'})];
      this.thumbs = labels.map((label, end) => this.makeThumb(label, end));
      this.node = C.h('div', {class: 'cl-range', dir: 'ltr'}, this.shades, this.thumbs);
      host.addEventListener('pointerdown', (event) => this.grab(event));
    }

    makeThumb(label, end) {
      const thumb = C.h('div', {class: 'cl-thumb', role: 'slider', tabindex: '0', 'aria-label': label});
      thumb.addEventListener('keydown', (event) => this.onKey(event, end));
      thumb.addEventListener('pointerdown', (event) => {
        event.stopPropagation();
        this.follow(event, (value) => this.move(end, value));
      });
      return thumb;
    }

    low() {
      return this.range ? this.range[0] : this.scale.min;
    }
    high() {
      return this.range ? this.range[1] : this.scale.max;
    }

    /** Shows a range, told or not told to the listener. */
    show(range) {
      this.range = range;
      this.draw();
    }
    set(low, high) {
      const {min, max} = this.scale;
      const range = [Math.max(min, Math.min(low, high)), Math.min(max, Math.max(low, high))];
      const all = range[0] <= min && range[1] >= max;
      const same = all ? !this.range : this.range && this.range[0] === range[0] && this.range[1] === range[1];
      this.show(all ? null : range);
      if (!same) this.change(this.range);
    }
    move(end, value) {
      if (end === 0) this.set(Math.min(value, this.high()), this.high());
      else this.set(this.low(), Math.max(value, this.low()));
    }

    onKey(event, end) {
      const {min, max, step, page} = this.scale;
      const now = end === 0 ? this.low() : this.high();
      const to = {
        ArrowLeft: now - step,
        ArrowDown: now - step,
        ArrowRight: now + step,
        ArrowUp: now + step,
        PageDown: now - page,
        PageUp: now + page,
        Home: min,
        End: max,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.move(end, Math.max(min, Math.min(max, to)));
    }

    px(event) {
      return event.clientX - this.host.getBoundingClientRect().left;
    }

    /** A press on the drawing: beside the range it begins a new one, within it the range is carried along. */
    grab(event) {
      if (event.button !== 0 || !event.isPrimary) return;
      const from = this.px(event);
      const start = this.scale.at(from);
      const {range} = this;
      const onButton = event.target.closest('[role=button]'); // its click is its own
      const carried = range && start >= range[0] && start <= range[1];
      let moved = false;
      this.follow(
        event,
        (value, px) => {
          moved = moved || Math.abs(px - from) > SLACK;
          if (!moved) return;
          if (!carried) this.set(start, value);
          else {
            const by = Math.max(this.scale.min - range[0], Math.min(this.scale.max - range[1], value - start));
            this.set(range[0] + by, range[1] + by);
          }
        },
        () => {
          if (!moved && range && !carried && !onButton) this.set(this.scale.min, this.scale.max);
          return moved;
        },
      );
    }

    /** Tells every move of a pointer until it is lifted. A drag is no click on what lies beneath. */
    follow(event, tell, done) {
      const move = (next) => {
        if (next.pointerId !== event.pointerId) return;
        const px = this.px(next);
        tell(this.scale.at(px), px);
      };
      const end = (last) => {
        if (last.pointerId !== event.pointerId) return;
        for (const name of ['pointermove', 'pointerup', 'pointercancel'])
          window.removeEventListener(name, name === 'pointermove' ? move : end);
        if (!done || !done()) return;
        const swallow = (click) => click.stopPropagation();
        this.host.addEventListener('click', swallow, {capture: true, once: true});
        setTimeout(() => this.host.removeEventListener('click', swallow, {capture: true}), 0);
      };
      window.addEventListener('pointermove', move);
      for (const name of ['pointerup', 'pointercancel']) window.addEventListener(name, end);
    }

    draw() {
      const {scale} = this;
      const x = [scale.x(this.low(), false), scale.x(this.high(), true)];
      const ends = [scale.x(scale.min, false), scale.x(scale.max, true)];
      this.node.classList.toggle('is-on', Boolean(this.range));
      this.thumbs.forEach((thumb, end) => {
        thumb.style.left = x[end].toFixed(1) + 'px';
        const value = end ? this.high() : this.low();
        thumb.setAttribute('aria-valuemin', end ? this.low() : scale.min);
        thumb.setAttribute('aria-valuemax', end ? scale.max : this.high());
        thumb.setAttribute('aria-valuenow', value);
        thumb.setAttribute('aria-valuetext', scale.text(value, end === 1));
      });
      this.shades[0].style.left = ends[0].toFixed(1) + 'px';
      this.shades[0].style.width = Math.max(0, x[0] - ends[0]).toFixed(1) + 'px';
      this.shades[1].style.left = x[1].toFixed(1) + 'px';
      this.shades[1].style.width = Math.max(0, ends[1] - x[1]).toFixed(1) + 'px';
    }
  };
})(Clashline);
