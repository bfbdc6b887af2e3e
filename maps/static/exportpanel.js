/* The panel behind "Export": what is shown as files. Whether a page may save is for its surroundings to say, not for it to know. */
'use strict';
(function (C) {
  const KEEP_MS = 60000; // an address of a file's bytes lives so long

  function save(root, name, blob) {
    const url = URL.createObjectURL(blob);
    const link = C.h('a', {class: 'cl-unseen', tabindex: '-1'});
    link.href = url;
    link.download = name;
    root.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
  }

  const SVG = 'image/svg+xml';

  class ExportPanel {
    constructor(page) {
      this.page = page;
      const {model} = page;
      const claims = () => C.csvText(C.CLAIM_EXPORT, [...C.claimRows(model)]);
      const places = () => C.csvText(C.PLACE_EXPORT, [...C.placeRows(model)].map(({row}) => row));
      const rows = [
        ['claims', '-claims.csv', 'text/csv', claims],
        ['places', '-places.csv', 'text/csv', places],
        ['geojson', '.geojson', 'application/geo+json', () => C.geojsonText(model, C.writeFragment(page.permalink.state()))],
        ['svg', '.svg', SVG, () => C.svgPicture(page)],
        ['png', '.png', 'image/png', null],
      ]
        // Where files cannot be saved a text can be copied; a picture cannot.
        .filter(([name]) => C.may('downloads') !== 'no' || (name !== 'svg' && name !== 'png'))
        .map((row) => this.choice(...row));
      this.said = C.h('p', {class: 'cl-pop-said', role: 'status'});
      this.copy = C.button({class: 'cl-action', hidden: true}, () => this.copyText(), C.t('export.copy'));
      this.what = C.h('p', {class: 'cl-export-what'});
      this.popover = new C.Popover(
        page.uid,
        'export',
        C.t('export.title'),
        [
          this.what,
          C.h('ul', {class: 'cl-exports'}, rows),
          C.h('div', {class: 'cl-pop-foot'}, this.said, this.copy, C.closer(() => this.popover)),
        ],
        () => this.renew(),
      );
    }

    choice(name, ending, type, write) {
      const go = () => this.write(name, ending, type, write);
      const title = C.h('b', {}, C.t('export.' + name));
      return C.h('li', {}, C.button({class: 'cl-row'}, go, C.h('span', {}, title, C.h('small', {}, C.t('export.' + name + '_note')))));
    }

    renew() {
      this.what.textContent = C.pictureLine(this.page.model);
      this.said.textContent = C.may('downloads') === 'no' ? C.t('export.copies') : '';
      this.copy.hidden = true;
    }

    write(name, ending, type, write) {
      const file = 'clashline-' + C.fileStem(this.page.model.data.title || '') + ending;
      try {
        if (write) this.hand(file, type, write());
        else C.pngPicture(this.page, (blob) => (blob ? this.hand(file, type, blob) : this.tell('export.failed', {file})));
      } catch (error) {
        this.tell('export.failed', {file});
        throw error;
      }
    }

    /** Hands a file to the browser, and says so: a frame that may not save swallows it without a word. */
    hand(file, type, content) {
      const text = typeof content === 'string' ? content : '';
      const may = C.may('downloads');
      this.text = text;
      if (may === 'no') {
        this.copyText();
        return;
      }
      save(this.page.root, file, text ? new Blob([text], {type: type + ';charset=utf-8'}) : content);
      this.copy.hidden = !text || may === 'yes';
      if (may === 'yes') this.tell('export.saved', {file});
      else this.tell(text ? 'export.perhaps' : 'export.perhaps_picture', {file});
    }

    tell(key, values) {
      this.said.textContent = C.t(key, values);
    }

    copyText() {
      C.copy(this.text, (done) => this.tell(done ? 'export.copied' : 'export.not_copied'));
    }
  }

  C.exportPanel = (page) => new ExportPanel(page);
})(Clashline);
