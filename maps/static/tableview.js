/* The same facts as tables, in the place of the map: incidents, their places, who claims what. One page at a time. */
'use strict';
(function (C) {
  const TO_A_PAGE = 50; // incidents
  const LISTS = ['incidents', 'places', 'claims'];

  /** What a screen reader needs to be told again where small screens lay a row out as a block. */
  const cell = (column, role, attrs, ...children) =>
    C.h(
      role === 'rowheader' ? 'th' : 'td',
      Object.assign({role, scope: role === 'rowheader' ? 'row' : null, 'data-label': C.t('table.column.' + column)}, attrs),
      children,
    );

  const grades = (incident) =>
    C.commas(
      [
        incident.grade && C.gradeName(incident.grade),
        incident.contested && incident.grade !== 'contested' && C.t('incident.contested'),
        incident.alleged && C.t('incident.alleged'),
        C.t(incident.reviewed ? 'incident.reviewed' : 'incident.not_reviewed'),
      ].filter(Boolean),
    );

  /** Columns of each list: what a cell holds, made of the row's incident and, if the list has more, its place or claim. */
  const COLUMNS = {
    incidents: {
      incident: (view, incident) => view.opener(incident),
      date: (view, incident) => C.capital(C.when(incident.date)),
      kind: (view, incident) => C.typeName(incident.type),
      places: ({model}, incident) => C.whereWords(model, incident),
      grade: (view, incident) => grades(incident),
      reports: (view, incident) => C.num((incident.articles || []).length),
    },
    places: {
      place: (view, incident, place) => C.h('bdi', {}, place.label || place.name),
      precision: (view, incident, place) => C.precisionWords(place),
      side: ({model}, incident, place) => C.sideWords(model, place),
      km: (view, incident, place) => C.lineWords(place),
      incident: (view, incident) => view.opener(incident),
      date: (view, incident) => C.capital(C.when(incident.date)),
    },
    claims: {
      who: ({model}, incident, claim) => C.h('bdi', {}, C.speakerWords(model, claim)),
      what: ({model}, incident, claim) => C.eventWords(model, claim),
      figure: (view, incident, claim) => (C.EVENTS.has(claim.measure) ? '' : C.figureText(claim, C.figure(claim))),
      whose: ({model}, incident, claim) => (C.EVENTS.has(claim.measure) ? '' : model.sideName(claim.victim_side)),
      notes: ({model}, incident, claim) => C.commas(C.figureNotes(model, [claim])),
      incident: (view, incident) => view.opener(incident),
      sentence: ({model}, incident, claim) => sentence(model, claim),
      source: ({model}, incident, claim) => source(model, claim),
    },
  };

  function sentence(model, claim) {
    const article = model.articles.get(claim.article) || {};
    const {before, focus, after} = claim.quote || {};
    return C.h('q', C.tongue(article.language), before, focus ? C.h('mark', {}, focus) : null, after);
  }

  function source(model, claim) {
    const article = model.articles.get(claim.article) || {};
    const name = C.h('bdi', {}, C.articleName(model, article));
    return [C.link(article.url, name) || name, ' ', C.h('small', {}, C.articleDate(article))];
  }

  const MAP = 'M2 4l4-2 4 2 4-2v10l-4 2-4-2-4 2zM6 2v10M10 4v10';
  const TABLE = 'M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 3v10';

  /** The button that puts the table in the place of the map, and the map in that of the table; on a phone a picture. */
  C.tableButton = (onclick) => {
    const word = C.h('span', {});
    const path = C.s('path', {});
    const icon = C.s('svg', {viewBox: '0 0 16 16', width: 18, height: 18, 'aria-hidden': 'true', focusable: 'false'}, path);
    const node = C.button({class: 'cl-tool is-table'}, onclick, icon, word);
    node.tell = (open) => {
      word.textContent = C.t(open ? 'table.close' : 'table.open');
      path.setAttribute('d', open ? MAP : TABLE);
    };
    node.tell(false);
    return node;
  };

  C.TableView = class {
    /** `pick(id)` opens an incident in the panel. */
    constructor(model, uid, pick) {
      Object.assign(this, {model, uid, pick, list: LISTS[0], page: 0});
      this.buttons = LISTS.map((name) =>
        C.button({class: 'cl-chip', 'data-list': name}, () => this.choose(name), C.t('table.' + name)),
      );
      this.said = C.h('p', {role: 'status', id: uid + '-table-said'});
      this.previous = C.button({class: 'cl-action'}, () => this.turn(-1), C.t('table.previous'));
      this.next = C.button({class: 'cl-action'}, () => this.turn(1), C.t('table.next'));
      this.frame = C.h('div', {class: 'cl-table-frame', role: 'region', tabindex: '0'});
      this.node = C.h(
        'section',
        {class: 'cl-table', 'aria-label': C.t('table.title'), hidden: true},
        C.h('div', {class: 'cl-table-lists', role: 'group', 'aria-label': C.t('table.choose')}, this.buttons),
        this.frame,
        C.h('div', {class: 'cl-table-foot'}, this.said, this.previous, this.next),
      );
      model.onChange((what) => {
        if (what === 'filter') this.page = 0;
        if (!this.node.hidden && what !== 'selection') this.draw();
      });
    }

    show(open) {
      this.node.hidden = !open;
      if (open) this.draw();
      else C.clear(this.frame);
    }

    choose(list) {
      this.list = list;
      this.draw();
    }

    turn(step) {
      this.page += step;
      this.draw();
      this.frame.scrollTop = 0;
      this.frame.focus({preventScroll: true}); // a button at either end is disabled, and would take the focus with it
    }

    opener(incident) {
      return C.button({class: 'cl-voice', dir: 'auto', 'data-open': incident.id}, () => this.pick(incident.id), incident.title);
    }

    rowsOf(incident) {
      const {model, list} = this;
      if (list === 'incidents') return [null];
      return list === 'places' ? model.placesOf(incident) : model.claimsOf(incident);
    }

    draw() {
      const {model, list} = this;
      const shown = model.shown();
      const from = this.page * TO_A_PAGE;
      const columns = Object.entries(COLUMNS[list]);
      const rows = [...shown.slice(from, from + TO_A_PAGE)].flatMap((i) => {
        const incident = model.incident(i);
        return this.rowsOf(incident).map((row) =>
          C.h(
            'tr',
            {role: 'row'},
            columns.map(([name, fill], k) => cell(name, k ? 'cell' : 'rowheader', {}, fill(this, incident, row))),
          ),
        );
      });
      for (const button of this.buttons)
        button.setAttribute('aria-pressed', String(button.getAttribute('data-list') === list));
      this.frame.setAttribute('aria-label', C.t('table.caption.' + list));
      C.clear(this.frame).append(shown.length ? this.table(columns, rows) : C.nothing(model));
      const to = Math.min(shown.length, from + TO_A_PAGE);
      this.said.textContent = C.t('table.of_incidents', {from: to && from + 1, to, all: shown.length});
      this.previous.disabled = from === 0;
      this.next.disabled = to === shown.length;
      this.previous.hidden = this.next.hidden = shown.length <= TO_A_PAGE;
    }

    table(columns, rows) {
      const heads = columns.map(([name]) => C.h('th', {scope: 'col', role: 'columnheader'}, C.t('table.column.' + name)));
      return C.h(
        'table',
        {role: 'table'},
        C.h('caption', {}, C.t('table.caption.' + this.list)),
        C.h('thead', {role: 'rowgroup'}, C.h('tr', {role: 'row'}, heads)),
        C.h('tbody', {role: 'rowgroup'}, rows),
      );
    }
  };
})(Clashline);
