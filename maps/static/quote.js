/* The sentence behind a figure, in its own language, with the words marked that say it. */
'use strict';
(function (C) {
  /** 'Second report, of 12 October 2025 (assigned by the editor)', as far as known. */
  C.articleName = (model, article) => {
    const n = model.articles.indexOf(article.id) + 1;
    return article.title || article.publisher || C.t('source.report', {n});
  };

  C.articleDate = (article) => {
    const day = article.published_text || C.day(article.published);
    if (!day) return C.t('date.unknown');
    return article.published_basis ? C.t('source.dated', {date: day, basis: article.published_basis}) : day;
  };

  /** Who says it, in whose words, by way of whom, and whether it is denied or confirmed. */
  C.speakerWords = (model, claim) => {
    const by = model.claimantName(claim.claimant);
    const text = claim.claimant_text;
    const other = text && text.toLocaleLowerCase() !== by.toLocaleLowerCase();
    const named = other ? C.t('quote.speaker', {who: by, text}) : by;
    const relay = Array.isArray(claim.relay) ? C.list(claim.relay) : '';
    return C.dots([relay ? C.t('quote.relay', {who: named, relay}) : named, C.name('say.stance', claim.stance)]);
  };

  /** A claim as a line that can be quoted, as `clashline cite` writes it: in English in every page. */
  C.citation = (model, claim) => {
    const article = model.articleOf.get(claim.article) || {};
    const parts = claim.quote || {};
    const words = [parts.before, parts.focus, parts.after].join('').split(/\s+/).filter(Boolean).join(' ');
    const by = model.claimantName(claim.claimant);
    const text = claim.claimant_text;
    const named = text && text.toLowerCase() !== by.toLowerCase() ? by + ' (“' + text + '”)' : by;
    const relay = Array.isArray(claim.relay) && claim.relay.length ? 'by way of ' + claim.relay.join(', ') : '';
    const verb = {denies: 'denies', confirms: 'confirms', unverified: 'neither confirmed nor denied'}[claim.stance];
    const basis = article.published_basis ? ' (' + article.published_basis + ')' : '';
    const source = [
      article.title || article.name,
      article.publisher,
      article.published ? article.published + basis : '',
      C.safeUrl(article.url) ? article.url : '',
    ];
    const join = (list) => list.filter(Boolean).join(', ');
    const said = '“' + words + '” (' + join([named, relay, verb]) + '). ' + join(source) + '.';
    const check = 'Article SHA-256 ' + article.source_sha256 + ', characters ' + claim.start + ' to ' + claim.end;
    return said + ' ' + check + '; claim ' + claim.id + '.';
  };

  /** A button that copies a claim as a citation; where copying is forbidden it shows the line to be copied by hand. */
  function copier(model, claim) {
    const shown = C.h('span', {class: 'cl-citation', role: 'status', dir: 'auto'});
    const tell = (copied) => C.clear(shown).append(copied ? C.t('quote.copied') : C.citation(model, claim));
    const copy = () => C.copy(C.citation(model, claim), tell);
    const attrs = {class: 'cl-voice cl-copy', 'data-copy': claim.id};
    return C.h('span', {}, C.button(attrs, copy, C.t('quote.copy')), ' ', shown);
  }

  C.quote = (model, claim) => {
    const article = model.articleOf.get(claim.article) || {};
    const parts = claim.quote || {};
    const tongue = C.tongue(article.language);
    const whole = C.h(
      'blockquote',
      tongue,
      parts.before,
      parts.focus ? C.h('mark', {}, parts.focus) : null,
      parts.after,
    );
    const facts = [
      C.articleName(model, article),
      article.title && article.publisher,
      article.published_text || C.day(article.published),
    ].filter(Boolean);
    const link = C.link(article.url, C.t('source.open'), C.h('span', {'aria-hidden': 'true'}, ' ↗'));
    return C.h(
      'figure',
      {class: 'cl-quote', 'data-claim': claim.id},
      whole,
      C.h(
        'figcaption',
        {},
        C.h('span', {class: 'cl-who'}, C.speakerWords(model, claim)),
        C.h('span', {}, C.facts(facts), link ? [' · ', link] : null),
        (claim.review || []).map((line) => C.h('span', {class: 'cl-review', dir: 'auto'}, line)),
        claim.independent > 1
          ? C.h('span', {}, C.t('quote.behind', {n: claim.independent}))
          : null,
        copier(model, claim),
        claim.rule
          ? C.h('details', {class: 'cl-rule'}, C.h('summary', {}, C.t('quote.rule')), C.h('p', {}, C.noted(claim.rule)))
          : null,
      ),
    );
  };

  /** Several reports of one figure: each sentence once, the same words in two reports told as such. */
  C.quotes = (model, claims, folded) => {
    const all = claims.map((claim) => C.quote(model, claim));
    if (!folded || all.length < 2) return C.h('div', {class: 'cl-quotes'}, all);
    const more = C.h('summary', {}, C.t('quote.more', {n: all.length - 1}));
    return C.h('div', {class: 'cl-quotes'}, all[0], C.h('details', {class: 'cl-more'}, more, all.slice(1)));
  };

  /** Where the quotes of the last figure pressed are shown; pressing it again closes them. */
  C.QuoteBox = class {
    constructor(model) {
      this.model = model;
      this.node = C.h('div', {class: 'cl-quotebox', 'aria-live': 'polite'});
      this.pressed = null;
      this.openers = [];
    }

    /** Opens the figure that a claim is part of, its first sentence unfolded. */
    showFirst(claim) {
      const found = this.openers.find((opener) => opener.claims.includes(claim));
      if (found) this.show(found.claims, found.node, true);
    }

    /** `folded` shows the first sentence and folds the others away. */
    show(claims, opener, folded) {
      if (this.pressed) this.pressed.setAttribute('aria-expanded', 'false');
      C.clear(this.node);
      if (opener && opener === this.pressed) {
        this.pressed = null;
        return;
      }
      this.pressed = opener || null;
      if (opener) opener.setAttribute('aria-expanded', 'true');
      this.node.append(C.quotes(this.model, claims, folded));
      if (opener && this.node.getBoundingClientRect().bottom > window.innerHeight)
        this.node.scrollIntoView({block: 'nearest'});
    }

    /** A button that opens the quotes of its claims here. */
    opener(claims, attrs, ...children) {
      const node = C.button(Object.assign({'aria-expanded': 'false'}, attrs), () => this.show(claims, node), children);
      this.openers.push({node, claims});
      return node;
    }
  };
})(Clashline);
