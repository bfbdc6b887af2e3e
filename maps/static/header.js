/* The page's head: its title, what it holds, the search. */
'use strict';
(function (C) {
  /** Whether the page is as narrow as a phone. */
  C.NARROW = '(max-width: 760px)';
  C.narrow = () => C.attempt(() => window.matchMedia(C.NARROW).matches, false);

  // With more sentences than that a search takes so long that it waits for a pause in the typing.
  const MANY_CLAIMS = 5000;
  const PAUSE_MS = 250;

  function toldText({totals}) {
    return C.t('header.told', {
      incidents: C.t('count.incidents', {n: totals.placed}),
      places: C.t('count.places', {n: totals.places}),
      n: totals.unplaced,
    });
  }

  function statusText(model) {
    const left = model.data.left_out;
    if (left) return C.t('header.only_reviewed', {n: left.incidents});
    const reviewed = model.column('reviewed').reduce((sum, flag) => sum + flag, 0);
    if (!reviewed) return C.t('header.not_reviewed');
    return reviewed === model.n ? C.t('header.reviewed') : C.t('header.some_reviewed', {n: reviewed, all: model.n});
  }

  function asOfText({data}) {
    const asOf = data.as_of_text || C.day(data.as_of);
    return asOf ? C.t('header.as_of', {date: asOf}) : '';
  }

  /** What a map holds, how much of it was reviewed, and when it was made from. */
  C.countsText = (model) =>
    C.dots([
      C.t('count.articles', {n: model.articles.length}),
      C.t('count.claims', {n: model.claims.length}),
      toldText(model),
      statusText(model),
      asOfText(model),
    ]);

  /** What a picture or a file says of itself: how much is shown, who has looked at it, as of when. */
  C.pictureLine = (model) =>
    C.dots([model.filtered() ? C.shownText(model) : toldText(model), statusText(model), asOfText(model)]);

  /** True of what is shown: placed incidents of all that are placed, the places that they share, and what has none. */
  C.shownText = (model) => {
    const now = model.counts();
    return C.t('header.shown', {
      some: now.placed,
      incidents: C.t('count.incidents', {n: model.totals.placed}),
      places: C.t('count.places', {n: now.places}),
      n: now.unplaced,
    });
  };

  /** The search over titles, places, speakers and quotes. */
  C.searchField = (model) => {
    const search = C.h('input', {
      class: 'cl-search',
      type: 'search',
      placeholder: C.t('filter.search'),
      'aria-label': C.t('filter.search'),
      autocomplete: 'off',
      spellcheck: 'false',
      dir: 'auto',
    });
    let waiting = 0;
    search.addEventListener('input', () => {
      clearTimeout(waiting);
      if (model.claims.length < MANY_CLAIMS) model.search(search.value);
      else waiting = setTimeout(() => model.search(search.value), PAUSE_MS);
    });
    model.onChange((what) => {
      if (what === 'filter' && document.activeElement !== search) search.value = model.query;
    });
    return search;
  };

  /** Title, counts that are always true (of all, or of what the filters show), and the tools. */
  C.header = (model, tools) => {
    const whole = C.h('span', {}, C.countsText(model));
    const shown = C.h('span', {class: 'cl-shown', role: 'status'});
    model.onChange((what) => {
      if (what !== 'filter') return;
      shown.textContent = model.filtered() ? C.shownText(model) : '';
      whole.hidden = model.filtered();
    });
    return C.h(
      'header',
      {class: 'cl-header'},
      C.h(
        'div',
        {},
        C.h('h1', {dir: 'auto'}, model.data.title || C.t('header.untitled')),
        model.data.subtitle ? C.h('p', {class: 'cl-subtitle', dir: 'auto'}, model.data.subtitle) : null,
        C.h('p', {class: 'cl-counts'}, whole, shown),
      ),
      C.h('div', {class: 'cl-tools'}, tools),
    );
  };
})(Clashline);
