"""A page that is watched: what it executes, injects, asks of the network and complains of."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

ADDRESS = "http://map.test/"

# Whatever a payload calls is counted, in every frame.
INIT = r"""
(() => {
  const hit = (what) => { try { watchHit(String(what).slice(0, 120)); } catch (error) { /* the page is gone */ } };
  for (const name of ['alert', 'confirm', 'prompt']) {
    Object.defineProperty(window, name, {value: (said) => { hit(name + ':' + said); return false; }});
  }
  Object.defineProperty(window, '__x', {value: (said) => hit('__x:' + said)});
  document.addEventListener('securitypolicyviolation', (event) => {
    try { watchPolicy(event.violatedDirective + ' ' + event.blockedURI.slice(0, 60)); } catch (error) { /* gone */ }
  });
})();
"""

# Raises the events that a curious reader would raise, on whatever listens to any by attribute, and presses whatever
# can be pressed, but for the rows of our own lists and the values of the filter, each of which draws the page anew. An
# honest link may be there, and is not followed; a link that is not http or https is.
POKE = r"""
() => {
  const EVENTS = ('mouseover mouseenter mousemove mousedown mouseup click dblclick auxclick contextmenu wheel '
    + 'pointerover pointerenter pointermove pointerdown pointerup focus focusin blur keydown keypress keyup input '
    + 'change select copy cut paste beforecopy beforecut beforepaste drag dragstart dragend dragenter dragover drop '
    + 'touchstart touchend touchmove scroll toggle submit animationstart animationend transitionend load error '
    + 'begin').split(' ');
  for (const element of document.querySelectorAll('*')) {
    const own = element.getAttributeNames().filter((name) => /^on/i.test(name)).map((name) => name.slice(2));
    if (own.length) {
      for (const name of [...own, ...EVENTS]) {
        try { element.dispatchEvent(new Event(name, {cancelable: true})); } catch (error) { /* next */ }
      }
    }
    const isHonest = /^https?:$/.test(element.protocol) && element.rel.includes('noopener');
    const isOurRow = element.dataset && (element.dataset.incident || element.dataset.open || element.closest('.cl-check'));
    // A button that an earlier press took out of the page runs nothing, yet every press would keep its old panel
    // in memory and fill it with quotes: gigabytes in the end. A link runs outside the page, too.
    const isGone = !element.isConnected && !/^(a|math|mtext)$/i.test(element.tagName);
    if (/^(a|button|math|mtext|summary|input)$/i.test(element.tagName) && !isHonest && !isOurRow && !isGone) {
      try {
        element.removeAttribute('target');
        if (element.click) element.click(); else element.dispatchEvent(new MouseEvent('click', {bubbles: true}));
      } catch (error) { /* next */ }
    }
  }
}
"""

# The kinds of element and attribute in the page, and the addresses that are none of http, https or a fragment.
CENSUS = r"""
() => {
  const tags = new Set(), attributes = new Set(), addresses = new Set();
  let active = 0;
  for (const element of document.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase();
    tags.add(tag);
    if (/^(script|style|meta|link|base|iframe|object|embed|form|frame|applet|portal)$/.test(tag)) active += 1;
    for (const {name, value} of element.attributes) {
      attributes.add(tag + ' ' + name.toLowerCase());
      if (/^(href|src|action|formaction|data|xlink:href|poster|background|srcdoc|srcset)$/i.test(name)
          && !/^(https?:|#)/i.test(value)) addresses.add(value.slice(0, 80));
    }
  }
  return {tags: [...tags].sort(), attributes: [...attributes].sort(), addresses: [...addresses].sort(), active};
}
"""


@dataclass
class Seen:
    """What a page was seen to do."""

    hits: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def is_silent(self):
        return not (self.hits or self.policy or self.requests or self.console)


@contextlib.contextmanager
def watched(browser, html=None, *, own=(), **context_options):
    """Open a browser context whose page is watched; with ``html``, the page is that document.

    ``own`` are the beginnings of addresses that the page may ask for: its files on disk, or its own server.

    Yields the page and what was seen of it.
    """
    seen = Seen()
    context = browser.new_context(**context_options)
    context.set_default_timeout(60_000)
    document = {"html": html}

    def answer(route):
        url = route.request.url
        if url == ADDRESS and route.request.is_navigation_request() and document["html"] is not None:
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=document.pop("html"))
            document["html"] = None  # a reload or a second navigation is a request like any other
        elif url.startswith(tuple(own)) or (
            url.startswith("file:") and route.request.is_navigation_request()
        ):
            route.continue_()
        else:
            seen.requests.append(url[:200])
            route.abort()

    context.expose_binding(
        "watchHit", lambda source, what: seen.hits.append(f"{source['frame'].name}|{what}")
    )
    context.expose_binding("watchPolicy", lambda source, what: seen.policy.append(what))
    context.add_init_script(INIT)
    context.route("**/*", answer)
    page = context.new_page()
    page.on("dialog", lambda dialog: (seen.hits.append(f"|dialog:{dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.console.append(f"error: {error}"[:300]))
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"[:300]))
    context.on("page", lambda opened: (seen.hits.append(f"|opened {opened.url}"), opened.close()))
    try:
        if html is not None:
            page.goto(ADDRESS, wait_until="load")
        yield page, seen
    finally:
        context.close()
