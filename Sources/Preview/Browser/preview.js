// Keeps a page up to date, and shows over it what is wrong with the catalogue.
// The preview server adds it to the pages that it serves; no site that is built holds it.
(function () {
  'use strict';

  var script = document.currentScript;
  var language = LANGUAGE;
  var texts = TEXTS;

  // MARK: Texts

  var plurals, numbers;
  try {
    plurals = new Intl.PluralRules(language);
    numbers = new Intl.NumberFormat(language);
  } catch (error) {
    plurals = new Intl.PluralRules('en');
    numbers = new Intl.NumberFormat('en');
  }

  function text(key) {
    var values = arguments;
    var found = Object.prototype.hasOwnProperty.call(texts, key) ? texts[key] : key;
    if (typeof found === 'object') {
      var form = plurals.select(Number(values[1]));
      found = form in found ? found[form] : found.other;
    }
    return found.replace(/\{(\d)\}/g, function (_, digit) {
      var value = values[Number(digit) + 1];
      return typeof value === 'number' ? numbers.format(value) : String(value);
    });
  }

  /** Makes an element; what it holds is text or other elements, never markup. */
  function element(name, attributes) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (value === true) made.setAttribute(key, '');
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
    });
    Array.prototype.slice.call(arguments, 2).forEach(function (child) {
      if (child === null || child === undefined) return;
      made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return made;
  }

  /** A part of the page that neither takes the page's style nor gives it any. */
  function island(name) {
    var host = element(name, { lang: language });
    var root = host.attachShadow({ mode: 'open' });
    root.appendChild(element('link', { rel: 'stylesheet', href: '/.registrar/preview.css' }));
    return { host: host, root: root };
  }

  // MARK: What is wrong

  var overlay = island('registrar-overlay');
  var title = element('h2', { id: 'title', tabindex: '-1' });
  var hide = element('button', { type: 'button', class: 'plain' }, text('hide'));
  var lead = element('p', { class: 'lead' });
  var list = element('ol', {});
  var panel = element(
    'section', { class: 'panel', 'aria-labelledby': 'title', hidden: true },
    element('header', {}, title, hide), lead, list);
  var badge = element('button', { type: 'button', class: 'badge', hidden: true, 'aria-expanded': 'false' });
  var said = element('p', { class: 'said', role: 'status' });
  [panel, badge, said].forEach(function (part) { overlay.root.appendChild(part); });

  var problems = { errors: 0, warnings: 0, diagnostics: [] };
  var isOpen = false;
  var isConnected = true;

  /** What tells one set of errors from another. */
  function signature() {
    return problems.diagnostics.filter(function (one) { return one.severity === 'error'; })
      .map(function (one) { return [one.rule, one.path, one.line, one.message].join('|'); }).join('\n');
  }

  /** Errors that somebody has put aside stay there, also on the next page. */
  function remembered(value) {
    try {
      if (value === undefined) return sessionStorage.getItem('registrar.hidden');
      if (value === null) sessionStorage.removeItem('registrar.hidden');
      else sessionStorage.setItem('registrar.hidden', value);
    } catch (error) { /* Without storage it is shown again. */ }
    return null;
  }

  function summary() {
    var parts = [];
    if (problems.errors > 0) parts.push(text('errors', problems.errors));
    if (problems.warnings > 0) parts.push(text('warnings', problems.warnings));
    return parts.join(', ');
  }

  function item(one) {
    var line = String(one.line);
    return element(
      'li', { class: one.severity },
      element('p', { class: 'message' },
        element('strong', {}, text(one.severity)), ' ', element('bdi', {}, one.message)),
      element('p', { class: 'place' },
        element('code', { dir: 'ltr' }, one.path + ':' + line + ':' + one.column), ' ',
        element('span', { class: 'rule' }, one.rule)),
      one.before === undefined ? null : element(
        'pre', { dir: 'ltr', tabindex: '0', 'aria-label': text('line', one.line) },
        element('code', {}, element('span', { class: 'number', 'aria-hidden': 'true' }, line), one.before,
          element('mark', { class: one.marked === '' ? 'empty' : null }, one.marked), one.after)),
      one.suggestion === undefined ? null : element('p', { class: 'suggestion' }, element('bdi', {}, one.suggestion)));
  }

  function show() {
    var isFaulty = problems.errors > 0;
    var any = problems.errors + problems.warnings > 0;
    panel.hidden = !isOpen || !any;
    badge.hidden = isConnected && (!any || isOpen);
    badge.className = 'badge ' + (isConnected ? (isFaulty ? 'error' : 'warning') : 'lost');
    badge.textContent = isConnected ? summary() : text('lost');
    badge.disabled = !isConnected;
    title.textContent = summary();
    lead.textContent = isFaulty ? text('lead') : text('lead_warnings');
    panel.className = 'panel ' + (isFaulty ? 'error' : 'warning');
  }

  function take(next) {
    var before = signature();
    problems = next;
    var now = signature();
    list.replaceChildren.apply(list, problems.diagnostics.map(item));
    var rest = problems.errors + problems.warnings - problems.diagnostics.length;
    if (rest > 0) list.appendChild(element('li', { class: 'rest' }, text('more', rest)));
    if (problems.errors === 0) {
      if (before !== '') said.textContent = text('mended');
      if (before !== '') isOpen = false;
      remembered(null);
    } else if (remembered() !== now) {
      isOpen = true;
      if (before !== now) said.textContent = summary();
    }
    show();
  }

  function close() {
    isOpen = false;
    remembered(problems.errors > 0 ? signature() : null);
    show();
    if (!badge.hidden) badge.focus();
  }

  hide.addEventListener('click', close);
  panel.addEventListener('keydown', function (event) { if (event.key === 'Escape') close(); });
  badge.addEventListener('click', function () {
    isOpen = true;
    show();
    title.focus();
  });

  // MARK: What has changed

  /** Whether somebody is in the middle of something that loading the page again would take away. */
  var holds = [];
  var isWaiting = false;

  function reload() {
    if (holds.some(function (hold) { return hold(); })) {
      if (!isWaiting) {
        isWaiting = true;
        var again = element('button', { type: 'button' }, text('reload'));
        again.addEventListener('click', function () { location.reload(); });
        overlay.root.appendChild(
          element('p', { class: 'changed', role: 'status' }, element('span', {}, text('changed')), ' ', again));
      }
      return;
    }
    location.reload();
  }

  var isAsking = false;
  var mustAsk = false;

  /** Loads the page again, if it is another one by now. */
  function check() {
    if (isAsking) {
      mustAsk = true;
      return;
    }
    isAsking = true;
    mustAsk = false;
    fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(function (answer) {
      isAsking = false;
      if (answer.headers.get('ETag') !== '"' + script.dataset.page + '"') reload();
      else if (mustAsk) check();
    }, function () { isAsking = false; });
  }

  var source = null;
  var lostAt = null;

  function open() {
    if (source) return;
    source = new EventSource('/.registrar/events');
    source.addEventListener('open', function () {
      clearTimeout(lostAt);
      lostAt = null;
      isConnected = true;
      show();
    });
    source.addEventListener('error', function () {
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(open, 1000);
      }
      if (lostAt === null) {
        lostAt = setTimeout(function () {
          isConnected = false;
          show();
        }, 1500);
      }
    });
    source.addEventListener('change', function (event) {
      if (event.data !== script.dataset.version) check();
      document.dispatchEvent(new CustomEvent('registrar:change', { detail: event.data }));
    });
    source.addEventListener('problems', function (event) { take(JSON.parse(event.data)); });
  }

  // A browser keeps six connections to a server, and a page that nobody sees needs none.
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) {
      if (source) source.close();
      source = null;
      clearTimeout(lostAt);
      lostAt = null;
    } else {
      open();
    }
  });

  window.registrarPreview = {
    text: text,
    element: element,
    island: island,
    /** Whether a change must wait, asked when there is one. */
    hold: function (hold) { holds.push(hold); },
    check: check
  };

  document.body.appendChild(overlay.host);
  if (!document.hidden) open();
})();
