// Forms that edit the enrollments of the student or the course that a page shows, through the editing API.
// The preview server adds them where it takes edits; no site that is built holds them.
(function () {
  'use strict';

  var preview = window.registrarPreview;
  var place = /^\/(courses|students)\/([^/]+)\.html$/.exec(location.pathname);
  if (!preview || !place || place[2] === 'index') return;

  var text = preview.text;
  var element = preview.element;
  var kind = place[1] === 'courses' ? 'course' : 'student';
  var id = decodeURIComponent(place[2]);
  var island = preview.island('registrar-editing');
  var count = 0;
  /** What the server knows: terms, statuses, grades, sections and enrollments. */
  var known = null;
  var isDirty = false;

  preview.hold(function () { return isDirty; });

  function stored(name, value) {
    try {
      if (value === undefined) return sessionStorage.getItem('registrar.' + name);
      if (value === null) sessionStorage.removeItem('registrar.' + name);
      else sessionStorage.setItem('registrar.' + name, value);
    } catch (error) { /* Without storage nothing is remembered. */ }
    return null;
  }

  // MARK: Parts of forms

  function field(label, control, note) {
    count += 1;
    control.id = 'field-' + count;
    var parts = [element('label', { for: control.id }, label), control];
    if (note) {
      control.setAttribute('aria-describedby', control.id + '-note');
      parts.push(element('p', { id: control.id + '-note', class: 'note' }, note));
    }
    return element.apply(null, ['div', { class: 'field' }].concat(parts));
  }

  function choice(values, chosen) {
    var control = element('select', {});
    values.forEach(function (value) {
      control.appendChild(element('option', { value: value[0], selected: value[0] === chosen }, value[1]));
    });
    return control;
  }

  function words(values) {
    count += 1;
    var list = element('datalist', { id: 'list-' + count });
    values.forEach(function (value) { list.appendChild(element('option', { value: value })); });
    return list;
  }

  function statuses(chosen) {
    return choice(known.statuses.map(function (one) { return [one, text('status_' + one)]; }), chosen);
  }

  function terms(chosen) {
    return choice(known.terms.map(function (one) { return [one.id, one.title]; }), chosen);
  }

  // MARK: Asking

  function ask(method, path, body) {
    var options = { method: method, cache: 'no-store', credentials: 'same-origin', headers: {} };
    if (body) {
      options.headers['Content-Type'] = 'application/json';
      options.body = JSON.stringify(body);
    }
    return fetch(path, options).then(function (answer) {
      if (answer.status === 204) return {};
      return answer.json().then(function (json) {
        if (answer.ok) return json;
        throw json.error || { status: answer.status, code: '', message: String(answer.status), details: [] };
      });
    });
  }

  /** Shows at a form why nothing was done, and what can be done about it. */
  function refuse(form, refusal, controls, again) {
    var box = form.querySelector('.refusal');
    var children = [element('p', {}, element('bdi', {}, refusal.message || text('failed')))];
    (refusal.details || []).forEach(function (detail) {
      var control = controls[detail.field];
      if (control) control.setAttribute('aria-invalid', 'true');
      if (!detail.suggestion || !control) return;
      var use = element('button', { type: 'button', class: 'plain' }, text('use', detail.suggestion));
      use.addEventListener('click', function () {
        control.value = detail.suggestion;
        control.removeAttribute('aria-invalid');
        control.focus();
      });
      children.push(element('p', {}, use));
    });
    if (refusal.status === 409 && known.overridable.indexOf(refusal.code) >= 0) {
      var reason = element('input', { type: 'text', autocomplete: 'off' });
      var override = element('button', { type: 'button' }, text('override'));
      override.addEventListener('click', function () {
        if (reason.value.trim() === '') {
          reason.setAttribute('aria-invalid', 'true');
          reason.focus();
          return;
        }
        again({ rule: refusal.code, reason: reason.value.trim() });
      });
      reason.addEventListener('keydown', function (event) {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        override.click();
      });
      children.push(field(text('reason'), reason, text('reason_note', refusal.code)));
      children.push(element('p', {}, override));
    }
    box.replaceChildren.apply(box, children);
    box.hidden = false;
    box.focus();
  }

  /** Sends what a form says; overrides come one after the other, a rule each. */
  function send(form, controls, request) {
    var overrides = [];
    var buttons = Array.prototype.slice.call(form.querySelectorAll('button'));
    function attempt() {
      var box = form.querySelector('.refusal');
      box.hidden = true;
      Object.keys(controls).forEach(function (name) { controls[name].removeAttribute('aria-invalid'); });
      buttons.forEach(function (button) { button.setAttribute('aria-disabled', 'true'); });
      var asked = request(overrides);
      ask(asked.method, asked.path, asked.body).then(function () {
        isDirty = false;
        stored('said', asked.done);
        said.textContent = asked.done;
        // The page loads again by itself once the file is read; this is for one that does not change.
        setTimeout(preview.check, 400);
      }, function (refusal) {
        refuse(form, refusal, controls, function (override) {
          overrides.push(override);
          attempt();
        });
      }).then(function () {
        buttons.forEach(function (button) { button.removeAttribute('aria-disabled'); });
      });
    }
    attempt();
  }

  function api(student, course) {
    return '/api/v1/students/' + encodeURIComponent(student) + '/courses/' + encodeURIComponent(course);
  }

  // MARK: Forms

  /** A form that enrolls: on a course's page a student, on a student's page in a course. */
  function enrolling() {
    var other = kind === 'course' ? 'student' : 'course';
    var suggestions = words([]);
    var who = element('input', {
      type: 'text', required: true, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', list: suggestions.id
    });
    var timer = null;
    who.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        ask('GET', '/.registrar/find?kind=' + other + '&text=' + encodeURIComponent(who.value)).then(function (found) {
          suggestions.replaceChildren.apply(suggestions, found.found.map(function (one) {
            return element('option', { value: one.id }, one.name);
          }));
        }, function () { /* Then it is typed. */ });
      }, 120);
    });
    var term = terms(known.current_term);
    var sections = words(known.sections);
    var section = element('input', { type: 'text', autocomplete: 'off', list: sections.id });
    var status = statuses('enrolled');
    var refusal = element('div', { class: 'refusal', role: 'alert', tabindex: '-1', hidden: true });
    var form = element(
      'form', { class: 'row', novalidate: true },
      field(text(other), who, text('id_note')), suggestions,
      known.terms.length > 0 ? field(text('term'), term) : null,
      field(text('section'), section), sections, field(text('status'), status),
      element('p', { class: 'actions' }, element('button', { type: 'submit' }, text('enroll'))), refusal);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var student = kind === 'student' ? id : who.value.trim();
      var course = kind === 'course' ? id : who.value.trim();
      var controls = { section: section, status: status, term: term };
      controls[other + '_id'] = who;
      controls[other + '_ids[0]'] = who;
      if (who.value.trim() === '') {
        refuse(form, { message: text('missing'), details: [] }, controls);
        who.setAttribute('aria-invalid', 'true');
        who.focus();
        return;
      }
      send(form, controls, function (overrides) {
        var body = { student_id: student, course_id: course };
        if (known.terms.length > 0) body.term = term.value;
        if (section.value.trim() !== '') body.section = section.value.trim();
        if (status.value !== 'enrolled') body.status = status.value;
        if (overrides.length > 0) body.override = overrides;
        return { method: 'POST', path: '/api/v1/enrollments', body: body, done: text('enrolled') };
      });
    });
    return form;
  }

  /** A form that changes one enrollment, or ends it. */
  function changing(one) {
    var name = kind === 'course' ? one.student : one.course;
    var status = statuses(one.status);
    var grades = words(known.grades);
    var grade = element('input', { type: 'text', autocomplete: 'off', size: '4', value: one.grade || '', list: grades.id });
    var section = element('input', { type: 'text', autocomplete: 'off', size: '6', value: one.section || '' });
    var controls = { status: status, grade: grade, section: section };
    var refusal = element('div', { class: 'refusal', role: 'alert', tabindex: '-1', hidden: true });
    var withdraw = element('button', { type: 'button', class: 'plain' }, text('withdraw'));
    var parts = [
      element('legend', {}, element('bdi', {}, name)), field(text('status'), status), field(text('grade'), grade), grades,
      field(text('section'), section),
      element('p', { class: 'actions' }, element('button', { type: 'submit' }, text('save')), ' ',
        one.status === 'withdrawn' ? null : withdraw), refusal];
    var form = element('form', { novalidate: true }, element.apply(null, ['fieldset', { class: 'row' }].concat(parts)));
    var path = api(one.student_id, one.course_id) + (one.term ? '?term=' + encodeURIComponent(one.term) : '');
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      send(form, controls, function (overrides) {
        var body = {};
        if (status.value !== one.status) body.status = status.value;
        if (grade.value.trim() !== (one.grade || '')) body.grade = grade.value.trim();
        if (section.value.trim() !== (one.section || '')) {
          body.section = section.value.split(',').map(function (part) { return part.trim(); })
            .filter(function (part) { return part !== ''; });
        }
        if (overrides.length > 0) body.override = overrides;
        return { method: 'PATCH', path: path, body: body, done: text('saved') };
      });
    });
    withdraw.addEventListener('click', function () {
      send(form, controls, function (overrides) {
        var body = { status: 'withdrawn' };
        if (overrides.length > 0) body.override = overrides;
        return { method: 'PATCH', path: path, body: body, done: text('withdrawn') };
      });
    });
    return form;
  }

  // MARK: The whole

  var said = element('p', { class: 'note', role: 'status' });
  var body = element('div', { class: 'forms' });
  var details = element('details', { class: 'editing' }, element('summary', {}, text('edit')), body);
  island.root.appendChild(details);

  function show() {
    var isMine = function (one) { return !shown.value || (one.term || '') === shown.value; };
    var shown = choice(
      [['', text('all_terms')]].concat(known.terms.map(function (one) { return [one.id, one.title]; })),
      known.enrollments.some(function (one) { return one.term === known.current_term; }) ? known.current_term : '');
    var list = element('div', {});
    function fill() {
      list.replaceChildren.apply(list, known.enrollments.filter(isMine).map(changing));
    }
    shown.addEventListener('change', fill);
    fill();
    body.replaceChildren(
      said, element('h3', {}, kind === 'course' ? text('enroll_student') : text('enroll_course')), enrolling());
    if (known.enrollments.length > 0) {
      body.appendChild(element('h3', {}, text('enrollments')));
      if (known.terms.length > 1) body.appendChild(field(text('term'), shown));
      body.appendChild(list);
    }
  }

  function load() {
    ask('GET', '/.registrar/enrollments?' + kind + '=' + encodeURIComponent(id)).then(function (answer) {
      known = answer;
      show();
      var message = stored('said');
      stored('said', null);
      if (message) said.textContent = message;
    }, function (refusal) {
      body.replaceChildren(element('p', {}, refusal.status === 401 ? text('unknown') : refusal.message || text('failed')));
    });
  }

  details.addEventListener('toggle', function () {
    stored('editing', details.open ? 'open' : null);
    if (details.open && known === null) load();
  });
  island.root.addEventListener('input', function (event) {
    if (event.target.tagName !== 'SELECT' || event.target.closest('form')) isDirty = true;
  });
  if (stored('editing') === 'open') details.open = true;
  (document.querySelector('main') || document.body).appendChild(island.host);
})();
