/* The timeline: incidents by day, week, month or year as stacked bars, a range over them, play; the undated apart. */
'use strict';
(function (C) {
  const HIGH = 30; // px of the bars; the axis takes the rest of the 48
  const AXIS = 44;
  const BAR = 7; // px that a bar should have at least
  const WIDEST = 36;
  const LETTER = 6.2; // px, about
  const PLAY_MS = [150, 900]; // shortest and longest step
  const WHOLE_MS = 20000; // about how long playing everything takes

  const bar = (x, y, wide, high) =>
    'M' + x.toFixed(1) + ' ' + y.toFixed(1) + 'v-' + high.toFixed(1) + 'h' + wide.toFixed(1) + 'v' + high.toFixed(1) + 'z';

  class Timeline {
    constructor(model, explore, uid) {
      Object.assign(this, {model, explore});
      this.svg = C.s('svg', {class: 'cl-time-drawing', height: 48, 'aria-hidden': 'true', focusable: 'false'});
      this.box = C.h('div', {class: 'cl-time-box', dir: 'ltr'}, this.svg);
      this.said = C.h('span', {class: 'cl-time-said'});
      this.play = C.button({class: 'cl-time-play'}, () => this.pressPlay());
      this.undated = C.button({class: 'cl-chip cl-time-undated'}, () =>
        explore.setTime(explore.range, !explore.undated),
      );
      this.node = C.h(
        'section',
        {class: 'cl-time', 'aria-label': C.t('time.title'), id: uid + '-time'},
        this.play,
        this.box,
        C.h('div', {class: 'cl-time-side'}, this.said, this.undated),
      );
      this.slider = new C.RangeSlider(this.box, [C.t('time.from'), C.t('time.to')], this.scale(), (bins) => {
        this.stop();
        this.choose(bins);
      });
      this.box.append(this.slider.node);
      model.onChange((what) => {
        if (what === 'filter') this.draw();
      });
      new ResizeObserver(() => this.fit()).observe(this.box);
      this.fit();
    }

    /** Bins are chosen by number: bars of months are as wide as each other. */
    scale() {
      const n = () => this.bins.starts.length;
      return {
        min: 0,
        get max() {
          return n() - 1;
        },
        step: 1,
        get page() {
          return Math.max(2, Math.round(n() / 10));
        },
        x: (bin, upper) => ((bin + (upper ? 1 : 0)) / n()) * this.width,
        at: (px) => Math.max(0, Math.min(n() - 1, Math.floor((px / this.width) * n()))),
        text: (bin, upper) => C.day(C.isoDay(upper ? C.lastOfBin(this.bins, bin) : this.bins.starts[bin])),
      };
    }

    fit() {
      this.width = Math.max(120, this.box.clientWidth);
      const [first, last] = this.explore.span();
      this.bins = C.binDays(first, last, Math.max(12, Math.floor(this.width / BAR)));
      this.svg.setAttribute('width', this.width);
      this.draw();
    }

    /** Chooses bins, [first, last] or null for all. */
    choose(bins) {
      const days = bins && [this.bins.starts[bins[0]], C.lastOfBin(this.bins, bins[1])];
      this.explore.setTime(days, this.explore.undated);
    }

    chosenBins() {
      const {range} = this.explore;
      return range && [C.binOf(this.bins, range[0]), C.binOf(this.bins, range[1])];
    }

    draw() {
      const {model, explore, bins} = this;
      const passes = model.passesBut('time');
      const [from, to, kind] = ['from', 'to', 'kind'].map((name) => model.column(name));
      if (this.numbered !== bins) {
        this.numbered = bins;
        [this.first, this.last] = [from, to].map((days) => Uint32Array.from(days, (day) => C.binOf(bins, day)));
      }
      let undated = 0;
      const counts = new Uint8Array(model.n);
      for (let i = 0; i < model.n; i += 1) {
        if (!passes(i)) continue;
        if (from[i] === C.NO_DAY) undated += 1;
        else counts[i] = 1;
      }
      this.drawBars(C.countBins(bins, {first: this.first, last: this.last, kind: kind.codes, counts}, C.KIND_ORDER.length));
      this.slider.show(this.chosenBins());
      this.said.textContent = this.rangeText();
      this.undated.hidden = !explore.hasUndated();
      this.undated.setAttribute('aria-pressed', String(explore.undated));
      this.undated.textContent = C.t('time.undated', {n: undated});
      this.tellPlay();
    }

    rangeText() {
      const {range} = this.explore;
      const [first, last] = range || this.explore.span();
      return C.when({start: C.isoDay(first), end: C.isoDay(last)});
    }

    drawBars(rows) {
      const {bins, svg, width} = this;
      const n = bins.starts.length;
      const wide = width / n;
      const broad = Math.min(WIDEST, wide > 6 ? wide * 0.85 : wide > 3 ? wide - 0.8 : wide);
      const totals = Array.from({length: n}, (_, b) => rows.reduce((sum, row) => sum + row[b], 0));
      const most = Math.max(1, ...totals);
      const bars = C.KIND_ORDER.map(() => '');
      for (let b = 0; b < n; b += 1) {
        let y = HIGH + 2;
        rows.forEach((row, k) => {
          if (!row[b]) return;
          // One incident among thousands keeps a pixel: an empty day and a quiet one are not the same.
          const high = Math.max(1, (row[b] / most) * HIGH);
          bars[k] += bar(b * wide + (wide - broad) / 2, y, broad, high);
          y -= high;
        });
      }
      C.clear(svg).append(
        ...bars.map((d, k) => (d ? C.s('path', {class: 'cl-time-bar k-' + C.KIND_ORDER[k], d}) : '')),
        C.s('path', {class: 'cl-tick', d: 'M0 ' + (HIGH + 2.5) + 'H' + width}),
        ...this.axis(),
      );
    }

    /** Names under as many bins as there is room for, the first always. */
    axis() {
      const {bins, width} = this;
      const n = bins.starts.length;
      const marks = [];
      let free = 0;
      for (let b = 0; b < n; b += 1) {
        const words = C.binName(bins, b);
        const long = words.length * LETTER;
        const edge = (b / n) * width;
        // Under the middle of a wide bin; a narrow one has its name at the mark where it begins.
        const x = width / n > long + 8 ? edge + (width / n - long) / 2 : edge + 3;
        if (!words || x < free || x + long > width + 4) continue;
        marks.push(
          C.s('path', {class: 'cl-tick', d: 'M' + (edge + 0.5).toFixed(1) + ' ' + (HIGH + 2) + 'v4'}),
          C.s('text', {class: 'cl-axis', x: x.toFixed(1), y: AXIS}, words),
        );
        free = x + long + 14;
      }
      return marks;
    }

    calm() {
      return C.attempt(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches, false);
    }

    /** Whoever wants no motion gets one step for each press. */
    pressPlay() {
      if (this.timer) this.stop();
      else if (this.calm()) this.step();
      else {
        const ms = Math.max(PLAY_MS[0], Math.min(PLAY_MS[1], WHOLE_MS / this.bins.starts.length));
        this.timer = setInterval(() => {
          if (!this.step()) this.stop();
        }, ms);
        this.step();
      }
      this.tellPlay();
    }

    /** Moves the range on by one bin; from the whole, or from the end, it begins with the first bin. */
    step() {
      const last = this.bins.starts.length - 1;
      const now = this.chosenBins();
      const next = !now || now[1] >= last ? [0, now ? now[1] - now[0] : 0] : [now[0] + 1, now[1] + 1];
      this.choose(next);
      return next[1] < last;
    }

    stop() {
      clearInterval(this.timer);
      this.timer = null;
      this.tellPlay();
    }

    tellPlay() {
      const label = C.t(this.timer ? 'time.pause' : this.calm() ? 'time.step' : 'time.play');
      if (this.play.getAttribute('aria-label') === label) return;
      this.play.setAttribute('aria-label', label);
      this.play.setAttribute('title', label);
      const d = this.timer ? 'M4 3h3v10H4zM9 3h3v10H9z' : this.calm() ? 'M4 3l6 5-6 5zM11 3h2v10h-2z' : 'M4 2.5l9 5.5-9 5.5z';
      C.clear(this.play).append(
        C.s('svg', {viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true', focusable: 'false'}, C.s('path', {d})),
      );
    }
  }

  /** The timeline, or null where everything that is dated is of one day. */
  C.timeline = (model, explore, uid) => {
    const [first, last] = explore.span();
    return last > first ? new Timeline(model, explore, uid) : null;
  };
})(Clashline);
