/* Whose names and wording the map takes, and whose drawing of the line: what the legend says, and lets a reader change. */
'use strict';
(function (C) {
  // A depiction is 'line', 'other_line', or both at once.
  const DRAWN = ['line', 'other_line', 'both'];

  C.Views = class {
    constructor(data) {
      const theatre = (data && data.theatre) || {};
      const given = Array.isArray(theatre.views) ? theatre.views.filter((v) => v && v.id) : [];
      this.all = given.length ? given : [{id: 'neutral', name: '', names: {}}];
      this.first = this.all.find((v) => v.id === theatre.view) || this.all[0];
      this.take(this.first.id);
      this.drawn = DRAWN.includes(this.first.depiction) ? this.first.depiction : 'line';
      this.firstDrawn = this.drawn;
    }

    take(id) {
      this.view = this.all.find((v) => v.id === id) || this.first;
    }
    draw(which) {
      this.drawn = DRAWN.includes(which) ? which : this.firstDrawn;
    }

    /** The name that the view has for a side or a claimant, '' where it has none of its own. */
    nameOf(label) {
      const names = this.view.names || {};
      return Object.prototype.hasOwnProperty.call(names, label) ? String(names[label]) : '';
    }

    /** What of the address is about views: only what is not the map's default. */
    state() {
      const state = {};
      if (this.view !== this.first) state.view = this.view.id;
      if (this.drawn !== this.firstDrawn) state.line = this.drawn;
      return state;
    }
  };

  function viewChoice(model, uid) {
    const {views} = model;
    const select = C.h('select', {id: uid + '-view'});
    for (const view of views.all) {
      const text = view === views.first ? C.t('view.default', {name: view.name}) : view.name;
      const option = C.h('option', {}, text);
      option.value = view.id;
      select.append(option);
    }
    select.addEventListener('change', () => model.setView(select.value, views.drawn));
    const note = C.h('p', {});
    const renew = () => {
      select.value = views.view.id;
      note.textContent = views.view.note || '';
    };
    renew();
    model.onChange((what) => what === 'view' && renew());
    return [C.h('label', {class: 'cl-view', for: select.id}, C.t('view.names'), ' ', select), note];
  }

  function lineChoice(model, uid, names) {
    const {views} = model;
    const rows = DRAWN.map((which) => {
      const box = C.h('input', {type: 'radio'});
      box.name = uid + '-drawn';
      box.addEventListener('change', () => model.setView(views.view.id, which));
      const text = which === 'both' ? C.t('view.both') : String(names[which] || C.t('view.' + which));
      return {which, box, node: C.h('label', {class: 'cl-check'}, box, C.h('bdi', {}, text))};
    });
    const renew = () => rows.forEach(({which, box}) => (box.checked = views.drawn === which));
    renew();
    model.onChange((what) => what === 'view' && renew());
    return C.h('fieldset', {class: 'cl-facet'}, C.h('legend', {}, C.t('view.drawn')), rows.map((row) => row.node));
  }

  /** The legend's entry for the line: whose names and drawing are shown, what each side calls it, and the choices. */
  C.lineNote = (model, uid) => {
    const theatre = model.data.theatre || {};
    const line = theatre.line || {};
    const called = (theatre.countries || [])
      .map((c) => ({country: c.name, name: C.lineName((line.names || {})[c.code])}))
      .filter((n) => n.name);
    const whose = C.h('small', {});
    const renew = () => {
      whose.textContent = model.views.view.name ? C.t('view.whose', {name: model.views.view.name}) : '';
    };
    renew();
    model.onChange((what) => what === 'view' && renew());
    const both = ((model.data.base || {}).frontier || []).filter(Boolean).length > 1;
    return C.h(
      'details',
      {class: 'cl-line-note'},
      C.h('summary', {}, line.disputed ? C.t('legend.line') : C.t('legend.line_undisputed'), ' ', whose),
      called.map((n) => C.h('p', {}, C.t('legend.called', {country: n.country, name: n.name}))),
      line.note ? C.h('p', {}, line.note) : null,
      model.views.all.length > 1 ? viewChoice(model, uid) : null,
      both ? lineChoice(model, uid, line.depictions || {}) : null,
    );
  };
})(Clashline);
