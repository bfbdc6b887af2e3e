/* A panel that a button opens: Esc or a press elsewhere closes it, and the focus goes back to the button. */
'use strict';
(function (C) {
  C.Popover = class {
    /** `fill(node)` fills the panel when it is opened first; `renew()` is called whenever it is opened. */
    constructor(uid, name, label, content, renew) {
      this.panel = C.h(
        'div',
        {class: 'cl-pop cl-card is-' + name, id: uid + '-' + name, role: 'dialog', 'aria-label': label, tabindex: '-1', hidden: true},
        content,
      );
      this.button = C.button(
        {
          class: 'cl-tool is-' + name,
          'aria-expanded': 'false',
          'aria-controls': this.panel.id,
          'aria-haspopup': 'dialog',
        },
        () => (this.isOpen() ? this.close(true) : this.open()),
        label,
      );
      this.renew = renew;
      this.panel.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.close(true);
      });
      document.addEventListener('pointerdown', (event) => {
        const inside = this.panel.contains(event.target) || this.button.contains(event.target);
        if (this.isOpen() && !inside) this.close(false);
      });
    }

    isOpen() {
      return !this.panel.hidden;
    }

    open() {
      if (this.renew) this.renew();
      this.panel.hidden = false;
      this.button.setAttribute('aria-expanded', 'true');
      // On a phone the first field would bring up a keyboard over all others.
      const first = C.narrow() ? null : this.panel.querySelector('button, input, select');
      (first || this.panel).focus({preventScroll: true});
    }

    close(back) {
      if (!this.isOpen()) return false;
      this.panel.hidden = true;
      this.button.setAttribute('aria-expanded', 'false');
      if (back) this.button.focus({preventScroll: true});
      return true;
    }
  };

  /** A button of a popover that is closed from inside it. */
  C.closer = (popover) => C.button({class: 'cl-action cl-done'}, () => popover().close(true), C.t('filter.done'));
})(Clashline);
