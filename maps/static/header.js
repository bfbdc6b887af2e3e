/* The page's head: its title, what it holds, the search. */
'use strict';
(function (C) {
  /** Whether the page is as narrow as a phone. */
  C.narrow = () => C.attempt(() => window.matchMedia('(max-width: 760px)').matches, false);

  function countsText(model) {
    const data = model.data;
    const all = model.totals;
    const told = C.t('header.told', {
      incidents: C.t('count.incidents', {n: all.placed}),
      places: C.t('count.places', {n: all.places}),
      n: all.unplaced,
    });
    const reviewed = model.column('reviewed').reduce((sum, flag) => sum + flag, 0);
    const status = data.left_out
      ? C.t('header.only_reviewed', {n: data.left_out.incidents})
      : !reviewed
        ? C.t('header.not_reviewed')
        : reviewed === all.all
          ? C.t('header.reviewed')
          : C.t('header.some_reviewed', {n: reviewed, all: all.all});
    const asOf = data.as_of_text || C.day(data.as_of);
    return C.dots([
      C.t('count.articles', {n: model.articles.length}),
      C.t('count.claims', {n: model.claims.length}),
      told,
      status,
      asOf ? C.t('header.as_of', {date: asOf}) : '',
    ]);
  }

  function shownText(model) {
    const all = model.totals;
    const now = model.counts();
    return C.t('header.shown', {
      some: now.all,
      incidents: C.t('count.incidents', {n: all.all}),
      placed: now.placed,
      spots: now.places,
      places: C.t('count.places', {n: all.places}),
      n: now.unplaced,
    });
  }

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
    search.addEventListener('input', () => model.search(search.value));
    return search;
  };

  /** Title, and counts that are always true: of all, or of what the filter shows. On a phone the search is in the filter. */
  C.header = (model, search) => {
    const whole = C.h('span', {}, countsText(model));
    const shown = C.h('span', {class: 'cl-shown', role: 'status'});
    model.onChange((what) => {
      if (what !== 'filter') return;
      shown.textContent = model.filtered() ? shownText(model) : '';
      whole.hidden = model.filtered();
      if (!model.query && document.activeElement !== search) search.value = '';
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
      C.narrow() ? null : search,
    );
  };
})(Clashline);
