/* The search form of a page, its results, and the keys that lead through them. */
'use strict';
(() => {
  const search = globalThis.registrarSearch;
  const form = document.querySelector('form.search');
  if (!search || !form) return;

  const kind = form.dataset.kind;
  const base = new URL(form.dataset.index, location.href);
  const input = form.elements.q;
  const filters = form.querySelector('details');
  const status = document.getElementById('search.status');
  const output = document.getElementById('search.results');
  /* What the results stand in the place of. */
  const list = document.getElementById('search.list');
  const say = globalThis.registrarText ?? ((key) => key);
  const pageLength = { home: 6, courses: 12 }[kind] ?? 20;
  /* In milliseconds. What has hardly begun is seldom what is meant. */
  const pause = { beginning: 400, typing: 120, typos: 250 };

  search.setBase(base.href);

  // MARK: What is asked for

  const days = () => [...form.querySelectorAll('[name=day]:checked')].map((box) => box.value);

  const choices = () => (kind !== 'courses' ? { days: [] } : {
    department: form.elements.department?.value, level: form.elements.level?.value, term: form.elements.term?.value,
    credits: form.elements.credits?.value, days: days(), free: form.elements.free?.checked ?? false,
  });

  const parameters = () => {
    const pairs = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
    return new URLSearchParams(pairs.map(([name, value]) => [name, value.trim()]));
  };

  const isAsked = () => parameters().size > 0;

  /* Days and seats are those of a term. */
  const completeTerm = () => {
    const { term } = form.elements;
    if (!term || term.value !== '' || (days().length === 0 && !form.elements.free?.checked)) return;
    term.value = form.dataset.term ?? '';
    if (!term.value) term.selectedIndex = Math.min(1, term.options.length - 1);
  };

  /* Who asks for any term asks for no days and no seats. */
  form.elements.term?.addEventListener('change', ({ target }) => {
    if (target.value !== '') return;
    for (const box of form.querySelectorAll('[type=checkbox]')) box.checked = false;
  });

  const fill = (wanted) => {
    for (const field of form.elements) {
      if (field.type === 'checkbox') field.checked = wanted.getAll(field.name).includes(field.value);
      else if (field.name) field.value = wanted.get(field.name) ?? '';
      // A value that this site does not have is no choice.
      if (field.type === 'select-one' && field.selectedIndex < 0) field.value = '';
    }
    completeTerm();
    if (filters && [...parameters().keys()].some((name) => name !== 'q')) filters.open = true;
  };

  // MARK: Results

  const element = (name, content, properties = {}) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...[content].flat());
    return made;
  };

  const link = (folder, id, content) =>
    element('a', content, { href: new URL(`../${folder}/${encodeURIComponent(id)}.html`, base).href });

  const courseItem = ({ code, title, id, credits, department }) => {
    const item = element('li', [link('courses', id, element('bdi', title)), ' ', element('small', code, { className: 'id' })]);
    if (credits) item.append(' ', element('small', creditsText(credits)));
    if (department) item.append(' ', element('small', element('bdi', department)));
    return item;
  };

  const creditsText = (credits) => {
    const number = Number(credits);
    return Number.isNaN(number) ? say('search.credits_range', credits) : say('search.credits', number);
  };

  const studentItem = ({ name, id, program }) => {
    const item = element('li', link('students', id, element('bdi', name)));
    if (program) item.append(' ', element('small', element('bdi', program)));
    return item;
  };

  const items = (results, make, name) => element('ul', results.map(make), { className: `list results ${name}` });

  const moreButton = () => {
    const button = element('button', say('search.more'), { type: 'button', className: 'more' });
    button.addEventListener('click', async () => {
      const shown = links().length;
      await run(limit + pageLength);
      links()[shown]?.focus();
    });
    return button;
  };

  const sections = {
    courses: (found) => items(found.results, courseItem, 'courses'),
    students: (found) => items(found.results, studentItem, 'people'),
  };

  /* What is said of results, and read out. */
  const summary = (name, found) => {
    const count = name === 'courses' ? found.total : found.results.length;
    if (name === 'students' && found.hasMore) return say('search.first_students', found.results.length);
    return say(name === 'courses' ? 'search.courses' : 'search.students', count);
  };

  const show = (found) => {
    const names = Object.keys(found).filter((name) => found[name].results.length > 0);
    const query = input.value.trim();
    if (list) list.hidden = true;
    output.replaceChildren();
    for (const name of names) {
      if (kind === 'home') output.append(element('h2', say(`search.title_${name}`)));
      output.append(sections[name](found[name]));
      if (!found[name].hasMore) continue;
      if (kind === 'home') {
        const page = new URL(`../${name}/index.html`, base).href;
        const all = element('a', say(`search.all_${name}`), { href: search.addressOf(page, parameters()) });
        output.append(element('p', all, { className: 'more' }));
      } else {
        output.append(moreButton());
      }
    }
    const isSimilar = names.length > 0 && names.every((name) => found[name].isSimilar);
    let text = names.map((name) => summary(name, found[name])).join(' ');
    if (isSimilar) text = say('search.similar', query);
    if (names.length === 0) text = query === '' ? say('search.none') : say('search.nothing', query);
    status.textContent = text;
  };

  const links = () => [...output.querySelectorAll('a')];

  // MARK: Searching

  let limit = pageLength;
  let turn = 0;
  const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

  const find = async (reader, words, similar) => {
    const found = {};
    const { courses: count } = await reader.get('index', 0.2);
    const both = kind === 'home' && words.length > 0;
    const [courses, students] = await Promise.all([
      (both || kind === 'courses') && search.findCourses(reader, words, choices(), count, limit, similar),
      (both || kind === 'students') && search[similar ? 'findSimilarStudents' : 'findStudents'](reader, words, limit),
    ]);
    if (courses) found.courses = { ...courses, isSimilar: courses.isTypo };
    if (students) found.students = { ...students, isSimilar: similar };
    return found;
  };

  const isEmpty = (found) => Object.values(found).every(({ results }) => results.length === 0);

  /* Shows what the form asks for. */
  const run = async (wanted = pageLength) => {
    turn += 1;
    const mine = turn;
    const isCurrent = () => mine === turn;
    limit = wanted;
    if (!isAsked()) {
      if (list) list.hidden = false;
      output.replaceChildren();
      status.textContent = '';
      return undefined;
    }
    const reader = search.newReader();
    const words = search.queryWords(input.value);
    output.setAttribute('aria-busy', 'true');
    try {
      let found = await find(reader, words, false);
      if (isEmpty(found) && words.length > 0) {
        if (isCurrent()) await wait(pause.typos);
        if (!isCurrent()) return undefined;
        found = await find(reader, words, true);
      }
      if (!isCurrent()) return undefined;
      show(found);
      return found;
    } catch (error) {
      if (!isCurrent()) return undefined;
      if (list) list.hidden = false;
      output.replaceChildren();
      status.textContent = say('search.failed');
      return undefined;
    } finally {
      if (isCurrent()) output.removeAttribute('aria-busy');
    }
  };

  // MARK: The reader's doing

  let typing;
  let wasAsked = false;

  const change = (isStep) => {
    completeTerm();
    search.writeAddress(parameters(), isStep || isAsked() !== wasAsked);
    wasAsked = isAsked();
    return run();
  };

  input.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(change, input.value.trim().length < 3 ? pause.beginning : pause.typing, false);
  });

  form.addEventListener('change', (event) => {
    if (event.target !== input) change(true);
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(typing);
    const found = await change(false);
    if (!found) return;
    const all = Object.values(found).flatMap(({ results }) => results);
    const isCertain = all.length === 1 || Object.values(found).some(({ isExact }) => isExact);
    if (isCertain) links()[0]?.click(); else links()[0]?.focus();
  });

  const clear = () => {
    fill(new URLSearchParams());
    change(false);
  };

  form.querySelector('.clear')?.addEventListener('click', () => {
    clear();
    input.focus();
  });

  const isTyping = (target) => target.matches?.('input, textarea, select, [contenteditable]');

  addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault();
      input.focus();
      input.select();
      return;
    }
    const all = links();
    const place = all.indexOf(event.target);
    if (event.target !== input && place < 0) return;
    if (event.key === 'ArrowDown' && place + 1 < all.length) {
      event.preventDefault();
      all[place + 1].focus();
    } else if (event.key === 'ArrowUp' && place >= 0) {
      event.preventDefault();
      (all[place - 1] ?? input).focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (event.target !== input) {
        input.focus();
        input.select();
      } else if (input.value === '') {
        clear();
      } else {
        input.value = '';
        change(false);
      }
    }
  });

  const restore = () => {
    fill(search.readAddress());
    wasAsked = isAsked();
    run();
  };

  search.onAddress(restore);
  restore();
})();
