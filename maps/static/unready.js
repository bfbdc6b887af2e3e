/* While there is no map yet, and where there can be none. */
'use strict';
(function (C) {
  // Where the data could not be read, their words could not be read either.
  const ENGLISH = {
    title: 'This map cannot be shown',
    unread: 'Its data could not be read.',
    old_browser: 'This browser is too old to unpack its data.',
    way_out: 'The file may be incomplete: make it anew, or ask who sent it to send it again.',
  };
  const say = (key, values) => (C.has('fail', key) ? C.t('fail.' + key, values) : ENGLISH[key]);

  /** Says in the place of the map why there is none, and what to do. */
  C.fail = (map, key, values) => {
    const frame = map && map.getContainer ? map.getContainer() : null;
    document.documentElement.classList.add('cl-root');
    document.body.classList.add('cl-page');
    if (frame) frame.style.display = 'none';
    document.body.prepend(
      C.h(
        'main',
        {class: 'cl-failed', role: 'alert'},
        C.h('h1', {}, say('title')),
        C.h('p', {}, say(key, values)),
        C.h('p', {}, say('way_out')),
      ),
    );
  };

  /** Unpacks what is packed and goes on; what came before, words among it, stands in the packed payload. */
  C.unpackFirst = async (map, packed) => {
    C.speak(packed);
    if (!C.canUnpack()) {
      C.fail(map, 'old_browser');
      return null;
    }
    const loading = C.h('p', {class: 'cl-loading', role: 'status'}, C.t('panel.loading'));
    document.body.prepend(loading);
    let data = null;
    try {
      data = await C.unpack(packed);
    } catch {
      C.fail(map, 'unread');
      return null;
    } finally {
      loading.remove();
    }
    return C.start({map, data});
  };
})(Clashline);
