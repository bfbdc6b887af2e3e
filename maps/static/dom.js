/* Elements made from checked values. Text enters the document here and only as text nodes and attributes. */
'use strict';
var Clashline = window.Clashline || {};
(function (C) {
  const SVG = 'http://www.w3.org/2000/svg';
  const XHTML_ATTRS = new Set([
    'id',
    'class',
    'type',
    'role',
    'tabindex',
    'title',
    'lang',
    'dir',
    'for',
    'open',
    'placeholder',
    'scope',
    'hidden',
    'disabled',
    'rel',
    'target',
    'autocomplete',
    'spellcheck',
    'colspan',
  ]);
  const SVG_ATTRS = new Set([
    'id',
    'class',
    'x',
    'y',
    'x1',
    'y1',
    'x2',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'd',
    'width',
    'height',
    'viewBox',
    'transform',
    'fill',
    'role',
    'tabindex',
    'patternUnits',
    'patternTransform',
    'focusable',
    'text-anchor',
    'points',
    // How a shape is painted, for drawings that leave the page and its style sheets.
    'clip-path',
    'fill-opacity',
    'stroke',
    'stroke-opacity',
    'stroke-width',
    'stroke-dasharray',
    'stroke-linejoin',
    'paint-order',
    'opacity',
    'font-family',
    'font-size',
    'font-weight',
    'font-style',
    'letter-spacing',
  ]);

  function allowed(names, name) {
    return names.has(name) || name.startsWith('aria-') || name.startsWith('data-');
  }

  function build(node, names, attrs, children) {
    for (const [name, value] of Object.entries(attrs || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (!allowed(names, name)) throw new Error('attribute not allowed: ' + name);
      node.setAttribute(name, value === true ? '' : String(value));
    }
    append(node, children);
    return node;
  }

  function append(node, children) {
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false || child === '') continue;
      node.append(child instanceof Node ? child : String(child));
    }
  }

  /** An HTML element: h('p', {class: 'note'}, 'text', otherElement). Strings become text, never markup. */
  C.h = (tag, attrs, ...children) => build(document.createElement(tag), XHTML_ATTRS, attrs, children);

  /** The same for SVG. */
  C.s = (tag, attrs, ...children) => build(document.createElementNS(SVG, tag), SVG_ATTRS, attrs, children);

  C.button = (attrs, onclick, ...children) => {
    const node = C.h('button', Object.assign({type: 'button'}, attrs), children);
    node.addEventListener('click', onclick);
    return node;
  };

  C.clear = (node) => {
    node.replaceChildren();
    return node;
  };

  /** The address if it is plain http(s), else ''. What URL cannot parse, or a password in it, is no link. */
  C.safeUrl = (address) => {
    if (typeof address !== 'string' || !/^https?:\/\//i.test(address)) return '';
    try {
      const url = new URL(address);
      const plain = (url.protocol === 'http:' || url.protocol === 'https:') && !url.username && !url.password;
      return plain ? url.href : '';
    } catch {
      return '';
    }
  };

  /**
   * A link to a source that opens elsewhere and tells nobody where it came from; null if it is unsafe. Where links may
   * not work, in a frame, the address can be read, and copied.
   */
  C.link = (address, ...children) => {
    const href = C.safeUrl(address);
    if (!href) return null;
    const works = C.may('popups');
    if (works === 'no') return C.h('span', {class: 'cl-address', dir: 'ltr'}, href);
    const node = C.h('a', {class: 'cl-link', target: '_blank', rel: 'noopener noreferrer'});
    append(node, works === 'yes' ? children : [C.h('span', {class: 'cl-address', dir: 'ltr'}, href)]);
    node.href = href;
    node.referrerPolicy = 'no-referrer';
    return node;
  };

  const RTL = new Set(['ar', 'fa', 'prs', 'ps', 'ur', 'sd', 'ug', 'he', 'yi', 'dv', 'ckb']);

  /** lang and dir of a text in its own language; an unknown or odd code leaves the direction to the text. */
  C.tongue = (language) => {
    const code =
      typeof language === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : '';
    if (!code) return {dir: 'auto'};
    return {lang: code, dir: RTL.has(code.split('-')[0].toLowerCase()) ? 'rtl' : 'ltr'};
  };

  let serial = 0;
  /** An id of its own for every map on a page, in the order they were made. */
  C.uid = (stem) => 'cl-' + stem + '-' + (serial += 1);

  /** Puts a text into the clipboard, by the old way where the new one is missing or forbidden; tells whether it did. */
  C.copy = (text, tell) => {
    const byHand = () => {
      const area = C.h('textarea', {class: 'cl-hidden', 'aria-hidden': 'true', tabindex: '-1'});
      area.value = text;
      document.body.append(area);
      const before = document.activeElement;
      area.select();
      const done = C.attempt(() => document.execCommand('copy'), false);
      area.remove();
      if (before && before.focus) before.focus();
      tell(done);
    };
    const clipboard = navigator.clipboard;
    if (!clipboard || !clipboard.writeText) byHand();
    else clipboard.writeText(text).then(() => tell(true), byHand);
  };

  /** Runs what a sandbox may forbid (history, storage); a refusal is no failure of the page. */
  C.attempt = (action, otherwise) => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
})(Clashline);
window.Clashline = Clashline;
