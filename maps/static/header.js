/* The page's head: its title, what it holds, the search. */
'use strict';
(function (C) {
  /** Whether the page is as narrow as a phone. */
  C.narrow = () => C.attempt(() => window.matchMedia('(max-width: 760px)').matches, false);

  function countsText(model) {
    const data = model.data;
    const all = model.totals;
    const told =
      C.num(all.placed) +
      (all.placed === 1 ? ' incident' : ' incidents') +
      ' at ' +
      C.plural(all.places, 'place') +
      ', ' +
      C.num(all.unplaced) +
      ' not placed';
    const reviewed = model.column('reviewed').reduce((sum, flag) => sum + flag, 0);
    const status = !reviewed
      ? 'reported, not reviewed'
      : reviewed === all.all
        ? 'reviewed'
        : C.num(reviewed) + ' of ' + C.num(all.all) + ' reviewed';
    const asOf = data.as_of_text || C.day(data.as_of);
    const words = [C.plural(model.articles.length, 'article'), C.plural(model.claims.length, 'claim'), told, status];
    if (asOf) words.push('as of ' + asOf);
    return C.dots(words);
  }

  function shownText(model) {
    const all = model.totals;
    const now = model.counts();
    return (
      'Shown: ' +
      C.num(now.all) +
      ' of ' +
      C.plural(all.all, 'incident') +
      ', ' +
      C.num(now.placed) +
      ' at ' +
      C.num(now.places) +
      ' of ' +
      C.plural(all.places, 'place') +
      ', ' +
      C.num(now.unplaced) +
      ' not placed'
    );
  }

  /** The search over titles, places, speakers and quotes. */
  C.searchField = (model) => {
    const search = C.h('input', {
      class: 'cl-search',
      type: 'search',
      placeholder: 'Search places, speakers, text',
      'aria-label': 'Search places, speakers, text',
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
        C.h('h1', {dir: 'auto'}, model.data.title || 'Incident map'),
        model.data.subtitle ? C.h('p', {class: 'cl-subtitle', dir: 'auto'}, model.data.subtitle) : null,
        C.h('p', {class: 'cl-counts'}, whole, shown),
      ),
      C.narrow() ? null : search,
    );
  };
})(Clashline);
