// swift-format-ignore-file
// Made from templates/ by `make theme`; edit the files there.

/// The theme that the executable carries: what `templates/` held when it was built.
enum BuiltInTheme {
  /// Paths below `templates/`, in byte order, and the files' text.
  static let files: [(path: StaticString, text: StaticString)] = [
    (
      "404.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<p class="eyebrow">404</p>
<h1>{{ 'not_found.title' | t }}</h1>
<p class="lede">{{ 'not_found.text' | t }}</p>
</header>
<ul class="cards">
<li><a href="{{ site.home_url }}">{{ 'titles.home' | t }}</a> <small>{{ 'not_found.home' | t }}</small></li>
<li><a href="{{ site.courses_url }}">{{ 'titles.courses' | t }}</a> <small>{{ 'not_found.courses' | t }}</small></li>
{%- if site.terms_url %}
<li><a href="{{ site.terms_url }}">{{ 'titles.terms' | t }}</a> <small>{{ 'not_found.terms' | t }}</small></li>
{%- endif %}
</ul>
{% endblock %}

"""###
    ),
    (
      "assets/icon.svg",
      ###"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#7b1e2e" d="M3 2h26v15c0 7-5.500 11-13 13C8.500 28 3 24 3 17z"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M16 10c-2-2-5-2.500-9-2v11c4-.5 7 0 9 2 2-2 5-2.500 9-2V8c-4-.5-7 0-9 2zv11"/></g></svg>

"""###
    ),
    (
      "assets/search/address.js",
      ###"""
/* Keeps a search in the address, so that it can be shared and is there again when a reader comes back: in the query, or
   in the fragment where a page is opened from disk, since such pages may not change the rest. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const isFile = location.protocol === 'file:';

  // A page opened from disk may still have been given a query by hand, until there is a fragment.
  const current = () => {
    if (!isFile || location.hash === '') return location.search;
    return location.hash.startsWith('#?') ? location.hash.slice(1) : '';
  };

  search.readAddress = () => new URLSearchParams(current());

  /* The address of a page with a search. */
  search.addressOf = (page, parameters) => {
    const query = parameters.toString();
    if (query === '') return page;
    return isFile ? `${page}#?${query}` : `${page}?${query}`;
  };

  /* Puts a search into the address: as a step that leads back, or in place of the last one. */
  search.writeAddress = (parameters, isStep) => {
    const query = parameters.toString();
    if (query === new URLSearchParams(current()).toString()) return;
    let address = search.addressOf(location.href.replace(isFile ? /#.*$/ : /[?#].*$/, ''), parameters);
    if (isFile && query === '' && location.search !== '') address += '#?';
    history[isStep ? 'pushState' : 'replaceState'](null, '', address);
  };

  search.onAddress = (act) => {
    addEventListener('popstate', act);
    addEventListener('hashchange', act);
  };
})();

"""###
    ),
    (
      "assets/search/courses.js",
      ###"""
/* Finds courses: by code, by words of the title, by tags and by who teaches them, narrowed down by filters. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const folder = 'courses';
  const blockLength = 8;
  /* How many files with a beginning are looked through. */
  const most = 5;
  const fields = { wholeCode: 0, codePart: 1, title: 2, other: 3 };
  const digits = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((c, i) => [c, i]));
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

  /* What counts for more comes first: an exact code, the start of one, a word of the title, the start of one, something
     inside, tags and names, what has been mistyped. */
  const rank = (field, isWhole) => {
    if (field === fields.wholeCode) return isWhole ? 0 : 1;
    if (field === fields.other) return isWhole ? 5 : 6;
    return isWhole ? 2 : 3;
  };
  const inside = 4;
  const typo = 7;

  const keep = (ranks, place, value) => {
    if (!(ranks.get(place) <= value)) ranks.set(place, value);
  };

  /* The places of the courses that have a word or, unless it has to be whole, one that begins with it. */
  const lookUp = async (reader, word, accepts, found) => {
    const ranks = new Map();
    for await (const { node, isPartial } of search.leaves(reader, folder, word, most)) {
      for (let index = 0; index < node.words.length; index += 2) {
        const other = node.words[index];
        if (!other.startsWith(word)) continue;
        let number = 0;
        for (const step of node.words[index + 1]) {
          number += step;
          const value = accepts(number & 3, other === word);
          if (value !== undefined) keep(ranks, number >> 2, value);
        }
      }
      if (isPartial) found.isPartial = true;
    }
    return ranks;
  };

  const lookUpAll = async (reader, words, value, found) => {
    const ranks = new Map();
    for (const word of words) {
      const more = await lookUp(reader, word, (field, isWhole) => (isWhole ? value : undefined), found);
      for (const place of more.keys()) keep(ranks, place, value);
    }
    return ranks;
  };

  /* The courses that one word of a query means. */
  const ranksOf = async (reader, word, found, similar) => {
    const ranks = await lookUp(reader, word, rank, found);
    if (ranks.size < 5 && word.length >= 4 && !/\d/.test(word)) {
      const words = await search.containing(reader, `${folder}/words`, word, 3);
      for (const [place, value] of await lookUpAll(reader, words, inside, found)) keep(ranks, place, value);
    }
    if (ranks.size > 0 || !similar) return ranks;
    reader.useReserve();
    const meant = await search.meant(reader, `${folder}/words`, word, 3);
    if (meant.length > 0) found.isTypo = true;
    return lookUpAll(reader, meant.map((one) => one.word), typo, found);
  };

  /* The places and ranks of the courses that some words mean together. */
  const match = async (reader, words, found, similar) => {
    let all;
    for (const word of words) {
      const ranks = await ranksOf(reader, word, found, similar);
      all = all === undefined ? ranks
        : new Map([...all].filter(([place]) => ranks.has(place)).map(([p, value]) => [p, Math.max(value, ranks.get(p))]));
    }
    // `cs 101` and `cs-101` are codes as `cs101` is.
    if (words.length > 1 && words.length < 5) {
      const codes = await lookUp(
        reader, words.join(''), (field, isWhole) => (field === fields.wholeCode ? rank(field, isWhole) : undefined), found);
      for (const [place, value] of codes) keep(all, place, value);
    }
    return all;
  };

  /* What a file of columns says of each course. */
  const decode = ({ width, codes }, place) => {
    let number = 0;
    for (let index = place * width; index < (place + 1) * width; index += 1) number = number * 64 + digits.get(codes[index]);
    return number;
  };

  const column = async (reader, name, wants) => {
    const file = await reader.get(`${folder}/${name}`, 5);
    if (!file) return () => false;
    return (place) => {
      const number = decode(file, place);
      return number > 0 && wants(file.values[number - 1]);
    };
  };

  /* Whether a term offers a course, on certain days or with free seats where these are asked for. */
  const offers = (filters) => {
    const mask = filters.days.reduce((bits, day) => bits | (1 << days.indexOf(day)), 0);
    return (code) => {
      if (filters.free && code >> 14 === 0) return false;
      return mask === 0 || ((filters.free ? code >> 7 : code) & mask) !== 0;
    };
  };

  const conditions = (reader, filters) => {
    const list = [];
    const { department, level, credits, term } = filters;
    if (department) list.push(column(reader, 'departments', (value) => value === department));
    if (level) list.push(column(reader, 'levels', (value) => value === level));
    if (credits) list.push(column(reader, 'credits', ([low, high]) => low <= Number(credits) && Number(credits) <= high));
    if (term) list.push(column(reader, `terms/${term}`, offers(filters)));
    return Promise.all(list);
  };

  /* What results show of some courses. */
  const recordsAt = async (reader, places) => {
    const blocks = new Map();
    for (const place of places) {
      const block = Math.floor(place / blockLength);
      if (!blocks.has(block)) blocks.set(block, reader.get(`${folder}/records/${block}`, 0.8));
    }
    const records = [];
    for (const place of places) {
      const block = await blocks.get(Math.floor(place / blockLength));
      if (!block) continue;
      const start = (place % blockLength) * 5;
      const [code, title, id, department, credits] = block.records.slice(start, start + 5);
      records.push({ code, title, id, department: block.departments[department], credits });
    }
    return records;
  };

  /* The courses that some words and filters mean, in the order in which they are shown.
     `similar` tells whether what may have been mistyped is looked for where a word means nothing. */
  search.findCourses = async (reader, words, filters, count, limit, similar) => {
    const found = { isPartial: false, isTypo: false };
    // Filters and what results show have their share of what is kept.
    const isNarrowed = Object.values(filters).some((value) => (Array.isArray(value) ? value.length > 0 : value));
    if (isNarrowed) reader.useReserve();
    const tests = await conditions(reader, filters);
    let ranked = Array.from({ length: words.length > 0 ? 0 : count }, (_, place) => [place, typo]);
    if (words.length > 0) ranked = [...await match(reader, words, found, similar)].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    ranked = ranked.filter(([place]) => tests.every((test) => test(place)));
    const results = await recordsAt(reader, ranked.slice(0, limit).map(([place]) => place));
    return {
      results, total: ranked.length, hasMore: ranked.length > results.length || found.isPartial, ...found,
      // The code of one course, and no other's.
      isExact: ranked.length > 0 && ranked[0][1] === 0 && ranked[1]?.[1] !== 0,
    };
  };
})();

"""###
    ),
    (
      "assets/search/load.js",
      ###"""
/* Fetches files of the index. They are scripts, because pages that are opened from disk can load nothing else. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const waiting = new Map();
  let base;
  let version = '';

  /* What a file calls with its name and its data. */
  search.receive = (name, data) => {
    waiting.get(name)?.(data);
    waiting.delete(name);
  };

  const fetchFile = (name) => new Promise((resolve, reject) => {
    waiting.set(name, resolve);
    const script = document.createElement('script');
    script.src = `${base}${name.split('/').map(encodeURIComponent).join('/')}.js${version}`;
    const fail = () => {
      script.remove();
      // Without effect where the data came.
      waiting.delete(name);
      reject(new Error(`${name} cannot be loaded`));
    };
    script.addEventListener('load', fail);
    script.addEventListener('error', fail);
    document.head.append(script);
  });

  let overview;

  /* Fetches one file. The overview comes first: its version keeps browsers from mixing what they have kept of an older
     index with this one. */
  search.load = async (name) => {
    overview ??= fetchFile('index').then((data) => {
      version = `?v=${data.version}`;
      return data;
    });
    try {
      const first = await overview;
      return name === 'index' ? first : await fetchFile(name);
    } catch (error) {
      overview = undefined;
      throw error;
    }
  };

  search.setBase = (url) => { base = url; };
})();

"""###
    ),
    (
      "assets/search/page.js",
      ###"""
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

"""###
    ),
    (
      "assets/search/students.js",
      ###"""
/* Finds students: by any part of the name, by any two in any order, and by id. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const folder = 'students';
  const wordFolder = `${folder}/words`;

  const begins = (word, part) => part.startsWith(word);

  const isLike = (word, part) => {
    if (part.startsWith(word)) return true;
    const most = search.faults(word);
    if (most === 0) return false;
    const { whole, beginning } = search.distance(word, part);
    return Math.min(whole, beginning) <= most;
  };

  /* Whether each word fits another part. */
  const fit = (words, parts, fits) => {
    const left = [...parts];
    return [...words].sort((a, b) => b.length - a.length).every((word) => {
      const index = left.findIndex((part) => fits(word, part));
      if (index >= 0) left.splice(index, 1);
      return index >= 0;
    });
  };

  const longest = (words) => words.reduce((a, b) => (b.length > a.length ? b : a));

  /* Beginnings of the keys of those who have all words: two of them, in either order. */
  const pairs = (words) => {
    if (words.length === 1) return words;
    const [first, last] = [words[0], words[words.length - 1]];
    return [`${first} ${last}`, `${last} ${first}`];
  };

  /* Adds those students under a beginning whom all words fit, from so many files at most, until there is one more than the
     limit. */
  const collect = async (reader, beginning, most, words, found, fits, isTypo) => {
    for await (const { node, isPartial } of search.leaves(reader, folder, beginning, most)) {
      for (let index = 0; index < node.records.length; index += 3) {
        const [name, id, program] = node.records.slice(index, index + 3);
        if (found.students.has(id)) continue;
        const nameWords = search.words(name);
        if (!fit(words, [...search.parts(nameWords), ...search.words(id)], fits)) continue;
        const hasAll = words.every((word) => nameWords.includes(word));
        const rank = hasAll ? (nameWords.length === words.length ? 0 : 1) : 2;
        found.students.set(id, { name, id, program: node.programs[program], rank: isTypo ? rank + 3 : rank });
      }
      if (found.students.size > found.limit) return;
      if (isPartial) found.isPartial = true;
    }
  };

  const nobody = (limit) => ({ students: new Map(), isPartial: false, limit });

  /* The students whom some words mean, in the order in which they are shown. */
  search.findStudents = async (reader, words, limit) => {
    const found = nobody(limit);
    if (words.length === 0) return ranked(found);
    for (const beginning of pairs(words)) {
      // Who has two words stands under both orders, if the first of them is whole.
      if (found.students.size === 0) await collect(reader, beginning, 4, words, found, begins, false);
    }
    // Words that are not finished yet.
    if (found.students.size === 0 && words.length > 1) await collect(reader, longest(words), 2, words, found, begins, false);
    return ranked(found);
  };

  /* Every way to put one of the words that may be meant in the place of each word, the likeliest first. */
  const combinations = (choices) => choices
    .reduce((all, choice) => all.flatMap((words) => choice.map((one) => [...words, one])), [[]])
    .map((chosen) => ({
      words: chosen.map(({ word }) => word),
      distance: chosen.reduce((sum, { distance }) => sum + distance, 0),
    }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 12);

  /* Those whom somebody may have meant who has mistyped. */
  search.findSimilarStudents = async (reader, words, limit) => {
    reader.useReserve();
    const found = nobody(limit);
    const areKnown = await Promise.all(words.map((word) => search.isKnown(reader, wordFolder, word)));
    const known = words.filter((_, index) => areKnown[index]);
    if (words.length > 1 && known.length > 0) {
      // Among those who bear the word that is right: first those whose other name starts as it was typed.
      const base = longest(known);
      const other = words.find((word, index) => !areKnown[index]) ?? words.find((word) => word !== base) ?? base;
      const isSure = known.length < words.length ? (word) => known.includes(word) : (word) => word === base;
      const fits = (word, part) => (isSure(word) ? begins(word, part) : isLike(word, part));
      await collect(reader, `${base} ${other.slice(0, 2)}`, 2, words, found, fits, true);
      if (found.students.size === 0) await collect(reader, `${base} `, 1, words, found, fits, true);
      if (found.students.size > 2) return ranked(found);
    }
    const isAnyUnknown = known.length < words.length;
    const choices = await Promise.all(words.map(async (word, index) => {
      const itself = { word, distance: 0 };
      if (isAnyUnknown && areKnown[index] && words.length > 1) return [itself];
      const meant = (await search.meant(reader, wordFolder, word, 12)).filter((one) => one.word !== word);
      return areKnown[index] ? [itself, ...meant] : meant;
    }));
    for (const { words: meant } of combinations(choices)) {
      await collect(reader, pairs(meant)[0], 1, meant, found, begins, true);
      if (found.students.size > limit) break;
    }
    return ranked(found);
  };

  const ranked = ({ students, isPartial, limit }) => {
    const results = [...students.values()].map((student, place) => ({ student, place }))
      .sort((a, b) => a.student.rank - b.student.rank || a.place - b.place)
      .map(({ student }) => student);
    return { results: results.slice(0, limit), hasMore: results.length > limit || isPartial };
  };
})();

"""###
    ),
    (
      "assets/search/text.js",
      ###"""
/* Words as the index has them: lower-case, without accents. Sources/Site/Search/SearchText.swift says the same in
   Swift, character by character, and a test holds the two to the same answers. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const wordLength = 32;
  const wordLimit = 12;

  /* Latin letters that are no other letter with an accent, and what indexes file them under. */
  const letters = new Map();
  for (const [plain, others] of Object.entries({
    a: 'ẚ', ae: 'ÆæǢǣǼǽ', b: 'ƀƁƂƃɃ', c: 'ƇƈȻȼ', d: 'ÐðĐđƉƊƋƌȡ', dz: 'ǄǅǆǱǲǳ', e: 'ƎƏƐǝɆɇ', f: 'Ƒƒ', g: 'ƓǤǥ', h: 'Ħħ',
    i: 'ıƗ', ij: 'Ĳĳ', j: 'ȷɈɉ', k: 'ĸƘƙ', l: 'ĿŀŁłƚȴȽ', lj: 'Ǉǈǉ', ll: 'Ỻỻ', n: 'ŉŊŋƝƞȵ', nj: 'Ǌǋǌ', o: 'ØøƟǾǿ', oe: 'Œœ',
    p: 'Ƥƥ', r: 'Ɍɍ', s: 'ſȿ', ss: 'ßẞ', t: 'ŦŧƫƬƭƮȶȾ', th: 'Þþ', u: 'Ʉ', v: 'ƲỼỽ', y: 'ƳƴɎɏỾỿ', z: 'ƵƶȤȥɀ',
  })) for (const other of others) letters.set(other, plain);

  /* Greek and Cyrillic letters whose marks people leave out. */
  const plains = new Map();
  for (const [plain, others] of Object.entries({
    'α': 'ά', 'ε': 'έ', 'η': 'ή', 'ι': 'ίϊΐ', 'ο': 'ό', 'υ': 'ύϋΰ', 'ω': 'ώ', 'σ': 'ς',
    'е': 'ё', 'и': 'й', 'і': 'ї', 'г': 'ґѓ', 'к': 'ќ', 'у': 'ў',
  })) for (const other of others) plains.set(other, plain);

  const isBetween = (code, first, end) => code >= first && code < end;

  /* Whether a character is of a script without spaces, so that any of its characters may start a word. */
  search.startsAnywhere = (character) => {
    const code = character.codePointAt(0);
    return isBetween(code, 0x3040, 0x3100) || isBetween(code, 0x3400, 0x4dc0) || isBetween(code, 0x4e00, 0xa000)
      || isBetween(code, 0xac00, 0xd7b0) || isBetween(code, 0xf900, 0xfb00) || isBetween(code, 0x20000, 0x40000);
  };

  /* The Latin letters that stand for a character, or the character itself. */
  const latin = (character) => {
    const code = character.codePointAt(0);
    if (code < 0x80) return character.toLowerCase();
    if (!isBetween(code, 0xc0, 0x250) && !isBetween(code, 0x1e00, 0x1f00)) return character;
    if (letters.has(character)) return letters.get(character);
    const plain = character.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
    return /^[a-z]+$/.test(plain) ? plain : character;
  };

  /* The form of another letter in which it is looked for. */
  const other = (character) => {
    const code = character.codePointAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
    if (isBetween(code, 0x2e80, 0xa640) || search.startsAnywhere(character)) return character;
    return [...character.toLowerCase()].map((lower) => plains.get(lower) ?? lower).join('').replace(/[\u0300-\u036f]/g, '');
  };

  /* The words of a text. A word is made of letters, digits and symbols; `+` and `#` belong to the word that they follow,
     apostrophes and what is invisible to none, and everything else stands between words. */
  search.words = (text, limit = wordLimit) => {
    const words = [];
    let word = '';
    let length = 0;
    const end = () => {
      if (length > 0) words.push(word);
      word = '';
      length = 0;
    };
    for (const original of text) {
      for (const character of latin(original)) {
        if (words.length === limit) return words;
        if (/^[a-z0-9]$/.test(character) || (length > 0 && /^[+#]$/.test(character))) {
          if (length < wordLength) word += character;
          length += 1;
        } else if (/^['`\u2018\u2019\u02bc\u00b4\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) {
          continue;
        } else if (character > '\x7f' && /^[\p{L}\p{N}\p{Mc}\p{So}]$/u.test(character)) {
          if (length < wordLength) word += other(character);
          length += 1;
        } else {
          end();
        }
      }
    }
    if (words.length < limit) end();
    return words;
  };

  /* The words of what somebody typed, whose accents may be characters of their own. */
  search.queryWords = (text) => search.words(text.normalize('NFC').slice(0, 200));

  /* Words, and the ends of those in which a word may start anywhere. */
  search.parts = (words) => {
    const parts = [...words];
    for (const word of words) {
      let start = 0;
      for (const character of word) {
        if (start > 0 && search.startsAnywhere(character)) parts.push(word.slice(start));
        start += character.length;
      }
    }
    return parts;
  };
})();

"""###
    ),
    (
      "assets/search/tree.js",
      ###"""
/* Reads the index, file by file. Sources/Site/Search/SearchTree.swift writes it: sorted keys, cut into small files,
   with files above them that say where each begins. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  /* How much one search may load beyond what is here already, in kilobytes, while it is typed letter by letter; and how
     much of that is left for what has been mistyped. */
  const allowance = 58;
  const reserve = 30;
  /* How large a file of a tree is. */
  const nodeSize = 2.8;

  const files = new Map();

  /* Lets go of all that is here. */
  search.forget = () => files.clear();

  /* What one search reads. `search.load` fetches a file that is not here: see load.js.
     `get` answers nothing once the search has loaded as much as it may. */
  search.newReader = () => {
    let left = allowance;
    let kept = reserve;
    return {
      get isExhausted() { return left - kept < nodeSize; },
      useReserve() { kept = 0; },
      async get(name, kilobytes = nodeSize) {
        if (!files.has(name)) {
          if (left - kept < kilobytes) return undefined;
          left -= kilobytes;
          files.set(name, search.load(name).catch((error) => {
            files.delete(name);
            throw error;
          }));
        }
        return files.get(name);
      },
    };
  };

  /* Texts in the order of their code points, which is not that of UTF-16. */
  const rank = (unit) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
  const isBefore = (a, b) => {
    for (let index = 0; index < b.length; index += 1) {
      if (index === a.length) return true;
      const [first, second] = [a.charCodeAt(index), b.charCodeAt(index)];
      if (first !== second) return rank(first) < rank(second);
    }
    return false;
  };

  /* The last of some files that begins before a key: the first one in which the key can stand. */
  const place = (keys, key) => {
    let low = 0;
    let high = keys.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isBefore(keys[middle], key)) low = middle; else high = middle;
    }
    return low;
  };

  /* The file in which a key stands or would stand, its number, from which its neighbours' follow, and where it begins. */
  search.descend = async (reader, folder, key) => {
    let number = 'root';
    let start = '';
    for (;;) {
      const node = await reader.get(`${folder}/${number}`);
      if (!node) return undefined;
      if (node.leaf) return { node, number, start };
      const child = place(node.keys, key);
      number = node.first + child;
      start = node.keys[child];
    }
  };

  /* The files that hold keys with a beginning, at most some of them. `isPartial` tells whether there are more. */
  search.leaves = async function* leaves(reader, folder, beginning, most) {
    let leaf = await search.descend(reader, folder, beginning);
    for (let count = 1; leaf; count += 1) {
      const { node, number } = leaf;
      const goesOn = node.next !== undefined && (node.next.startsWith(beginning) || isBefore(node.next, beginning));
      yield { node, isPartial: goesOn && (count === most || reader.isExhausted) };
      if (!goesOn || count === most) return;
      const next = await reader.get(`${folder}/${number + 1}`);
      leaf = next && { node: next, number: number + 1 };
    }
  };
})();

"""###
    ),
    (
      "assets/search/typos.js",
      ###"""
/* What somebody may have meant. Sources/Site/Search/SearchWords.swift says why a few short stretches of its list hold
   every word that is one fault away, and those two faults away. */
'use strict';
(() => {
  const search = (globalThis.registrarSearch ??= {});

  const openingLength = 4;
  /* From how many letters on a word may hold one fault, and two. */
  search.faults = (word) => {
    const { length } = [...word];
    if (/[0-9]/.test(word) || length < 4) return 0;
    return length >= 8 ? 2 : 1;
  };

  /* The Damerau-Levenshtein distance of two words, each letter taking part in one fault at most.
     `beginning` is the distance of the first word from the nearest beginning of the second. */
  search.distance = (first, second) => {
    const [a, b] = [[...first], [...second]];
    let before = [];
    let above = b.map((_, column) => column);
    above.push(b.length);
    for (let row = 1; row <= a.length; row += 1) {
      const line = [row];
      for (let column = 1; column <= b.length; column += 1) {
        const isSame = a[row - 1] === b[column - 1];
        line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (isSame ? 0 : 1));
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
          line[column] = Math.min(line[column], before[column - 2] + 1);
        }
      }
      before = above;
      above = line;
    }
    return { whole: above[b.length], beginning: Math.min(...above) };
  };

  /* Where the words stand that may be meant: keys, and beginnings that what is near must share. */
  const stretches = (letters, most) => {
    const opening = (list) => list.slice(0, openingLength).join('');
    const keys = new Map([[letters.join(''), opening(letters)]]);
    for (let index = 0; index < Math.min(openingLength, letters.length); index += 1) {
      const rest = letters.filter((_, place) => place !== index);
      // With one fault, which is left out here, nothing else differs.
      keys.set(`-${rest.join('')}`, `-${most > 1 ? opening(rest) : rest.join('')}`);
    }
    const reversed = [...letters].reverse();
    if (most > 1) keys.set(`<${reversed.join('')}`, `<${opening(reversed)}`);
    return keys;
  };

  /* The words of the file with a key, and of those before and after as far as they share a beginning. */
  const around = async (reader, folder, key, beginning) => {
    const leaf = await search.descend(reader, folder, key);
    if (!leaf) return [];
    const { node, number, start } = leaf;
    const nodes = [node];
    if (node.next?.startsWith(beginning)) nodes.push(await reader.get(`${folder}/${number + 1}`));
    if (key !== beginning && start.startsWith(beginning) && number > 0) nodes.push(await reader.get(`${folder}/${number - 1}`));
    return nodes.flatMap((one) => one?.words.split(' ') ?? []);
  };

  /* Whether any word begins with this one; those that are never mistyped count as known. */
  search.isKnown = async (reader, folder, word) => {
    if (search.faults(word) === 0) return true;
    for await (const { node } of search.leaves(reader, folder, word, 2)) {
      if (node.words.split(' ').some((other) => other.startsWith(word))) return true;
    }
    return false;
  };

  /* The words that may be meant, the likeliest first, each with its distance; those that begin with the word itself
     have the distance 0. */
  search.meant = async (reader, folder, word, count) => {
    const letters = [...word];
    const most = search.faults(word);
    if (most === 0) return [];
    const found = new Map();
    const lists = [...stretches(letters, most)].map(([key, beginning]) => around(reader, folder, key, beginning));
    for (const words of await Promise.all(lists)) {
      for (const other of words) {
        if (found.has(other) || other.length < letters.length - most) continue;
        const { whole, beginning } = search.distance(word, other);
        // Who has not finished a word has made its faults already.
        const distance = Math.min(whole, beginning === 0 ? 0 : beginning + 0.5);
        found.set(other, distance);
      }
    }
    return [...found]
      .filter(([, distance]) => distance < most + 1)
      .map(([other, distance]) => ({ word: other, distance }))
      .sort((a, b) => a.distance - b.distance || Math.abs(a.word.length - word.length) - Math.abs(b.word.length - word.length)
        || (a.word < b.word ? -1 : 1))
      .slice(0, count);
  };

  /* Words that have another one inside of them, not at their start. */
  search.containing = async (reader, folder, word, count) => {
    const words = new Set();
    for await (const { node } of search.leaves(reader, folder, `~${word}`, 2)) {
      for (const other of node.words.split(' ')) if (other.indexOf(word) > 0) words.add(other);
    }
    return [...words].slice(0, count);
  };
})();

"""###
    ),
    (
      "assets/site.css",
      ###"""
/* The default theme of Registrar. One column of text, one accent, the reader's own fonts.
   Contents: 1 values, 2 elements, 3 frame, 4 headings of pages, 5 parts, 6 tables, 7 print, 8 weeks and progress, 9 drawings and charts */

/* 1 Values. Every pair of colours meets WCAG 2.2 AA in both schemes: text 4.5:1, marks 3:1. */

:root {
  color-scheme: light dark;
  --paper: #fdfcf9;
  --raised: #f5f2ea;
  --line: #ded8cb;
  --ink: #1f1d1a;
  --quiet: #625c53;
  --accent: #7b1e2e;
  --accent-strong: #551320;
  --bar: #7b1e2e;
  --good: #2d6a3f;
  --wait: #8a5a00;
  --gone: #6b645b;
  --track: #e4ddce;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua",
    "Noto Serif", "Liberation Serif", Georgia, serif;
  --gutter: max(1.125rem, (100% - 68rem) / 2);
  --measure: 42rem;
  --radius: .5rem;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614;
    --raised: #211f1c;
    --line: #3b3833;
    --ink: #ebe7df;
    --quiet: #aaa297;
    --accent: #f0a5a0;
    --accent-strong: #f9cfcb;
    --bar: #5a1521;
    --good: #8fcf9f;
    --wait: #e6b85c;
    --gone: #a8a095;
    --track: #3b3833;
  }
}

/* 2 Elements */

*, ::before, ::after { box-sizing: border-box; }

html {
  font: 100%/1.6 var(--sans); scroll-padding-top: 1rem; text-size-adjust: 100%;
  -webkit-text-size-adjust: 100%;
  /* A page that grows past the window while it loads does not move aside for the scrollbar. */
  scrollbar-gutter: stable;
}

body {
  margin: 0; background: var(--paper); color: var(--ink); font-size: 1.0625rem;
  overflow-wrap: break-word;
}

h1, h2, h3, h4, h5, h6 {
  margin: 0; font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance;
}
h1 { font-size: clamp(2rem, 1.5rem + 2.4vw, 3.125rem); letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { font-size: 1.625rem; letter-spacing: -.005em; }
h3 { font-size: 1.25rem; }
h4, h5, h6 { font-size: 1.0625rem; }

p, ul, ol, dl, dd, table, blockquote, pre, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }

a { color: var(--accent); text-decoration-thickness: .0625em; text-underline-offset: .18em; }
a:hover { color: var(--accent-strong); text-decoration-thickness: .125em; }

:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .1875rem; border-radius: .125rem; }

bdi, small, b, code { overflow-wrap: anywhere; }
.id { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
small, .quiet { color: var(--quiet); font-size: .9375rem; }
small { unicode-bidi: isolate; }
img, svg { max-width: 100%; height: auto; }
code, pre {
  font-family: ui-monospace, "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace;
  font-size: .9em;
}
hr { border: 0; border-top: 1px solid var(--line); }

/* 3 Frame. The gutter grows with the window, so that the colours of bars reach its edges. */

.skip {
  position: absolute; inset-inline-start: -99rem; z-index: 1; padding: .75rem 1.25rem;
  background: var(--paper);
}
.skip:focus { inset: .5rem auto auto .5rem; }

.banner {
  padding: .5rem var(--gutter); background: #f7c948; color: #2b2100; font-size: .9375rem;
  font-weight: 600;
}

header.site {
  display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 2rem;
  padding: .875rem var(--gutter); background: var(--bar); color: #fff;
}
header.site a { color: inherit; text-decoration: none; }
header.site a:hover { text-decoration: underline; }
header.site :focus-visible { outline-color: #fff; }
.brand { margin-inline-end: auto; font: 600 1.25rem/1.5 var(--serif); }
header.site nav { display: flex; flex-wrap: wrap; gap: 0 1.375rem; font-size: 1rem; }
header.site nav a { padding-block: .25rem; border-bottom: .125rem solid transparent; }
header.site nav a[aria-current] { border-color: currentcolor; }

main { padding: clamp(2rem, 5vw, 4rem) var(--gutter) 5rem; }
main > * + *, section:not(.pair) > * + *, details.term > * + * { margin-top: 1.5rem; }
main > section { margin-top: 3.5rem; }

footer.site {
  padding: 2rem var(--gutter) 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem;
}
footer.site nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-bottom: .75rem; }
footer.site a { padding-block: .125rem; color: inherit; }

/* 4 Headings of pages */

.masthead { max-width: 56rem; }
.masthead > * + * { margin-top: .75rem; }
.masthead [dir="auto"] { text-align: -webkit-match-parent; text-align: match-parent; }
.eyebrow { color: var(--quiet); font-size: .9375rem; }
.code {
  display: block; margin-bottom: .25rem; color: var(--accent); font-size: 1.25rem; letter-spacing: .02em;
}
.lede { max-width: var(--measure); color: var(--quiet); font: 1.3125rem/1.45 var(--serif); }
.tag {
  display: inline-block; padding: .125rem .625rem; border: 1px solid currentcolor; border-radius: 1rem;
  color: var(--accent); font: 600 .8125rem/1.4 var(--sans); letter-spacing: 0; vertical-align: .2em;
}

/* 5 Parts */

.facts { padding: 1.5rem; border-radius: var(--radius); background: var(--raised); }
.facts .big { font: 600 1.5rem/1.3 var(--serif); }
dt { color: var(--quiet); font-size: .875rem; }
dd { overflow-wrap: anywhere; }
.facts dd::first-letter, .word::first-letter { text-transform: uppercase; }
.facts dl { display: flex; flex-wrap: wrap; gap: .875rem 2.5rem; }
dl.strip {
  display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin-top: 1.5rem; padding-top: 1.25rem;
  border-top: 1px solid var(--line);
}

.columns { display: grid; gap: 2rem 4rem; grid-template-columns: minmax(0, 1fr); margin-top: 2.5rem; }
@media (min-width: 60rem) {
  .columns { grid-template-columns: minmax(0, var(--measure)) minmax(17rem, 1fr); align-items: start; }
  .columns > .facts { grid-area: 1 / 2; }
  .facts dl { flex-direction: column; }
}

.numbers {
  display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin-top: 1.25rem; padding-top: 1.25rem;
  border-top: 1px solid var(--line);
}
.numbers b { display: block; font: 600 1.75rem/1.2 var(--serif); }
.numbers a { text-decoration: none; }
.numbers a:hover { text-decoration: underline; }

.prose { max-width: var(--measure); }
/* What somebody wrote goes in its own direction, paragraph by paragraph. */
.prose :is(p, li, h1, h2, h3, h4, h5, h6, th, td, dt, dd) { unicode-bidi: plaintext; }
.prose li { text-align: -webkit-match-parent; text-align: match-parent; }
.prose > * + * { margin-top: 1em; }
.prose > :is(h1, h2, h3, h4, h5, h6) { margin-top: 1.75em; }
.prose > :is(h1, h2, h3, h4, h5, h6):first-child { margin-top: 0; }
.prose > :is(h1, h2, h3, h4, h5, h6) + * { margin-top: .6em; }
.prose h1 { font-size: 1.875rem; }
.prose :is(ul, ol) { padding-inline-start: 1.5rem; }
.prose ul { list-style: disc; }
.prose ol { list-style: decimal; }
.prose li + li { margin-top: .375rem; }
.prose li::marker { color: var(--quiet); }
.prose blockquote {
  padding-inline-start: 1.25rem; border-inline-start: .1875rem solid var(--accent);
  font: italic 1.1875rem/1.5 var(--serif);
}
.prose pre { white-space: pre-wrap; padding: 1rem; border-radius: var(--radius); background: var(--raised); }
.prose table { display: block; width: fit-content; max-width: 100%; overflow-x: auto; }
.prose img { display: block; border-radius: var(--radius); }

.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); }
.cards li { padding: 1.125rem 1.25rem; border: 1px solid var(--line); border-radius: var(--radius); }
.cards a { font: 600 1.1875rem/1.3 var(--serif); }
.cards small { display: block; margin-top: .25rem; }

.home + .columns .prose > p:first-child { font: 1.3125rem/1.5 var(--serif); }

.pair { display: grid; gap: 1.5rem 4rem; grid-template-columns: minmax(0, 1fr); align-items: start; }

@media (min-width: 60rem) {
  .pair { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
  .pair > h2 { grid-column: 1 / -1; }
}

.list { border-top: 1px solid var(--line); }
.list li {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: .125rem 1rem; padding: .875rem 0;
  border-bottom: 1px solid var(--line);
}
.list li > * { min-width: 0; }
.list a { font: 600 1.1875rem/1.4 var(--serif); }
.list p { flex-basis: 100%; padding-inline-end: max(0px, 100% - var(--measure)); color: var(--quiet); }

.names { columns: 16rem; column-gap: 2.5rem; }
.names li { padding-block: .25rem; break-inside: avoid; }
.people li { padding-block: .625rem; }

.requirements {
  display: grid; gap: 2rem 3rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
}
.requirements h3 + p { margin-top: .25rem; color: var(--quiet); }
.requirements ul { margin-top: .75rem; }
.requirements li { padding-block: .375rem; border-top: 1px solid var(--line); }

.offerings li {
  display: grid; gap: .5rem 2rem; grid-template-columns: minmax(0, 1fr); padding: 1rem 0;
  border-top: 1px solid var(--line);
}
@media (min-width: 48rem) {
  .offerings li { grid-template-columns: minmax(0, 4fr) minmax(0, 5fr) minmax(0, 3fr); }
}
.offerings li.brief { display: inline-block; width: min(17rem, 100%); padding: .75rem 1.5rem .25rem 0; border: 0; vertical-align: top; }
.listing { padding-block: 1.25rem; border-top: 1px solid var(--line); }
.listing > h3 + .offerings { margin-top: 0; }
.listing .offerings > li:first-child { border-top: 0; }
.listing .offerings > li:last-child:not(.brief) { padding-bottom: 0; }
meter {
  display: block; width: 100%; max-width: 14rem; height: .5rem; margin-top: .375rem; border: 0; border-radius: 1rem;
  background: var(--track); appearance: none; -webkit-appearance: none; overflow: hidden;
}
meter::-webkit-meter-inner-element { grid-template-rows: 0 [line-start] 1fr [line-end] 0; }
meter::-webkit-meter-bar { border: 0; border-radius: 0; background: var(--track); }
meter::-webkit-meter-optimum-value { background: var(--accent); }
meter::-moz-meter-bar { background: var(--accent); }
label { font-size: .9375rem; }

details.term { padding-block: 1rem; border-top: 1px solid var(--line); }
details.term + details.term { margin-top: 0; }
summary { cursor: pointer; }
summary > h3 { display: inline; }
.more { font-size: .9375rem; }

.pager { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 2rem; }
.pager ol { margin-top: .75rem; }
.pager li a { display: block; padding-block: .25rem; }
.pager [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }

.note { padding-top: 1.5rem; border-top: 1px solid var(--line); color: var(--quiet); }
main > .note { margin-top: 4rem; }
.remark { display: block; max-width: var(--measure); color: var(--quiet); font-weight: 400; }
.remark p + p { margin-top: .5rem; }

/* 6 Tables. The first column is the row's heading; a status is a word with a coloured mark. */

table { width: 100%; border-collapse: collapse; line-height: 1.45; }
caption { padding-bottom: .5rem; color: var(--quiet); font-size: .9375rem; text-align: start; }
th, td {
  padding: .625rem 1rem .625rem 0; border-bottom: 1px solid var(--line); text-align: start;
  vertical-align: baseline;
}
:is(th, td):last-child { padding-inline-end: 0; }
thead th { padding-block: .375rem; color: var(--quiet); font-size: .875rem; font-weight: 400; }
tbody th, tfoot th { font-weight: 400; }
tfoot :is(th, td) { border: 0; padding-block: .375rem 0; color: var(--quiet); font-size: .9375rem; }
.n { text-align: end; font-variant-numeric: tabular-nums; }
main td, .facts dd { font-variant-numeric: tabular-nums; }
.roster { max-width: var(--measure); }
/* A student's terms: statuses stand below each other, from one table to the next. */
section > table:not([class]) thead th:nth-child(2) { width: 32%; }
section > table:not([class]) thead .n { width: 6rem; }

td:is(.enrolled, .completed, .waitlisted, .withdrawn, .dropped) {
  position: relative; padding-inline-start: 1.125rem;
}
td:is(.enrolled, .completed, .waitlisted, .withdrawn, .dropped)::before {
  content: ""; position: absolute; inset-block-start: 1.125rem; inset-inline-start: 0; width: .5625rem; height: .5625rem;
  border: .125rem solid currentcolor; border-radius: 50%; color: var(--gone);
}
td:is(.enrolled, .completed)::before { background: currentcolor; }
td.enrolled::before { color: var(--accent); }
td.completed::before { color: var(--good); }
td.waitlisted::before { color: var(--wait); }
.timetable small { display: block; }
.timetable td:last-child { overflow-wrap: anywhere; }

@media (max-width: 25rem) {
  table { font-size: 1rem; }
  th, td { padding-inline-end: .5rem; }
}

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}

/* Search: one field, filters that stay out of the way, results in the place of the list. */

@media (scripting: none) {
  .search, .search ~ .found { display: none; }
}
main > .search { max-width: var(--measure); }
.search label, .search legend { display: block; padding: 0; color: var(--quiet); font-size: .9375rem; }
.search :is(input[type=search], select, button) {
  max-width: 100%; min-height: 2.75rem; padding: .375rem .875rem; border: 1px solid var(--quiet); border-radius: var(--radius);
  background: var(--paper); color: var(--ink); font: inherit;
}
.search .query label { margin-bottom: .375rem; }
.search input[type=search] { width: 100%; min-height: 3.25rem; font-size: 1.1875rem; }
.search :is(input, select, button):focus-visible { outline-offset: .0625rem; border-radius: var(--radius); }
.search .hint { margin-top: .5rem; color: var(--quiet); font-size: .875rem; }
@media (hover: none) { .search .keyboard { display: none; } }
.search .filters { margin-top: .75rem; }
.search .filters > div {
  display: grid; gap: 1rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
  align-items: end; margin-top: .75rem; padding: 1.25rem; border-radius: var(--radius); background: var(--raised);
}
.search select { width: 100%; margin-top: .25rem; }
.search fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1rem; grid-column: 1 / -1; margin: 0; padding: 0; border: 0; min-width: 0; }
.search legend { margin-bottom: .25rem; }
.search label:has([type=checkbox]) {
  display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; color: var(--ink); font-size: 1rem;
}
.search [type=checkbox] { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
.search .clear, [id="search.results"] button { border-color: var(--accent); color: var(--accent); cursor: pointer; }
[id="search.results"] button {
  min-height: 2.75rem; padding: .375rem 1.25rem; border: 1px solid var(--accent); border-radius: var(--radius); background: none; font: inherit;
}
.found { color: var(--quiet); }
.found:empty, [id="search.results"]:empty { margin: 0; }
[id="search.results"] > * + * { margin-top: 1.5rem; }
[id="search.results"] > h2 + .list { margin-top: .75rem; }
[id="search.list"] > * + * { margin-top: 1.5rem; }
[id="search.results"][aria-busy] { opacity: .6; }

/* 7 Print: ink on paper, every roster open, nothing to click. All sizes follow that of the root. */

.address { display: none; }

@page {
  margin: 16mm 16mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); color: #444; font: 8pt sans-serif; }
}

@media print {
  :root {
    color-scheme: light; --paper: #fff; --raised: #fff; --line: #bbb; --ink: #000; --quiet: #444;
    --accent: #000; --accent-strong: #000; --good: #000; --wait: #000; --gone: #444; --track: #ddd; --gutter: 0;
  }
  html { font-size: 78%; }
  h1 { font-size: 2.25rem; }
  .banner { margin-bottom: 6pt; padding: 2pt 6pt; border: 1pt solid #000; background: none; color: #000; }
  header.site { padding: 0 0 4pt; border-bottom: 1pt solid #000; background: none; color: #000; }
  header.site nav, footer.site nav, .skip, .pager, .more, .search { display: none; }
  footer.site { padding-block: 1rem 0; break-inside: avoid; }
  .address { display: block; overflow-wrap: anywhere; }
  main { padding-block: 1.5rem; }
  main > section { margin-top: 2rem; }
  main > .note { margin-top: 2rem; }
  a { color: inherit; text-decoration: none; }
  .columns { gap: 1rem; margin-top: 1rem; }
  .facts { padding: 0; }
  .cards { gap: .5rem; }
  .cards li { padding: .5rem .75rem; }
  th, td { padding-block: .375rem; }
  h2, h3, h4, caption, thead, summary, .masthead, tr:has(> [scope="rowgroup"]) { break-after: avoid; }
  td:is(.enrolled, .completed, .waitlisted, .withdrawn, .dropped)::before {
    inset-block-start: .875rem; print-color-adjust: exact; -webkit-print-color-adjust: exact;
  }
  .offerings li { grid-template-columns: minmax(0, 4fr) minmax(0, 5fr) minmax(0, 3fr); padding: .625rem 0; }
  tr, li, dl > div, .remark, .listing { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  ::details-content { display: block; content-visibility: visible; height: auto; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  /* On paper there is room for the drawing of a week; its table stays, because nobody can scroll in what is cut off there. */
  .week > .week-grid { display: block; }
}

/* 8 Weeks and progress. A week is a drawing as wide as the page; where that is too narrow for its text, its table is shown
   instead, or, in browsers that cannot open a list of their own accord, it scrolls. */

/* The caption of a student's term says what the heading above says. */
.unseen, section > table:not([class]) > caption { position: absolute; width: 1px; height: 1px; overflow: hidden; padding: 0; clip-path: inset(50%); white-space: nowrap; }

.week-grid { overflow-x: auto; }
.week-grid svg { display: block; min-width: 38rem; max-width: none; height: auto; font-size: 1rem; }
.week line { stroke: var(--line); }
.week text { fill: var(--quiet); }
.week tspan { font-size: .8125rem; font-variant-numeric: tabular-nums; }
.week .day tspan { fill: var(--ink); font-size: .9375rem; }
.week foreignObject { overflow: hidden; }
.block {
  display: block; height: calc(100% - .125rem); margin: .0625rem .125rem; padding: .1875rem .375rem; overflow: hidden;
  border-inline-start: .1875rem solid var(--accent); border-radius: .1875rem; background: var(--raised);
  color: var(--ink); font-size: .8125rem; line-height: 1.3; text-decoration: none; overflow-wrap: anywhere;
}
a.block:hover { background: var(--track); color: var(--ink); text-decoration: none; }
a.block:focus-visible { outline-offset: -.1875rem; }
.block b { font-weight: 600; }
.block span:not(.unseen) { display: block; color: var(--quiet); font-variant-numeric: tabular-nums; }
.block i { font-style: normal; color: var(--quiet); }
.block.short { padding-block: 0; white-space: nowrap; }
.block.short span:not(.unseen) { display: inline; }
/* Blocks beside one another are narrow: what matters is which courses they are, and when. */
.block.clash bdi { display: none; }
.block.clash b { white-space: nowrap; }
.block.clash { padding: .0625rem .25rem; border: .125rem dashed var(--wait); border-inline-start: .1875rem solid var(--wait); }
.clash-mark { position: relative; color: var(--wait); font-weight: 600; }
td .clash-mark { display: block; }
.clash-mark::before, .clash-note::before { content: "▲\00a0" / ""; }
.clash-note { color: var(--wait); font-weight: 600; }
.week > * + * { margin-top: .75rem; }
.week-list > table { max-width: var(--measure); margin-top: .75rem; }
.week-list > summary { font-size: .9375rem; }
.timetable td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.timetable [scope="rowgroup"] { padding-top: 1.25rem; font-weight: 600; }

.heat { width: auto; }
.heat :is(th, td) { padding: .25rem .375rem; border: .125rem solid var(--paper); text-align: center; }
.heat td { min-width: clamp(2rem, 8vw, 4.5rem); background: var(--raised); border-radius: .375rem; }
.heat thead td { background: none; }
.heat tbody th { color: var(--quiet); font-size: .8125rem; font-variant-numeric: tabular-nums; text-align: end; }
.heat abbr { text-decoration: none; }
@media (max-width: 30rem) {
  .heat { width: 100%; table-layout: fixed; font-size: .8125rem; }
  .heat :is(th, td) { min-width: 0; padding-inline: 0; }
  .heat :is(th, td):first-child { width: 2.75rem; padding-inline-end: .25rem; }
}
.heat-1 { --heat: 8%; }
.heat-2 { --heat: 18%; }
.heat-3 { --heat: 28%; }
.heat-4 { --heat: 38%; }
.heat-5 { --heat: 48%; }
.heat td:is(.heat-1, .heat-2, .heat-3, .heat-4, .heat-5) {
  background: color-mix(in srgb, var(--accent) var(--heat), var(--paper));
}

summary > h2 { display: inline; font-size: 1.25rem; }
.take-along { font-size: .9375rem; }
.past > summary { color: var(--quiet); font-size: .9375rem; }

.progress {
  display: grid; gap: 2rem 3rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
}
.progress section > * + * { margin-top: .5rem; }
.progress p { color: var(--quiet); font-size: .9375rem; }
.progress b { color: var(--ink); font-weight: 600; }
.progress li { padding-block: .375rem; border-top: 1px solid var(--line); }
.progress small:is(.met, .under-way) { display: block; }
.bar { display: block; height: .5rem; border-radius: 1rem; overflow: hidden; }
.bar .track { fill: var(--track); }
.bar .done { fill: var(--accent); }
.bar .coming { fill: var(--accent); opacity: .4; }
.progress .met::before { content: "✓\00a0" / ""; }
.progress .under-way::before { content: "…\00a0" / ""; }

@media screen and (max-width: 45rem) {
  @supports selector(::details-content) {
    .week-grid, .week-list > summary { display: none; }
    .week-list::details-content { display: block; content-visibility: visible; height: auto; }
  }
}

@media print {
  .week-grid { overflow: visible; }
  .week-grid svg { min-width: 0; }
  .block, .heat td, .bar rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .block { border: 1px solid #666; border-inline-start-width: 3px; }
  .week-grid, .heat, .progress section, .timetable tbody { break-inside: avoid; }
  .timetable [scope="rowgroup"] { padding-top: .75rem; }
  .timetable small { display: inline; margin-inline-start: .375rem; }
  .take-along, .week-list > summary { display: none; }
}

/* 9 Drawings and charts. What is too wide scrolls inside a frame; boxes take the colours of the page. */

.frame { overflow-x: auto; padding: .25rem; margin-inline: -.25rem; scrollbar-width: thin; }
.graph { display: block; max-width: none; height: auto; font-size: 1rem; }
.graph path, .key line { fill: none; stroke: var(--gone); stroke-width: 1.5px; }
.graph .alternative, .key .alternative { stroke-dasharray: 5 4; }
.graph .corequisite, .key .corequisite { stroke: var(--accent); stroke-width: 2.5px; stroke-dasharray: 1 4; stroke-linecap: round; }
.graph rect { fill: var(--paper); stroke: var(--gone); }
.graph text { fill: var(--quiet); font-size: 12px; unicode-bidi: plaintext; }
.graph .name { fill: var(--accent); font-size: 13px; font-weight: 600; }
.graph a { text-decoration: none; }
.graph a .name, .graph .more text { text-decoration: underline; text-underline-offset: .18em; }
.graph a:hover rect { fill: var(--raised); stroke: var(--accent); }
.graph a:focus-visible { outline: none; }
.graph a:focus-visible rect { stroke: var(--accent); stroke-width: 3px; }
.graph .subject rect { fill: var(--bar); stroke: var(--bar); }
.graph .subject text { fill: #fff; }
.graph .join rect { fill: var(--raised); stroke: none; }
.graph .join text { fill: var(--ink); font-weight: 600; }
.graph .more rect { stroke-dasharray: 3 3; }
.graph .more text { fill: var(--accent); }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; color: var(--quiet); font-size: .9375rem; }
.words > .pair { margin-top: 1rem; }
.words ul { margin-top: .75rem; }
.words li { padding-block: .5rem; border-top: 1px solid var(--line); }
.words .then { display: block; }

.roster .group { padding-top: 1.25rem; font-weight: 600; }
.roster .group small { margin-inline-start: .375rem; font-weight: 400; }
.full { color: var(--wait); }
.history { width: auto; min-width: min(100%, 42rem); }
.history th:first-child { min-width: 9rem; }

.chart svg { display: block; max-width: none; height: auto; overflow: visible; direction: ltr; }
.chart line { stroke: var(--line); }
.chart rect { fill: var(--accent); }
.chart text { fill: var(--quiet); }
.chart tspan { font-size: .8125rem; font-variant-numeric: tabular-nums; }
.chart .value { fill: var(--ink); stroke: var(--paper); stroke-width: .1875rem; paint-order: stroke; }
.chart > * + * { margin-top: .75rem; }
.chart summary { font-size: .9375rem; }
.numbers-table { max-width: 26rem; margin-top: .5rem; }
.bars :is(th, td) { vertical-align: middle; }
.bars td:last-child { width: 45%; }
.bars th { min-width: 7rem; }
.bars td:last-child { min-width: 3rem; }
.bars th { overflow-wrap: anywhere; }
h2 small { margin-inline-start: .25rem; font: 400 .9375rem/1.4 var(--sans); letter-spacing: 0; }
summary > h3 > small { margin-inline-start: .75rem; font-family: var(--sans); font-weight: 400; }
.alone > .facts { display: flex; flex-wrap: wrap; align-items: end; gap: 1rem 3rem; margin-top: 2.5rem; }
.alone .numbers { margin: 0; padding: 0; border: 0; }
.alone .facts p { margin: 0; }
.alone > .facts dl { flex-flow: row wrap; }
main > .charts { display: grid; gap: 3rem 4rem; grid-template-columns: minmax(0, 1fr); margin-top: 3.5rem; align-items: start; }
@media (min-width: 60rem) {
  main > .charts { grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); }
}
@media (max-width: 45rem) {
  .chart .minor { display: none; }
  /* Its column stands at the end of the drawing, which is that of the screen. */
  .chart .last { text-anchor: end; }
  [dir="rtl"] .chart .last { text-anchor: start; }
}
@media (max-width: 22.4rem) {
  .chart tspan { font-size: .6875rem; }
}

.subjects ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.subjects li { min-width: 0; }
.subjects a { display: inline-block; max-width: 100%; padding-block: .25rem; font-weight: 600; overflow-wrap: anywhere; }

@media print {
  .frame { overflow: visible; margin: 0; padding: 0; }
  .graph { max-width: 100%; }
  .graph .subject rect, .chart rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .chart, .graph { break-inside: avoid; }
  .subjects, .words > summary { display: none; }
}

"""###
    ),
    (
      "base.html",
      ###"""
<!doctype html>
<html lang="{{ site.language }}" dir="{{ site.direction }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{#- `file:` is for pages opened from disk, where some browsers do not count the folder as 'self'; on a web server it allows nothing. #}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'">
<title>{% if page.kind != 'home' %}{{ page.title }} · {% endif %}{{ site.title }}</title>
{%- if page.description %}
<meta name="description" content="{{ page.description }}">
{%- if page.is_indexed %}
<meta property="og:description" content="{{ page.description }}">
{%- endif %}
{%- endif %}
{%- if not page.is_indexed %}
<meta name="robots" content="noindex">
{%- endif %}
{%- if page.canonical_url %}
<link rel="canonical" href="{{ page.canonical_url }}">
{%- endif %}
{%- if page.is_indexed %}
{#- What is shown where somebody links to the page. Pages that search engines leave alone say nothing of themselves. #}
<meta property="og:type" content="{% if page.kind == 'home' %}website{% else %}article{% endif %}">
<meta property="og:site_name" content="{{ site.title }}">
<meta property="og:locale" content="{{ site.language | replace('-', '_') }}">
<meta property="og:title" content="{{ page.title }}">
{%- if page.canonical_url %}
<meta property="og:url" content="{{ page.canonical_url }}">
{%- endif %}
{%- endif %}
{%- if site.feed_url %}
<link rel="alternate" type="application/atom+xml" href="{{ site.feed_url }}">
{%- endif %}
<link rel="icon" href="{{ 'icon.svg' | asset }}">
<link rel="stylesheet" href="{{ 'site.css' | asset }}">
{%- block head %}{% endblock %}
</head>
<body>
<a class="skip" href="#main.content">{{ 'site.skip' | t }}</a>
{%- if site.is_internal %}
<aside class="banner">{{ 'site.internal' | t }}</aside>
{%- endif %}
<header class="site">
<a class="brand" href="{{ site.home_url }}">{{ site.title }}</a>
{%- if site.nav %}
<nav aria-label="{{ 'site.main' | t }}">
{%- for link in site.nav %}
<a href="{{ link.url }}"{% if link.is_current %} aria-current="page"{% endif %}>{{ link.title }}</a>
{%- endfor %}
</nav>
{%- endif %}
</header>
<main id="main.content">
{%- block main %}{% endblock %}
</main>
<footer class="site">
<nav aria-label="{{ 'site.catalogue' | t }}">
<a href="{{ site.courses_url }}">{{ 'titles.courses' | t }}</a>
{%- if site.terms_url %}
<a href="{{ site.terms_url }}">{{ 'titles.terms' | t }}</a>
{%- endif %}
{%- if site.departments_url %}
<a href="{{ site.departments_url }}">{{ 'titles.departments' | t }}</a>
{%- endif %}
{%- if site.programs_url %}
<a href="{{ site.programs_url }}">{{ 'titles.programs' | t }}</a>
{%- endif %}
{%- if site.instructors_url %}
<a href="{{ site.instructors_url }}">{{ 'titles.instructors' | t }}</a>
{%- endif %}
<a href="{{ site.students_url }}">{{ 'titles.students' | t }}</a>
</nav>
<p>{{ site.title }}{% if page.updated %} · {{ 'site.changed' | t(page.updated | date('long')) }}{% endif %}</p>
{%- if page.is_indexed and page.canonical_url %}
<p class="address">{{ page.canonical_url }}</p>
{%- endif %}
</footer>
</body>
</html>

"""###
    ),
    (
      "course.html",
      ###"""
{% extends 'base.html' %}
{% block head %}
{% include 'partials/course-data.html' %}
{%- if course.json_url %}
<link rel="alternate" type="application/json" href="{{ course.json_url }}">
{%- endif %}
{%- endblock %}
{% block main %}
<header class="masthead">
<p class="eyebrow"><a href="{{ site.courses_url }}">{{ 'titles.courses' | t }}</a>
{%- if course.department %} / {% with linked = course.department %}{% include 'partials/link.html' %}{% endwith %}{% endif %}</p>
<h1 dir="auto"><span class="code">{{ course.code }}</span> {{ course.title }}</h1>
{%- if course.summary %}
<p class="lede" dir="auto">{{ course.summary }}</p>
{%- endif %}
{%- if course.is_draft %}
<p class="tag">{{ 'site.draft' | t }}</p>
{%- endif %}
{%- if course.calendar_url %}
{% with address = course.calendar_url %}{% include 'partials/take-along.html' %}{% endwith %}
{%- endif %}
</header>
<div class="{% if course.has_body %}columns{% else %}alone{% endif %}">
{%- if course.credits or course.level or course.language or course.instructors or course.prerequisites or course.corequisites or course.cross_listed or course.required_for or course.tags %}
<aside class="facts" aria-label="{{ 'site.at_a_glance' | t }}">
<dl>
{%- if course.credits %}
<div><dt>{{ 'course.credits' | t }}</dt><dd>{{ course.credits }}</dd></div>
{%- endif %}
{%- if course.level %}
<div><dt>{{ 'course.level' | t }}</dt><dd>{{ course.level }}</dd></div>
{%- endif %}
{%- if course.language and course.language != site.language %}
<div><dt>{{ 'course.language' | t }}</dt><dd>{{ course.language | word('languages') }}</dd></div>
{%- endif %}
{%- if course.instructors %}
<div><dt>{{ 'course.instructors' | t(course.instructors | length) }}</dt><dd>
{%- for linked in course.instructors %}{% include 'partials/link.html' %}{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if course.prerequisites %}
<div><dt>{{ 'course.prerequisites' | t }}</dt><dd>{% with tokens = course.prerequisites %}{% include 'partials/requirement.html' %}{% endwith %}</dd></div>
{%- endif %}
{%- if course.corequisites %}
<div><dt>{{ 'course.corequisites' | t }}</dt><dd>
{%- for linked in course.corequisites %}{% include 'partials/course-code.html' %}{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if course.cross_listed %}
<div><dt>{{ 'course.cross_listed' | t }}</dt><dd>
{%- for linked in course.cross_listed %}{% include 'partials/course-title.html' %}{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if course.required_for %}
<div><dt>{{ 'path.opens' | t }}</dt><dd><a href="#course.path">{{ 'counts.courses' | t(course.required_for | length) }}</a></dd></div>
{%- endif %}
{%- if course.tags %}
<div><dt>{{ 'course.tags' | t }}</dt><dd>{% for tag in course.tags %}{{ tag }}{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endfor %}</dd></div>
{%- endif %}
</dl>
</aside>
{%- endif %}
{%- if course.has_body %}
<div class="prose">
{{ course.body }}</div>
{%- endif %}
</div>
{%- set graph = course.graph %}
{%- if graph %}
{% include 'partials/course-graph.html' %}
{%- endif %}
{%- set terms = course.terms %}
{%- if terms %}
<section>
<h2>{{ 'course.terms' | t }}</h2>
{%- for part in terms %}
<details class="term"{% if part.is_current or loop.first and not site.current_term %} open{% endif %}>
<summary><h3><bdi>{{ part.title }}</bdi>{% if part.is_current %} <span class="tag">{{ 'site.current_term' | t }}</span>{% endif %}
{%- if part.offerings %} <small>{{ 'week.sections' | t(part.offerings | length) }}{% if part.attending %}{{ 'list.separator' | t }}{{ 'counts.students' | t(part.attending) }}{% endif %}</small>{% endif %}</h3></summary>
{%- if part.week %}
{% with week = part.week %}{% include 'partials/week.html' %}{% endwith %}
{%- endif %}
{%- if part.offerings %}
{% with offerings = part.offerings %}{% include 'partials/offering-list.html' %}{% endwith %}
{%- endif %}
{%- if part.roster %}
{% include 'partials/roster.html' %}
{%- endif %}
{%- for note in part.notes %}
<div class="prose remark">
{{ note.body }}</div>
{%- endfor %}
{%- if part.term %}
<p class="more">{{ 'course.all_in_term' | t }} {% with linked = part.term %}{% include 'partials/link.html' %}{% endwith %}</p>
{%- endif %}
</details>
{%- endfor %}
</section>
{%- if terms | length > 1 %}
{% include 'partials/history.html' %}
{%- endif %}
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "courses.html",
      ###"""
{% extends 'base.html' %}
{% block head %}
{%- include 'partials/search-scripts.html' %}
{%- endblock %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
<p class="lede">{{ 'counts.courses' | t(page.total) }}</p>
</header>
{% include 'partials/search.html' %}
<div id="search.list">
{% include 'partials/subjects.html' %}
{%- include 'partials/pager.html' %}
</div>
{% endblock %}

"""###
    ),
    (
      "group.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<p class="eyebrow">
{%- if group.kind == 'department' and site.departments_url %}<a href="{{ site.departments_url }}">{{ 'titles.departments' | t }}</a>
{%- elif group.kind == 'program' and site.programs_url %}<a href="{{ site.programs_url }}">{{ 'titles.programs' | t }}</a>
{%- elif group.kind == 'instructor' and site.instructors_url %}<a href="{{ site.instructors_url }}">{{ 'titles.instructors' | t }}</a>
{%- endif %}</p>
<h1><bdi>{{ group.title }}</bdi></h1>
{%- if group.award or group.credits or group.department or group.email %}
<dl class="strip">
{%- if group.award %}
<div><dt>{{ 'group.award' | t }}</dt><dd>{{ group.award }}</dd></div>
{%- endif %}
{%- if group.credits %}
<div><dt>{{ 'group.credits' | t }}</dt><dd>{{ group.credits | number }}</dd></div>
{%- endif %}
{%- if group.department %}
<div><dt>{{ 'group.department' | t }}</dt><dd>{% with linked = group.department %}{% include 'partials/link.html' %}{% endwith %}</dd></div>
{%- endif %}
{%- if group.email %}
<div><dt>{{ 'group.email' | t }}</dt><dd><a href="mailto:{{ group.email | urlencode | replace('%40', '@') }}">{{ group.email }}</a></dd></div>
{%- endif %}
</dl>
{%- endif %}
</header>
{%- if group.has_body %}
<div class="prose">
{{ group.body }}</div>
{%- endif %}
{%- if group.requirements %}
<section>
<h2>{{ 'group.requirements' | t }}</h2>
<div class="requirements">
{%- for requirement in group.requirements %}
<section>
<h3>{{ requirement.title }}</h3>
<p>{% if requirement.choose %}{{ 'group.choose' | t(requirement.choose) }}{% else %}{{ 'group.all_of' | t }}{% endif %}</p>
<ul>
{%- for linked in requirement.courses %}
<li>{% include 'partials/course-title.html' %}</li>
{%- endfor %}
</ul>
</section>
{%- endfor %}
</div>
</section>
{%- elif group.kind == 'department' %}
{%- set levels = group.levels %}
{%- if group.courses %}
<section>
<h2>{{ 'titles.courses' | t }}</h2>
{%- for level in levels %}
{%- if levels | length > 1 and level.is_number %}
<h3>{{ 'course.at_level' | t(level.title) }}</h3>
{%- elif levels | length > 1 and level.title %}
<h3 class="word">{{ level.title }}</h3>
{%- elif levels | length > 1 %}
<h3>{{ 'course.no_level' | t }}</h3>
{%- endif %}
{% with courses = level.courses, names_department = false %}{% include 'partials/course-list.html' %}{% endwith %}
{%- endfor %}
</section>
{%- endif %}
{%- elif group.courses and not group.listing %}
<section>
<h2>{{ 'titles.courses' | t }}</h2>
{% with courses = group.courses, names_department = false %}{% include 'partials/course-list.html' %}{% endwith %}
</section>
{%- endif %}
{%- if group.kind == 'instructor' %}
{%- set teaching = group.teaching %}
{%- if teaching %}
<section>
<h2>{{ 'group.teaching' | t }}</h2>
{%- for term in teaching %}
<details class="term"{% if term.is_current or loop.first and not site.current_term %} open{% endif %}>
<summary><h3><bdi>{{ term.title }}</bdi>{% if term.is_current %} <span class="tag">{{ 'site.current_term' | t }}</span>{% endif %}</h3></summary>
{%- if term.week %}
{% with week = term.week %}{% include 'partials/week.html' %}{% endwith %}
{%- endif %}
{%- for part in term.listing %}
{% include 'partials/listing.html' %}
{%- endfor %}
</details>
{%- endfor %}
</section>
{%- endif %}
{%- endif %}
{%- if group.programs %}
<section>
<h2>{{ 'home.programs' | t }}</h2>
<ul class="cards">
{%- for linked in group.programs %}
<li>{% include 'partials/link.html' %}{% if linked.award %} <small>{{ linked.award }}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- if group.instructors %}
<section>
<h2>{{ 'titles.instructors' | t }}</h2>
<ul class="names">
{%- for linked in group.instructors %}
<li>{% include 'partials/link.html' %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- set chart = group.enrollments_by_term %}
{%- if chart %}
<section>
<h2>{{ 'chart.by_term' | t }}</h2>
{% include 'partials/chart.html' %}
</section>
{%- endif %}
{%- if group.students %}
<section>
<h2>{{ 'titles.students' | t }}</h2>
<ul class="names">
{%- for student in group.students %}
<li>{% include 'partials/student-link.html' %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "groups.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
</header>
<ul class="list">
{%- for linked in groups %}
<li>{% include 'partials/link.html' %}
{%- if linked.award %} <small>{{ linked.award }}</small>{% endif %}
{%- if linked.department %} <small>{{ linked.department.title }}</small>{% endif %}
{%- if linked.courses %} <small>{{ 'counts.courses' | t(linked.courses | length) }}</small>{% endif %}</li>
{%- endfor %}
</ul>
{%- include 'partials/pager.html' %}
{% endblock %}

"""###
    ),
    (
      "home.html",
      ###"""
{% extends 'base.html' %}
{% block head %}
{%- include 'partials/search-scripts.html' %}
{%- endblock %}
{% block main %}
<header class="masthead home">
<h1>{{ home.title }}</h1>
</header>
{% include 'partials/search.html' %}
<div class="{% if home.has_body %}columns{% else %}alone{% endif %}">
{%- if home.has_body %}
<div class="prose">
{{ home.body }}</div>
{%- endif %}
<aside class="facts" aria-label="{{ 'site.at_a_glance' | t }}">
{%- if site.current_term %}
<p class="eyebrow">{{ 'site.current_term' | t }}</p>
<p class="big">{% with linked = site.current_term %}{% include 'partials/link.html' %}{% endwith %}</p>
{%- if site.current_term.starts and site.current_term.ends %}
<p>{{ 'date.range' | t(site.current_term.starts | date('day'), site.current_term.ends | date('long')) }}</p>
{%- endif %}
{%- endif %}
<ul class="numbers">
<li><a href="{{ site.courses_url }}"><b>{{ site.course_count | number }}</b> {{ 'nouns.courses' | t(site.course_count) }}</a></li>
{%- if site.terms_url %}
<li><a href="{{ site.terms_url }}"><b>{{ site.term_count | number }}</b> {{ 'nouns.terms' | t(site.term_count) }}</a></li>
{%- endif %}
<li><a href="{{ site.students_url }}"><b>{{ site.student_count | number }}</b> {{ 'nouns.students' | t(site.student_count) }}</a></li>
{%- if site.enrollment_count %}
<li><b>{{ site.enrollment_count | number }}</b> {{ 'nouns.enrollments' | t(site.enrollment_count) }}</li>
{%- endif %}
</ul>
</aside>
</div>
{%- if site.departments %}
<section>
<h2>{{ 'titles.departments' | t }}</h2>
<ul class="{% if site.departments | length > 16 %}names{% else %}cards{% endif %}">
{%- for linked in site.departments %}
<li>{% include 'partials/link.html' %}
{%- if linked.courses %} <small>{{ 'counts.courses' | t(linked.courses | length) }}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- set by_term = site.enrollments_by_term %}
{%- set by_department = site.enrollments_by_department %}
{%- if by_term or by_department %}
<div class="charts">
{%- if by_term %}
<section>
<h2>{{ 'chart.by_term' | t }}</h2>
{% with chart = by_term %}{% include 'partials/chart.html' %}{% endwith %}
</section>
{%- endif %}
{%- if by_department %}
<section>
<h2>{{ 'chart.by_department' | t }}{% if site.current_term %} <small>{{ site.current_term.title }}</small>{% endif %}</h2>
{% with chart = by_department %}{% include 'partials/bars.html' %}{% endwith %}
</section>
{%- endif %}
</div>
{%- endif %}
{%- if site.programs %}
<section>
<h2>{{ 'home.programs' | t }}</h2>
<ul class="cards">
{%- for linked in site.programs %}
<li>{% include 'partials/link.html' %}{% if linked.award %} <small>{{ linked.award }}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- if site.terms %}
<section>
<h2>{{ 'titles.terms' | t }}</h2>
<ul class="cards">
{%- for linked in site.terms %}{% if loop.index <= 8 %}
<li>{% include 'partials/link.html' %}{% if linked.starts %} <small>{{ 'home.from' | t(linked.starts | date('long')) }}</small>{% endif %}</li>
{%- endif %}{% endfor %}
</ul>
{%- if site.term_count > 8 and site.terms_url %}
<p class="more"><a href="{{ site.terms_url }}">{{ 'home.all_terms' | t(site.term_count) }}</a></p>
{%- endif %}
</section>
{%- endif %}
{%- if site.pages %}
<section>
<h2>{{ 'home.more' | t(site.title) }}</h2>
<ul class="cards">
{%- for linked in site.pages %}
<li><a href="{{ linked.url }}">{{ linked.title }}</a></li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "page.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1 dir="auto">{{ page.title }}</h1>
</header>
{%- if page.has_body %}
<div class="prose">
{{ page.body }}</div>
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "partials/bars.html",
      ###"""
{#- Numbers by department, each with a bar: a table that is its own chart. -#}
<table class="bars">
<thead><tr><th>{{ 'group.department' | t }}</th><th class="n">{{ 'term.enrollments' | t }}</th><td></td></tr></thead>
<tbody>
{%- for bar in chart.bars %}
<tr><th scope="row">{% if bar.url %}<a href="{{ bar.url }}"><bdi>{{ bar.title }}</bdi></a>{% else %}<bdi>{{ bar.title }}</bdi>{% endif %}</th><td class="n">{{ bar.value | number }}</td><td><svg class="bar" width="100%" height=".5em" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="done" width="{{ bar.share }}%" height="100%"/></svg></td></tr>
{%- endfor %}
</tbody>
</table>

"""###
    ),
    (
      "partials/chart.html",
      ###"""
{#- Numbers by term as columns, and as the table that they come from. -#}
<div class="chart">
<svg width="100%" height="{{ chart.height }}em" aria-hidden="true" focusable="false">
{%- for tick in chart.ticks %}
<line x1="0" x2="100%" y1="{{ tick.y }}em" y2="{{ tick.y }}em"/><text x="0" y="{{ tick.y }}em" dy="-.3em"><tspan>{{ tick.value | number }}</tspan></text>
{%- endfor %}
{%- for bar in chart.bars %}
<rect x="{{ bar.x }}%" y="{{ bar.y }}em" width="{{ bar.width }}%" height="{{ bar.height }}em"/><text class="value{% if bar.is_minor and chart.bars | length > 6 %} minor{% endif %}" x="{{ bar.middle }}%" y="{{ bar.y }}em" dy="-.35em" text-anchor="middle"><tspan>{{ bar.value | number }}</tspan></text>
{%- if not bar.is_silent %}<text{% if bar.is_minor %} class="minor"{% elif bar.is_at_edge %} class="last"{% endif %} x="{{ bar.middle }}%" y="{{ chart.base }}em" dy="1.4em" text-anchor="middle"><tspan>{{ bar.label }}</tspan></text>{% endif %}
{%- endfor %}
</svg>
<details>
<summary>{{ 'week.table' | t }}</summary>
<table class="numbers-table">
<thead><tr><th>{{ 'history.term' | t }}</th><th class="n">{{ 'term.enrollments' | t }}</th></tr></thead>
<tbody>
{%- for bar in chart.bars %}
<tr><th scope="row">{% if bar.url %}<a href="{{ bar.url }}"><bdi>{{ bar.title }}</bdi></a>{% else %}<bdi>{{ bar.title }}</bdi>{% endif %}</th><td class="n">{{ bar.value | number }}</td></tr>
{%- endfor %}
</tbody>
</table>
</details>
</div>

"""###
    ),
    (
      "partials/course-code.html",
      ###"""
{% if linked.url %}<a class="id" href="{{ linked.url }}">{{ linked.code }}</a>{% else %}<span class="id">{{ linked.code }}</span>{% endif %}

"""###
    ),
    (
      "partials/course-data.html",
      ###"""
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Course", "name": {{ course.title | tojson }}, "courseCode": {{ course.code | tojson }}
{%- if course.summary %}, "description": {{ course.summary | tojson }}{% elif course.description %}, "description": {{ course.description | tojson }}{% endif %}
{%- if page.canonical_url %}, "url": {{ page.canonical_url | tojson }}{% endif %}
{%- if course.language %}, "inLanguage": {{ course.language | tojson }}{% endif %}
{%- if course.level %}, "educationalLevel": {{ course.level | tojson }}{% endif %}
{%- if course.credits_min and course.credits_min == course.credits_max %}, "numberOfCredits": {{ course.credits_min | tojson }}{% endif %}, "provider": {"@type": "CollegeOrUniversity", "name": {{ site.title | tojson }}}
{#- Nobody looks for what is over. #}
{%- set given = course.offerings | selectattr('term.is_current') %}
{%- if given %}, "hasCourseInstance": [
{%- for offering in given %}{"@type": "CourseInstance"
{%- if offering.section %}, "name": {{ offering.section | tojson }}{% endif %}
{%- if offering.mode == 'in-person' %}, "courseMode": "Onsite"{% elif offering.mode == 'online' %}, "courseMode": "Online"{% elif offering.mode == 'hybrid' %}, "courseMode": "Blended"{% endif %}
{%- if offering.starts %}, "startDate": {{ offering.starts | tojson }}{% elif offering.term.starts %}, "startDate": {{ offering.term.starts | tojson }}{% endif %}
{%- if offering.ends %}, "endDate": {{ offering.ends | tojson }}{% elif offering.term.ends %}, "endDate": {{ offering.term.ends | tojson }}{% endif %}
{%- if offering.location %}, "location": {{ offering.location | tojson }}{% endif %}
{%- if offering.instructors %}, "instructor": [{% for person in offering.instructors %}{"@type": "Person", "name": {{ person.title | tojson }}}{% if not loop.last %}, {% endif %}{% endfor %}]{% endif %}}
{%- if not loop.last %}, {% endif %}
{%- endfor %}]{% endif %}}
</script>

"""###
    ),
    (
      "partials/course-graph.html",
      ###"""
{#- What a course needs and what it opens up: a drawing that scrolls where it is too wide, and the same in words. -#}
<section>
<h2 id="course.path">{{ 'path.title' | t }}</h2>
<div class="frame" role="region" tabindex="0" aria-labelledby="course.path">
<div role="group" aria-label="{{ 'path.drawing' | t(course.code) }}">
<svg class="graph" width="{{ graph.em_width }}em" height="{{ graph.em_height }}em" viewBox="0 0 {{ graph.width }} {{ graph.height }}">
{%- for edge in graph.edges %}
<path class="{{ edge.kind }}" d="{{ edge.path }}"/>
{%- endfor %}
{%- for node in graph.nodes %}
{%- if node.course %}
{%- if node.kind == 'subject' %}
<g class="box subject">{% include 'partials/graph-box.html' %}</g>
{%- elif node.course.url %}
<a class="box" href="{{ node.course.url }}">{% include 'partials/graph-box.html' %}</a>
{%- else %}
<g class="box">{% include 'partials/graph-box.html' %}</g>
{%- endif %}
{%- elif node.kind == 'more' %}
<a class="more" href="#course.words"><rect x="{{ node.x }}" y="{{ node.y }}" width="{{ node.width }}" height="{{ node.height }}" rx="14"/><text x="{{ node.middle }}" y="{{ node.center }}" dy="4" text-anchor="middle">{{ 'path.more' | t(node.count) }}</text></a>
{%- else %}
<g class="join"><rect x="{{ node.x }}" y="{{ node.y }}" width="{{ node.width }}" height="{{ node.height }}" rx="11"/><text x="{{ node.middle }}" y="{{ node.center }}" dy="4" text-anchor="middle">{% if node.kind == 'any' %}{{ 'path.or' | t }}{% elif node.kind == 'all' %}{{ 'path.and' | t }}{% else %}…{% endif %}</text></g>
{%- endif %}
{%- endfor %}
</svg>
</div>
</div>
{%- if graph.has_alternatives or graph.has_corequisites %}
<p class="key">
{%- if graph.has_alternatives %}<span><svg width="2em" height=".75em" aria-hidden="true" focusable="false"><line class="alternative" x1="0" x2="100%" y1="50%" y2="50%"/></svg> {{ 'path.alternative' | t }}</span>{% endif %}
{%- if graph.has_corequisites %} <span><svg width="2em" height=".75em" aria-hidden="true" focusable="false"><line class="corequisite" x1="0" x2="100%" y1="50%" y2="50%"/></svg> {{ 'path.together' | t }}</span>{% endif %}</p>
{%- endif %}
<details class="words" id="course.words">
<summary>{{ 'path.words' | t }}</summary>
<div class="pair">
{%- if course.prerequisites %}
<section>
<h3>{{ 'course.prerequisites' | t }}</h3>
<p>{% with tokens = course.prerequisites %}{% include 'partials/requirement.html' %}{% endwith %}</p>
<ul>
{%- for token in course.prerequisites if token.course %}{% set linked = token.course %}
<li>{% include 'partials/course-title.html' %}
{%- if linked.prerequisites %} <small class="then">{{ 'path.needs' | t }} {% with tokens = linked.prerequisites %}{% include 'partials/requirement.html' %}{% endwith %}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- if course.required_for %}
<section>
<h3>{{ 'path.opens' | t }}</h3>
<ul>
{%- for linked in course.required_for %}
<li>{% include 'partials/course-title.html' %}
{%- if loop.index <= 12 and linked.prerequisites | length > 1 %} <small class="then">{{ 'path.needs' | t }} {% with tokens = linked.prerequisites %}{% include 'partials/requirement.html' %}{% endwith %}</small>{% endif %}
{%- if linked.required_for and loop.index <= 12 %} <small class="then">{{ 'path.then' | t }} {% with next = linked.required_for %}
{%- for linked in next %}{% if loop.index <= 8 %}{% include 'partials/course-code.html' %}{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endif %}{% endfor %}
{%- if next | length > 8 %}…{% endif %}{% endwith %}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
</div>
</details>
</section>

"""###
    ),
    (
      "partials/course-list.html",
      ###"""
<ul class="list">
{%- for linked in courses %}
<li>{% include 'partials/course-title.html' %}{% if linked.credits %} <small>{% if linked.credits_min == linked.credits_max %}{{ 'counts.credits' | t(linked.credits_min) }}{% else %}{{ 'course.credits_range' | t(linked.credits) }}{% endif %}</small>{% endif %}{% if linked.department and names_department %} <small>{{ linked.department.title }}</small>{% endif %}
{%- if linked.summary %}
<p>{{ linked.summary }}</p>
{%- endif %}</li>
{%- endfor %}
</ul>

"""###
    ),
    (
      "partials/course-title.html",
      ###"""
{% if linked.url %}<a href="{{ linked.url }}"><bdi>{{ linked.title }}</bdi></a>{% else %}<bdi>{{ linked.title }}</bdi>{% endif %} <small class="id">{{ linked.code }}</small>

"""###
    ),
    (
      "partials/graph-box.html",
      ###"""
<title>{{ node.course.code }} {{ node.course.title }}</title><rect x="{{ node.x }}" y="{{ node.y }}" width="{{ node.width }}" height="{{ node.height }}" rx="6"/><text class="name" x="{{ node.middle }}" y="{{ node.center }}" dy="-4" text-anchor="middle">{{ node.code }}</text><text x="{{ node.middle }}" y="{{ node.center }}" dy="13" text-anchor="middle">{{ node.label }}</text>

"""###
    ),
    (
      "partials/history.html",
      ###"""
{#- The terms of a course in a table; counts of enrollments are internal, seats are not. -#}
<section>
<h2 id="course.history">{{ 'history.title' | t }}</h2>
<div class="frame" role="region" tabindex="0" aria-labelledby="course.history">
<table class="history">
<thead><tr><th>{{ 'history.term' | t }}</th><th class="n">{{ 'history.offerings' | t }}</th><th class="n">{{ 'history.seats' | t }}</th>
{%- if site.is_internal %}<th class="n">{{ 'status.enrolled' | t }}</th><th class="n">{{ 'status.completed' | t }}</th><th class="n">{{ 'status.waitlisted' | t }}</th><th class="n">{{ 'status.withdrawn' | t }}</th>{% endif %}</tr></thead>
<tbody>
{%- for part in terms %}
<tr><th scope="row">{% if part.term %}{% with linked = part.term %}{% include 'partials/link.html' %}{% endwith %}{% else %}{{ part.title }}{% endif %}</th><td class="n">{{ part.offerings | length }}</td><td class="n">{% if part.capacity %}{{ 'history.of' | t(part.seats_taken, part.capacity) }}{% else %}–{% endif %}</td>
{%- if site.is_internal %}<td class="n">{{ part.enrolled }}</td><td class="n">{{ part.completed }}</td><td class="n">{{ part.waitlisted }}</td><td class="n">{{ part.withdrawn }}</td>{% endif %}</tr>
{%- endfor %}
</tbody>
</table>
</div>
</section>

"""###
    ),
    (
      "partials/link.html",
      ###"""
{% if linked.url %}<a href="{{ linked.url }}"><bdi>{{ linked.title }}</bdi></a>{% else %}<bdi>{{ linked.title }}</bdi>{% endif %}

"""###
    ),
    (
      "partials/listing.html",
      ###"""
{#- A course and its offerings. -#}
<section class="listing">
<h3>{% with linked = part.course %}{% include 'partials/course-title.html' %}{% endwith %}</h3>
{% with offerings = part.offerings %}{% include 'partials/offering-list.html' %}{% endwith %}
</section>

"""###
    ),
    (
      "partials/offering-list.html",
      ###"""
<ul class="offerings">
{%- for offering in offerings %}
{% include 'partials/offering.html' %}
{%- endfor %}
</ul>

"""###
    ),
    (
      "partials/offering.html",
      ###"""
{#- An offering: who gives it, when, where, and how many seats are taken. What the page is about is not said again. -#}
<li{% if not (offering.meetings or offering.capacity or offering.mode or offering.location) %} class="brief"{% endif %}>
{%- if offering.section or offering.instructors and page.group_kind != 'instructor' %}
<div>
{%- if offering.section %}
<p><b>{{ 'offering.section' | t(offering.section) }}</b></p>
{%- endif %}
{%- if offering.instructors and page.group_kind != 'instructor' %}
<p>{% for linked in offering.instructors %}{% include 'partials/link.html' %}{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endfor %}</p>
{%- endif %}
</div>
{%- endif %}
<div>
{%- for meeting in offering.meetings %}
<p>{{ meeting.days }} {{ meeting.starts }}–{{ meeting.ends }}
{%- if meeting.location %}{{ 'list.separator' | t }}{{ meeting.location }}{% endif %}
{%- if meeting.every > 1 %} <small>{{ 'offering.every' | t(meeting.every) }}</small>{% endif %}
{%- if meeting.from %} <small>{{ 'offering.from' | t(meeting.from | date('short_day')) }}</small>{% endif %}
{%- if meeting.until %} <small>{{ 'offering.until' | t(meeting.until | date('short_day')) }}</small>{% endif %}</p>
{%- endfor %}
{%- set has_place = offering.location and not offering.meetings %}
{%- if offering.mode or has_place %}
<p class="quiet">{{ offering.mode | word('modes') }}{% if has_place %}{% if offering.mode %}{{ 'list.separator' | t }}{% endif %}{{ offering.location }}{% endif %}</p>
{%- endif %}
</div>
{%- if offering.capacity %}
<div>
<label>{% if offering.is_full %}<b class="full">{{ 'offering.full' | t }}</b> · {% if offering.seats_taken > offering.capacity %}{{ 'offering.seats_taken' | t(offering.seats_taken, offering.capacity) }}{% else %}{{ 'offering.seats_full' | t(offering.capacity) }}{% endif %}{% else %}<b>{{ 'offering.free' | t(offering.seats_free) }}</b> · {{ 'offering.seats_taken' | t(offering.seats_taken, offering.capacity) }}{% endif %} <meter max="{{ offering.capacity }}" value="{% if offering.seats_taken > offering.capacity %}{{ offering.capacity }}{% else %}{{ offering.seats_taken }}{% endif %}"></meter></label>
{%- if offering.waitlisted %}
<p class="quiet">{{ 'offering.waiting' | t(offering.waitlisted) }}</p>
{%- endif %}
</div>
{%- endif %}
</li>

"""###
    ),
    (
      "partials/pager.html",
      ###"""
{%- if page.count > 1 %}
<nav class="pager" aria-label="{{ 'pager.label' | t }}">
{%- if page.previous_url %}
<a href="{{ page.previous_url }}" rel="prev">{{ 'pager.previous' | t }}</a>
{%- endif %}
<details>
<summary>{{ 'pager.position' | t(page.number, page.count) }}</summary>
<ol>
{%- for part in page.pages %}
<li><a href="{{ part.url }}"{% if part.is_current %} aria-current="page"{% endif %}>{% if part.first %}<bdi>{{ part.first }}</bdi> – <bdi>{{ part.last }}</bdi>{% else %}{{ 'pager.page' | t(part.number) }}{% endif %}</a></li>
{%- endfor %}
</ol>
</details>
{%- if page.next_url %}
<a href="{{ page.next_url }}" rel="next">{{ 'pager.next' | t }}</a>
{%- endif %}
</nav>
{%- endif %}

"""###
    ),
    (
      "partials/progress.html",
      ###"""
{#- A requirement of a programme, and how far a student is with it. -#}
<section>
<h3>{{ part.title }}</h3>
<p><b>{% if part.is_met %}{{ 'progress.met' | t }}{% elif part.is_under_way %}{{ 'progress.under_way' | t }}{% else %}{{ 'progress.open' | t }}{% endif %}</b> <span>{{ 'progress.completed' | t(part.met, part.needed) }}{% if part.in_progress %}{{ 'list.separator' | t }}{{ 'progress.in_progress' | t(part.in_progress) }}{% endif %}</span></p>
<svg class="bar" width="100%" height=".5em" aria-hidden="true"><rect class="track" width="100%" height="100%"/><rect class="done" width="{{ part.met_share }}%" height="100%"/>{% if part.in_progress %}<rect class="coming" x="{{ part.met_share }}%" width="{{ part.in_progress_share }}%" height="100%"/>{% endif %}</svg>
<p>{% if part.choose %}{{ 'group.choose' | t(part.choose) }}{% else %}{{ 'group.all_of' | t }}{% endif %}</p>
<ul>
{%- for item in part.courses %}
<li>{% with linked = item.course %}{% include 'partials/course-title.html' %}{% endwith %}{% if item.is_completed %} <small class="met">{{ 'progress.course_completed' | t }}</small>{% elif item.is_in_progress %} <small class="under-way">{{ 'progress.course_in_progress' | t }}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>

"""###
    ),
    (
      "partials/remarks.html",
      ###"""
{%- for override in enrollment.overrides %}
<small class="remark">{{ 'enrollment.override' | t(override.rule | word('rules'), override.reason) }}{% if override.by %} ({{ override.by }}{% if override.on %}{{ 'list.separator' | t }}{{ override.on | date('short') }}{% endif %}){% endif %}</small>
{%- endfor -%}

"""###
    ),
    (
      "partials/requirement.html",
      ###"""
{%- for token in tokens %}
{%- if token.course %}{% with linked = token.course %}{% include 'partials/course-code.html' %}{% endwith %}{% else %}{{ token.text }}{% endif %}
{%- endfor -%}

"""###
    ),
    (
      "partials/roster.html",
      ###"""
{#- Who is in a course in a term, by status where that is not the same for all. -#}
{% set groups = part.roster_parts %}
<table class="roster">
<caption>{% if part.roster_count %}{{ 'course.roster_of' | t(part.roster_count) }}{% else %}{{ 'course.roster' | t }}{% endif %}</caption>
<thead><tr><th>{{ 'enrollment.student' | t }}</th><th>{{ 'enrollment.status' | t }}</th></tr></thead>
{%- for group in groups %}
<tbody>
{%- if groups | length > 1 %}
<tr><th class="group" colspan="2" scope="rowgroup">{{ group.status | word('status') }}{% if group.count %} <small>{{ group.count | number }}</small>{% endif %}</th></tr>
{%- endif %}
{%- for enrollment in group.roster %}
<tr><th>{% with student = enrollment.student %}{% include 'partials/student-link.html' %}{% endwith %}</th>{% include 'partials/status.html' %}</tr>
{%- endfor %}
</tbody>
{%- endfor %}
</table>

"""###
    ),
    (
      "partials/search-scripts.html",
      ###"""
{%- if site.search_url %}
<script src="{{ 'strings.js' | asset }}" defer></script>
<script src="{{ 'search/text.js' | asset }}" defer></script>
<script src="{{ 'search/tree.js' | asset }}" defer></script>
<script src="{{ 'search/typos.js' | asset }}" defer></script>
<script src="{{ 'search/courses.js' | asset }}" defer></script>
<script src="{{ 'search/students.js' | asset }}" defer></script>
<script src="{{ 'search/load.js' | asset }}" defer></script>
<script src="{{ 'search/address.js' | asset }}" defer></script>
<script src="{{ 'search/page.js' | asset }}" defer></script>
{%- endif %}

"""###
    ),
    (
      "partials/search.html",
      ###"""
{#- Hidden where there are no scripts: the lists do its work. Results take the place of what has the id `search.list`. -#}
{%- if site.search_url %}
<form class="search" role="search" autocomplete="off" data-kind="{{ page.kind }}" data-index="{{ site.search_url }}"{% if site.current_term %} data-term="{{ site.current_term.id }}"{% endif %}>
<p class="query"><label for="search.query">{% if page.kind == 'courses' %}{{ 'search.courses' | t }}{% elif page.kind == 'students' %}{{ 'search.students' | t }}{% else %}{{ 'search.all' | t }}{% endif %}</label>
<input type="search" name="q" id="search.query" maxlength="200" autocapitalize="none" spellcheck="false" aria-keyshortcuts="/" aria-describedby="search.hint"></p>
<p class="hint" id="search.hint">{{ 'search.hint' | t }} <span class="keyboard">{{ 'search.keys' | t }}</span></p>
{%- if page.kind == 'courses' %}
<details class="filters">
<summary>{{ 'search.filters' | t }}</summary>
<div>
{%- if site.departments | length > 1 %}
<p><label for="search.department">{{ 'search.department' | t }}</label>
<select name="department" id="search.department">
<option value="">{{ 'search.any' | t }}</option>
{%- for group in site.departments %}
<option value="{{ group.id }}">{{ group.title }}</option>
{%- endfor %}
</select></p>
{%- endif %}
{%- if site.course_levels | length > 1 %}
<p><label for="search.level">{{ 'search.level' | t }}</label>
<select name="level" id="search.level">
<option value="">{{ 'search.any' | t }}</option>
{%- for level in site.course_levels %}
<option value="{{ level }}">{{ level }}</option>
{%- endfor %}
</select></p>
{%- endif %}
{%- if site.course_credits | length > 1 %}
<p><label for="search.credits">{{ 'search.credits' | t }}</label>
<select name="credits" id="search.credits">
<option value="">{{ 'search.any' | t }}</option>
{%- for credits in site.course_credits %}
<option value="{{ credits }}">{{ credits }}</option>
{%- endfor %}
</select></p>
{%- endif %}
{%- if site.course_terms %}
<p><label for="search.term">{{ 'search.term' | t }}</label>
<select name="term" id="search.term">
<option value="">{{ 'search.any' | t }}</option>
{%- for term in site.course_terms %}
<option value="{{ term.id }}">{{ term.title }}</option>
{%- endfor %}
</select></p>
{%- if site.course_days %}
<fieldset>
<legend>{{ 'search.meets' | t }}</legend>
{%- for day in site.course_days %}
<label><input type="checkbox" name="day" value="{{ day }}"> {{ day | word('search.days') }}</label>
{%- endfor %}
</fieldset>
{%- endif %}
{%- if site.has_seats %}
<p><label><input type="checkbox" name="free" value="1"> {{ 'search.free' | t }}</label></p>
{%- endif %}
{%- endif %}
<p><button type="button" class="clear">{{ 'search.clear' | t }}</button></p>
</div>
</details>
{%- endif %}
</form>
<p class="found" id="search.status" role="status"></p>
<div id="search.results"></div>
{%- endif %}

"""###
    ),
    (
      "partials/status.html",
      ###"""
{#- Each row of a roster comes through here, so nothing is printed that is not there. -#}
<td class="{{ enrollment.status }}">{{ enrollment.status | word('status') }}
{%- if enrollment.grade %} <b>{{ enrollment.grade }}</b>{% endif %}
{%- if enrollment.section %} <small>{{ 'offering.section' | t(enrollment.section) }}</small>{% endif %}
{%- if enrollment.ended_on %} <small>{{ enrollment.ended_on | date('short') }}</small>{% endif %}</td>

"""###
    ),
    (
      "partials/student-link.html",
      ###"""
{% if student.url %}<a href="{{ student.url }}"><bdi>{{ student.name }}</bdi></a>{% else %}<bdi>{{ student.name }}</bdi>{% endif %}

"""###
    ),
    (
      "partials/student-list.html",
      ###"""
<ul class="list people">
{%- for student in students %}
<li>{% include 'partials/student-link.html' %}{% if student.program %} <small>{{ student.program.title }}</small>{% endif %}{% if student.year %} <small>{{ 'student.in_year' | t(student.year) }}</small>{% endif %}</li>
{%- endfor %}
</ul>

"""###
    ),
    (
      "partials/subjects.html",
      ###"""
{#- Courses under the beginnings of their codes, and where those are in the whole list. -#}
{% set all = subjects %}
{%- if all | length > 1 %}
<nav class="subjects" aria-label="{{ 'course.subjects' | t }}">
<ul>
{%- for subject in all %}
<li><a href="{{ subject.url }}">{{ subject.title }}</a></li>
{%- endfor %}
</ul>
</nav>
{%- for part in parts %}
<section class="subject">
<h2 id="{{ part.anchor }}">{{ part.title }}{% if part.department and part.department.title != part.title %} <small>{% with linked = part.department %}{% include 'partials/link.html' %}{% endwith %}</small>{% endif %}</h2>
{% with courses = part.courses, names_department = not part.department %}{% include 'partials/course-list.html' %}{% endwith %}
</section>
{%- endfor %}
{%- else %}
{% with names_department = true %}{% include 'partials/course-list.html' %}{% endwith %}
{%- endif %}

"""###
    ),
    (
      "partials/take-along.html",
      ###"""
{#- Where the meetings of what the page shows can be had for a calendar. -#}
<p class="take-along"><a href="{{ address }}" type="text/calendar" download>{{ 'calendar.add' | t }}</a> <small>{{ 'calendar.file' | t }}</small></p>

"""###
    ),
    (
      "partials/week-block.html",
      ###"""
{#- What a block of a week says. -#}
<span class="unseen">{{ slot.day | date('%A') }} </span>
{%- if page.kind == 'course' -%}
<b>{% if block.count > 1 %}{{ 'week.sections' | t(block.count) }}{% elif slot.section %}<bdi>{{ slot.section }}</bdi>{% else %}{{ slot.course.code }}{% endif %}</b>{% if block.count > 1 %} <bdi>{{ block.sections }}</bdi>{% endif %}
{%- else -%}
<b>{{ slot.course.code }}</b>{% if block.count > 1 %} {{ 'week.sections' | t(block.count) }}{% elif slot.section %} <bdi>{{ slot.section }}</bdi>{% endif %}
{%- endif %}
{%- if block.is_clash %} <strong class="clash-mark"><span class="unseen">{{ 'week.clash' | t }}</span></strong>{% endif %}
{%- if slot.every > 1 %} <i>{{ 'offering.every' | t(slot.every) }}</i>{% endif %} <span>{{ slot.starts }}–{{ slot.ends }}</span>{% if block.location %} <span><bdi>{{ block.location }}</bdi></span>{% endif -%}

"""###
    ),
    (
      "partials/week.html",
      ###"""
{#- A week of meetings: blocks on a grid, and the same as a table; of very many, how many there are in each hour instead.
    Places are numbers in attributes, in per cent across and in em down, so that no style attribute is needed. -#}
<div class="week">
{%- if week.is_overview %}
<table class="heat">
<caption>{{ 'week.overview' | t }}</caption>
<thead><tr><td></td>{% for column in week.days %}<th scope="col"><abbr title="{{ column.day | date('%A') }}">{{ column.day | date('%a') }}</abbr></th>{% endfor %}</tr></thead>
<tbody>
{%- for hour in week.hours if hour.cells %}
<tr><th scope="row">{{ hour.label }}</th>{% for cell in hour.cells %}<td class="heat-{{ cell.level }}">{% if cell.count %}{{ cell.count }}{% endif %}</td>{% endfor %}</tr>
{%- endfor %}
</tbody>
</table>
{%- elif week.hours %}
<div class="week-grid" role="group" aria-label="{{ 'week.timetable' | t }}">
<svg width="100%" height="{{ week.height }}em">
{%- for hour in week.hours %}
<line x1="0" x2="100%" y1="{{ hour.y }}em" y2="{{ hour.y }}em"/>{% if not loop.last %}<text x="{{ hour.x }}%" y="{{ hour.y }}em" dy=".9em" text-anchor="middle" aria-hidden="true"><tspan>{{ hour.label }}</tspan></text>{% endif %}
{%- endfor %}
{%- for column in week.days %}
<text class="day" x="{{ column.middle }}%" y="1.25em" text-anchor="middle" aria-hidden="true"><tspan>{{ column.day | date('%a') }}</tspan></text>
{%- endfor %}
{%- for block in week.blocks %}{% set slot = block.slot %}
<foreignObject x="{{ block.x }}%" y="{{ block.y }}em" width="{{ block.width }}%" height="{{ block.height }}em">
{%- if slot.course.url and page.kind != 'course' -%}
<a href="{{ slot.course.url }}" class="block{% if block.is_clash %} clash{% endif %}{% if block.is_short %} short{% endif %}">{% include 'partials/week-block.html' %}</a>
{%- else -%}
<div class="block{% if block.is_clash %} clash{% endif %}{% if block.is_short %} short{% endif %}">{% include 'partials/week-block.html' %}</div>
{%- endif -%}
</foreignObject>
{%- endfor %}
</svg>
</div>
{%- endif %}
{%- if not week.is_overview or page.kind == 'student' %}
<details class="week-list">
<summary>{{ 'week.table' | t }}</summary>
<table class="timetable">
<caption>{{ 'week.timetable' | t }}</caption>
<thead><tr><th>{{ 'week.time' | t }}</th><th>{{ 'enrollment.course' | t }}</th></tr></thead>
{%- for column in week.days if column.slots %}
<tbody>
<tr><th colspan="2" scope="rowgroup">{{ column.day | date('%A') }}</th></tr>
{%- for slot in column.slots %}
<tr><td>{% if slot.starts %}{{ slot.starts }}–{{ slot.ends }}{% endif %}</td><td>
{%- if page.kind == 'course' %}{% if slot.section %}{{ 'offering.section' | t(slot.section) }}{% else %}{{ slot.course.code }}{% endif %}
{%- else %}{% with linked = slot.course %}{% include 'partials/course-title.html' %}{% endwith %}{% if slot.section %} <small>{{ 'offering.section' | t(slot.section) }}</small>{% endif %}{% endif %}
{%- if slot.location %} <small><bdi>{{ slot.location }}</bdi></small>{% endif %}
{%- if slot.every > 1 %} <small>{{ 'offering.every' | t(slot.every) }}</small>{% endif %}
{%- if slot.from %} <small>{{ 'offering.from' | t(slot.from | date('short_day')) }}</small>{% endif %}
{%- if slot.until %} <small>{{ 'offering.until' | t(slot.until | date('short_day')) }}</small>{% endif %}
{%- if slot.is_clash %} <strong class="clash-mark">{{ 'week.clashes' | t }} {% for other in slot.clashes %}<bdi>{{ other.code }}</bdi>{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endfor %}</strong>{% endif %}</td></tr>
{%- endfor %}
</tbody>
{%- endfor %}
</table>
</details>
{%- endif %}
</div>

"""###
    ),
    (
      "redirect.html",
      ###"""
<!doctype html>
<html lang="{{ site.language }}" dir="{{ site.direction }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={{ page.target }}">
<meta name="robots" content="noindex">
<title>{{ page.title }} · {{ site.title }}</title>
{%- if page.canonical_url %}
<link rel="canonical" href="{{ page.canonical_url }}">
{%- endif %}
<link rel="stylesheet" href="{{ 'site.css' | asset }}">
</head>
<body>
<main class="masthead">
<p class="eyebrow">{{ site.title }}</p>
<p class="lede">{{ 'redirect.moved' | t }} <a href="{{ page.target }}"><bdi>{{ page.title }}</bdi></a></p>
</main>
</body>
</html>

"""###
    ),
    (
      "strings/de.yml",
      ###"""
# The texts of the theme in German.

titles:
  home: Startseite
  courses: Kurse
  students: Studierende
  terms: Semester
  departments: Fachbereiche
  programs: Studiengänge
  instructors: Lehrende
  not_found: Seite nicht gefunden
  no_term: Ohne Semester
  withheld_student: eine studierende Person

list:
  separator: ', '
  and: ' und '
  last_and: ' und '
  or: ' oder '
  last_or: ' oder '
  one_of: 'einer der Kurse '

counts:
  courses: {one: '{0} Kurs', other: '{0} Kurse'}
  students: {one: '{0} studierende Person', other: '{0} Studierende'}
  credits: {one: '{0} Leistungspunkt', other: '{0} Leistungspunkte'}

nouns:
  courses: {one: Kurs, other: Kurse}
  students: {one: studierende Person, other: Studierende}
  terms: {one: Semester, other: Semester}
  enrollments: {one: Belegung, other: Belegungen}

site:
  skip: Zum Inhalt springen
  internal: Intern – nicht zur Veröffentlichung
  main: Hauptnavigation
  catalogue: Verzeichnis
  changed: Zuletzt geändert am {0}
  current_term: Laufendes Semester
  at_a_glance: Auf einen Blick
  draft: Entwurf

home:
  programs: Studiengänge
  more: Mehr über {0}
  from: ab {0}
  all_terms: {one: Das Semester, other: 'Alle {0} Semester'}

pager:
  label: Seiten
  previous: Zurück
  next: Weiter
  position: Seite {0} von {1}
  page: Seite {0}

course:
  credits: Leistungspunkte
  credits_range: '{0} Leistungspunkte'
  level: Niveau
  language: Unterrichtssprache
  instructors: {one: Lehrperson, other: Lehrende}
  prerequisites: Voraussetzungen
  corequisites: Zu belegen zusammen mit
  cross_listed: Auch geführt als
  tags: Schlagwörter
  terms: Semester und Teilnehmende
  roster: Teilnehmende
  roster_of: {one: 'Teilnehmende: {0} Person', other: 'Teilnehmende: {0} Personen'}
  all_in_term: 'Alle Kurse des Semesters:'
  subjects: Nach Fach
  at_level: Niveau {0}
  no_level: Weitere

offering:
  section: Gruppe {0}
  every: {one: jede Woche, other: 'alle {0} Wochen'}
  from: ab {0}
  until: bis {0}
  seats_taken: {one: '{0} von {1} Plätzen belegt', other: '{0} von {1} Plätzen belegt'}
  seats_full: {one: Der einzige Platz ist belegt, other: 'Alle {0} Plätze belegt'}
  waiting: {one: '{0} Person auf der Warteliste', other: '{0} Personen auf der Warteliste'}
  full: Voll
  free: {one: '{0} frei', other: '{0} frei'}

path:
  title: Davor und danach
  drawing: Was {0} voraussetzt und was darauf aufbaut
  or: oder
  and: und
  more: {one: '{0} weiterer', other: '{0} weitere'}
  alternative: Einer von mehreren genügt
  together: Zusammen zu belegen
  words: In Worten
  needs: der voraussetzt
  opens: Darauf bauen auf
  then: und dann

history:
  title: Semester im Überblick
  term: Semester
  offerings: Gruppen
  seats: Belegte Plätze
  of: '{0} von {1}'

chart:
  by_term: Belegungen nach Semester
  by_department: Belegungen nach Fachbereich

modes:
  in-person: In Präsenz
  online: Online
  hybrid: Hybrid

enrollment:
  student: Name
  course: Kurs
  status: Status
  override: 'Ausnahme von {0}: {1}'

status:
  enrolled: Belegt
  waitlisted: Auf der Warteliste
  completed: Abgeschlossen
  withdrawn: Zurückgetreten
  dropped: Abgemeldet

# What an exception was made to, by the rule.
rules:
  capacity-exceeded: der Zahl der Plätze
  schedule-conflict: dem Stundenplan
  prerequisite-unmet: den Voraussetzungen
  corequisite-unmet: dem gemeinsamen Belegen
  repeated-course: dem Wiederholungsverbot
  credit-overload: der Höchstzahl der Leistungspunkte
  course-not-offered: dem Kursangebot
  date-outside-term: den Semesterdaten
  grade-not-in-scale: der Notenskala
  status-inconsistent: den Regeln zum Status

student:
  withheld: Nicht in öffentlichen Ausgaben
  program: Studiengang
  year: Studienjahr
  in_year: Studienjahr {0}
  advisor: Studienberatung
  admitted: Zugelassen am
  email: E-Mail
  credits: "Leistungs\u00ADpunkte"
  credits_attempted: Leistungspunkte belegt
  credits_earned: Leistungspunkte erworben
  attempted: Leistungspunkte belegt
  earned: Leistungspunkte erworben
  in_progress: Leistungspunkte im Erwerb
  requirements: Anforderungen erfüllt
  no_enrollments: Keine Belegungen.
  no_transcript: Diese Seite ist kein amtlicher Leistungsnachweis.

week:
  title: Die Woche
  timetable: Stundenplan
  table: Als Tabelle
  time: Zeit
  overview: Laufende Veranstaltungen nach Tag und Stunde
  clash: Überschneidung
  clashes: Zur selben Zeit wie
  some_clash: Einige davon finden zur selben Zeit statt.
  sections: {one: '{0} Gruppe', other: '{0} Gruppen'}

progress:
  title: Studienfortschritt
  requirements: {one: '{0} von {1} Anforderungen erfüllt', other: '{0} von {1} Anforderungen erfüllt'}
  credits: '{0} von {1} Leistungspunkten erworben'
  met: Erfüllt
  under_way: Im Gange
  open: Offen
  completed: '{0} von {1} abgeschlossen'
  in_progress: '{0} im Gange'
  course_completed: abgeschlossen
  course_in_progress: im Gange

calendar:
  add: In den Kalender übernehmen
  file: iCalendar-Datei
  term_begins: Beginn des Semesters
  term_ends: Ende des Semesters
  no_classes: Vorlesungsfrei

term:
  begins: Beginn
  ends: Ende
  holidays: Vorlesungsfrei am
  enrollments: Belegungen
  courses: Kurse
  other_courses: Weitere Kurse

group:
  award: Abschluss
  credits: Leistungspunkte
  department: Fachbereich
  email: E-Mail
  requirements: Anforderungen
  choose: {one: Einer der folgenden Kurse, other: '{0} der folgenden Kurse'}
  all_of: Alle folgenden Kurse
  teaching: Lehrveranstaltungen

not_found:
  title: Diese Seite gibt es in diesem Verzeichnis nicht
  text: Vielleicht enthält die Adresse einen Tippfehler, oder der Kurs hat eine neue Nummer bekommen.
  home: wo alles beginnt
  courses: alles, was wir lehren
  terms: was wann stattfindet

redirect:
  moved: 'Diese Seite ist umgezogen:'

date:
  months: [Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember]
  short_months: [Jan., Feb., März, Apr., Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.]
  days: [Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag]
  short_days: [Mo, Di, Mi, Do, Fr, Sa, So]
  forms:
    long: '%-d. %B %Y'
    short: '%-d. %b %Y'
    day: '%-d. %B'
    short_day: '%-d. %b'
  range: '{0} bis {1}'

number:
  decimal: ','
  group: .

languages:
  ar: Arabisch
  cs: Tschechisch
  cy: Walisisch
  da: Dänisch
  de: Deutsch
  el: Griechisch
  en: Englisch
  es: Spanisch
  fa: Persisch
  fi: Finnisch
  fr: Französisch
  ga: Irisch
  gd: Schottisch-Gälisch
  he: Hebräisch
  hi: Hindi
  hu: Ungarisch
  it: Italienisch
  ja: Japanisch
  ko: Koreanisch
  la: Latein
  nl: Niederländisch
  no: Norwegisch
  pl: Polnisch
  pt: Portugiesisch
  ro: Rumänisch
  ru: Russisch
  sa: Sanskrit
  sv: Schwedisch
  sw: Suaheli
  tr: Türkisch
  uk: Ukrainisch
  ur: Urdu
  vi: Vietnamesisch
  zh: Chinesisch

search:
  all: Kurse und Studierende suchen
  courses: Kurse suchen
  students: Studierende suchen
  hint: Kürzel, Wörter oder Namen; ein Tippfehler schadet nicht.
  keys: / führt zur Suche, die Pfeiltasten führen durch die Treffer.
  filters: Filter
  any: Beliebig
  department: Fachbereich
  level: Niveau
  credits: Leistungspunkte
  term: Semester
  meets: Findet statt an einem von
  days: {mon: Mo, tue: Di, wed: Mi, thu: Do, fri: Fr, sat: Sa, sun: So}
  free: Mit freien Plätzen
  clear: Suche zurücksetzen

script:
  search:
    title_courses: Kurse
    title_students: Studierende
    courses: {one: '{0} Kurs gefunden.', other: '{0} Kurse gefunden.'}
    students: {one: '{0} Person gefunden.', other: '{0} Personen gefunden.'}
    first_students: Die ersten {0} Personen; weitere Buchstaben grenzen sie ein.
    similar: Nichts heißt „{0}“. Dem am nächsten kommt dies.
    nothing: Nichts gefunden zu „{0}“.
    none: Nichts gefunden.
    failed: Der Suchindex lässt sich nicht laden. Die Liste unten ist vollständig.
    more: Mehr zeigen
    all_courses: Alle gefundenen Kurse
    all_students: Alle gefundenen Studierenden
    credits: {one: '{0} Leistungspunkt', other: '{0} Leistungspunkte'}
    credits_range: '{0} Leistungspunkte'

# Was der Vorschauserver (registrar serve) über einer Seite sagt; keine gebaute Site enthält es.
serve:
  error: Fehler
  warning: Warnung
  errors: {one: '{0} Fehler', other: '{0} Fehler'}
  warnings: {one: '{0} Warnung', other: '{0} Warnungen'}
  lead: Bis das behoben ist, steht dahinter die Seite, so gut sie sich machen lässt. Danach erneuert sie sich von selbst.
  lead_warnings: Gebaut würde trotzdem.
  line: Zeile {0}
  more: {one: '… und {0} weitere Meldung; registrar lint zeigt sie', other: '… und {0} weitere Meldungen; registrar lint zeigt alle'}
  hide: Ausblenden
  mended: Alles ist behoben
  lost: Der Server antwortet nicht
  changed: Diese Seite hat sich geändert.
  reload: Neu laden
  edit: Belegungen bearbeiten
  enroll_student: Jemanden einschreiben
  enroll_course: In einen Kurs einschreiben
  enrollments: Belegungen
  student: Studierende Person
  course: Kurs
  term: Semester
  all_terms: Alle Semester
  section: Gruppe
  status: Status
  grade: Note
  id_note: Die Kennung oder ein Teil des Namens
  status_enrolled: eingeschrieben
  status_waitlisted: auf der Warteliste
  status_completed: abgeschlossen
  status_withdrawn: zurückgetreten
  status_dropped: abgebrochen
  enroll: Einschreiben
  save: Speichern
  withdraw: Rücktritt eintragen
  use: ‚{0}‘ verwenden
  override: Trotzdem ausführen
  reason: Begründung
  reason_note: Sie wird mit der Regel {0} bei der Belegung vermerkt.
  missing: Es ist niemand und nichts genannt.
  failed: Der Server antwortet nicht.
  enrolled: Eingeschrieben.
  saved: Gespeichert.
  withdrawn: Rücktritt eingetragen.
  unknown: Zum Bearbeiten die Adresse öffnen, die der Server beim Start ausgegeben hat. Sie lässt einen Browser ein.

"""###
    ),
    (
      "strings/en.yml",
      ###"""
# The texts of the theme in English, which all other languages are compared with.
#
# {0}, {1} … stand for values. A text with forms (`one`, `other`, and what else the language needs) goes by its first value.
# A site changes texts in a file of the same name in its own templates/strings/, key by key.

titles:
  home: Home
  courses: Courses
  students: Students
  terms: Terms
  departments: Departments
  programs: Programmes
  instructors: Instructors
  not_found: Page not found
  no_term: No term
  withheld_student: a student

list:
  separator: ', '
  and: ' and '
  last_and: ', and '
  or: ' or '
  last_or: ', or '
  one_of: 'one of '

counts:
  courses: {one: '{0} course', other: '{0} courses'}
  students: {one: '{0} student', other: '{0} students'}
  credits: {one: '{0} credit', other: '{0} credits'}

nouns:
  courses: {one: course, other: courses}
  students: {one: student, other: students}
  terms: {one: term, other: terms}
  enrollments: {one: enrollment, other: enrollments}

site:
  skip: Skip to content
  internal: Internal — not for publication
  main: Main
  catalogue: Catalogue
  changed: Last changed {0}
  current_term: Current term
  at_a_glance: At a glance
  draft: Draft

home:
  programs: Programmes of study
  more: More about {0}
  from: from {0}
  all_terms: {one: The term, other: 'All {0} terms'}

pager:
  label: Pages
  previous: Previous
  next: Next
  position: Page {0} of {1}
  page: Page {0}

course:
  credits: Credits
  credits_range: '{0} credits'
  level: Level
  language: Taught in
  instructors: {one: Instructor, other: Instructors}
  prerequisites: Prerequisites
  corequisites: Taken together with
  cross_listed: Also listed as
  tags: Tags
  terms: Terms and rosters
  roster: Roster
  roster_of: {one: 'Roster, {0} student', other: 'Roster, {0} students'}
  all_in_term: All courses in
  subjects: By subject
  at_level: Level {0}
  no_level: Other

offering:
  section: Section {0}
  every: {one: every week, other: 'every {0} weeks'}
  from: from {0}
  until: until {0}
  seats_taken: {one: '{0} of {1} seats taken', other: '{0} of {1} seats taken'}
  seats_full: {one: The only seat is taken, other: 'All {0} seats taken'}
  waiting: {one: '{0} on the waiting list', other: '{0} on the waiting list'}
  full: Full
  free: {one: '{0} free', other: '{0} free'}

path:
  title: Before and after
  drawing: What {0} needs and what it opens up
  or: or
  and: and
  more: {one: '{0} more', other: '{0} more'}
  alternative: One of several that will do
  together: Taken together
  words: In words
  needs: which needs
  opens: Opens up
  then: and then

history:
  title: Past and present
  term: Term
  offerings: Sections
  seats: Seats taken
  of: '{0} of {1}'

chart:
  by_term: Enrollments by term
  by_department: Enrollments by department

modes:
  in-person: In person
  online: Online
  hybrid: Hybrid

enrollment:
  student: Student
  course: Course
  status: Status
  override: 'Exception to {0}: {1}'

status:
  enrolled: Enrolled
  waitlisted: Waitlisted
  completed: Completed
  withdrawn: Withdrawn
  dropped: Dropped

# What an exception was made to, by the rule.
rules:
  capacity-exceeded: the number of seats
  schedule-conflict: the timetable
  prerequisite-unmet: the prerequisites
  corequisite-unmet: what is taken together
  repeated-course: repeating no course
  credit-overload: the limit of credits
  course-not-offered: what is offered
  date-outside-term: the dates of the term
  grade-not-in-scale: the scale of grades
  status-inconsistent: what a status allows

student:
  withheld: Not in public builds
  program: Programme
  year: Year
  in_year: Year {0}
  advisor: Adviser
  admitted: Admitted
  email: E-mail
  credits: Credits
  credits_attempted: Credits attempted
  credits_earned: Credits earned
  attempted: credits attempted
  earned: credits earned
  in_progress: credits in progress
  requirements: requirements met
  no_enrollments: No enrollments to show.
  no_transcript: This page is not an official transcript.

week:
  title: The week
  timetable: Timetable
  table: As a table
  time: Time
  overview: Classes in session, by day and hour
  clash: Clash
  clashes: At the same time as
  some_clash: Some of these meet at the same time.
  sections: {one: '{0} section', other: '{0} sections'}

progress:
  title: Progress
  requirements: {one: '{0} of {1} requirements met', other: '{0} of {1} requirements met'}
  credits: '{0} of {1} credits earned'
  met: Met
  under_way: In progress
  open: Open
  completed: '{0} of {1} completed'
  in_progress: '{0} in progress'
  course_completed: completed
  course_in_progress: in progress

calendar:
  add: Add to calendar
  file: iCalendar file
  term_begins: term begins
  term_ends: term ends
  no_classes: No classes

term:
  begins: Begins
  ends: Ends
  holidays: No classes on
  enrollments: Enrollments
  courses: Courses
  other_courses: Other courses

group:
  award: Award
  credits: Credits
  department: Department
  email: E-mail
  requirements: Requirements
  choose: {one: Choose one of, other: 'Choose {0} of'}
  all_of: All of
  teaching: Teaching

not_found:
  title: This page is not in the catalogue
  text: The address may have been mistyped, or the course may have moved when its number changed.
  home: where everything begins
  courses: all that we teach
  terms: what is given when

redirect:
  moved: 'This page has moved:'

date:
  months: [January, February, March, April, May, June, July, August, September, October, November, December]
  short_months: [Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec]
  # From Monday.
  days: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]
  short_days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
  # What `date('long')` and the like print.
  forms:
    long: '%-d %B %Y'
    short: '%-d %b %Y'
    day: '%-d %B'
    short_day: '%-d %b'
  range: '{0} – {1}'

number:
  decimal: .
  group: ','

languages:
  ar: Arabic
  cs: Czech
  cy: Welsh
  da: Danish
  de: German
  el: Greek
  en: English
  es: Spanish
  fa: Persian
  fi: Finnish
  fr: French
  ga: Irish
  gd: Scottish Gaelic
  he: Hebrew
  hi: Hindi
  hu: Hungarian
  it: Italian
  ja: Japanese
  ko: Korean
  la: Latin
  nl: Dutch
  no: Norwegian
  pl: Polish
  pt: Portuguese
  ro: Romanian
  ru: Russian
  sa: Sanskrit
  sv: Swedish
  sw: Swahili
  tr: Turkish
  uk: Ukrainian
  ur: Urdu
  vi: Vietnamese
  zh: Chinese

search:
  all: Find courses and students
  courses: Find courses
  students: Find students
  hint: Codes, words or names; a typo does no harm.
  keys: Press / to search, and the arrow keys to go through what is found.
  filters: Filters
  any: Any
  department: Department
  level: Level
  credits: Credits
  term: Term
  meets: Meets on any of
  days: {mon: Mon, tue: Tue, wed: Wed, thu: Thu, fri: Fri, sat: Sat, sun: Sun}
  free: With free seats
  clear: Clear the search

# What scripts say: assets/strings.js holds these, without `script.`, and registrarText(key, values…) gives one.
script:
  search:
    title_courses: Courses
    title_students: Students
    courses: {one: '{0} course found.', other: '{0} courses found.'}
    students: {one: '{0} student found.', other: '{0} students found.'}
    first_students: The first {0} students; more letters narrow them down.
    similar: Nothing is called “{0}”. This comes closest.
    nothing: Nothing found for “{0}”.
    none: Nothing found.
    failed: The search index cannot be loaded. The list below is complete.
    more: Show more
    all_courses: All courses found
    all_students: All students found
    credits: {one: '{0} credit', other: '{0} credits'}
    credits_range: '{0} credits'

# What the preview server (registrar serve) says over a page; no site that is built holds it.
serve:
  error: Error
  warning: Warning
  errors: {one: '{0} error', other: '{0} errors'}
  warnings: {one: '{0} warning', other: '{0} warnings'}
  lead: Until this is mended, the page behind is the best that can be made. It renews itself once it is.
  lead_warnings: A build would be made all the same.
  line: Line {0}
  more: {one: '… and {0} more; registrar lint prints it', other: '… and {0} more; registrar lint prints all'}
  hide: Hide
  mended: Nothing is wrong any more
  lost: The server does not answer
  changed: This page has changed.
  reload: Load again
  edit: Edit enrollments
  enroll_student: Enroll a student
  enroll_course: Enroll in a course
  enrollments: Enrollments
  student: Student
  course: Course
  term: Term
  all_terms: All terms
  section: Section
  status: Status
  grade: Grade
  id_note: The id, or a part of the name
  status_enrolled: enrolled
  status_waitlisted: waitlisted
  status_completed: completed
  status_withdrawn: withdrawn
  status_dropped: dropped
  enroll: Enroll
  save: Save
  withdraw: Withdraw
  use: Use ‘{0}’
  override: Do it all the same
  reason: Reason
  reason_note: It is recorded on the enrollment, with the rule {0}.
  missing: Nobody and nothing is named.
  failed: The server does not answer.
  enrolled: Enrolled.
  saved: Saved.
  withdrawn: Withdrawn.
  unknown: To edit, open the address that the server printed when it started. It lets one browser in.

"""###
    ),
    (
      "student.html",
      ###"""
{% extends 'base.html' %}
{% block head %}
{%- if student.json_url %}
<link rel="alternate" type="application/json" href="{{ student.json_url }}">
{%- endif %}
{%- endblock %}
{% block main %}
<header class="masthead">
<p class="eyebrow"><a href="{{ site.students_url }}">{{ 'titles.students' | t }}</a></p>
<h1><bdi>{{ student.name }}</bdi></h1>
{%- if site.is_internal and student.visibility and student.visibility != 'public' %}
<p class="tag">{{ 'student.withheld' | t }}</p>
{%- endif %}
{%- if student.program or student.year or student.advisor or student.admitted or student.email %}
<dl class="strip">
{%- if student.program %}
<div><dt>{{ 'student.program' | t }}</dt><dd>{% with linked = student.program %}{% include 'partials/link.html' %}{% endwith %}</dd></div>
{%- endif %}
{%- if student.year %}
<div><dt>{{ 'student.year' | t }}</dt><dd>{{ student.year }}</dd></div>
{%- endif %}
{%- if student.advisor %}
<div><dt>{{ 'student.advisor' | t }}</dt><dd>{% if student.advisor_url %}<a href="{{ student.advisor_url }}"><bdi>{{ student.advisor }}</bdi></a>{% else %}<bdi>{{ student.advisor }}</bdi>{% endif %}</dd></div>
{%- endif %}
{%- if student.admitted %}
<div><dt>{{ 'student.admitted' | t }}</dt><dd>{{ student.admitted | date('long') }}</dd></div>
{%- endif %}
{%- if student.email %}
<div><dt>{{ 'student.email' | t }}</dt><dd><a href="mailto:{{ student.email | urlencode | replace('%40', '@') }}">{{ student.email }}</a></dd></div>
{%- endif %}
</dl>
{%- endif %}
{%- if student.credits_attempted or student.credits_in_progress %}
<p class="numbers">
{%- if student.credits_attempted %}
<span><b>{{ student.credits_attempted | number }}</b> {{ 'student.attempted' | t }}</span>
{%- endif %}
{%- if student.credits_earned is defined %}
<span><b>{{ student.credits_earned | number }}</b> {{ 'student.earned' | t }}</span>
{%- endif %}
{%- if student.credits_in_progress %}
<span><b>{{ student.credits_in_progress | number }}</b> {{ 'student.in_progress' | t }}</span>
{%- endif %}
{%- if student.progress %}
<span><a href="#student.progress"><b>{{ student.requirements_met }}/{{ student.progress | length }}</b> {{ 'student.requirements' | t }}</a></span>
{%- endif %}
</p>
{%- endif %}
{%- if student.calendar_url %}
{% with address = student.calendar_url %}{% include 'partials/take-along.html' %}{% endwith %}
{%- endif %}
</header>
{%- if student.has_body %}
<div class="prose">
{{ student.body }}</div>
{%- endif %}
{%- for part in student.terms %}
<section>
<h2>{% if part.term %}{% with linked = part.term %}{% include 'partials/link.html' %}{% endwith %}{% else %}{{ part.title }}{% endif %}{% if part.is_current %} <span class="tag">{{ 'site.current_term' | t }}</span>{% endif %}</h2>
{%- set attempted = part.credits_attempted %}
<table>
<caption>{{ 'titles.courses' | t }}</caption>
<thead><tr><th>{{ 'enrollment.course' | t }}</th><th>{{ 'enrollment.status' | t }}</th>{% if attempted is defined %}<th class="n">{{ 'student.credits' | t }}</th>{% endif %}</tr></thead>
<tbody>
{%- for enrollment in part.enrollments %}
<tr><th>{% with linked = enrollment.course %}{% include 'partials/course-title.html' %}{% endwith %}{% include 'partials/remarks.html' %}</th>{% include 'partials/status.html' %}{% if attempted is defined %}<td class="n">{{ enrollment.credits | number }}</td>{% endif %}</tr>
{%- endfor %}
</tbody>
{%- if attempted %}
<tfoot><tr><th colspan="2">{{ 'student.credits_attempted' | t }}</th><td class="n">{{ attempted | number }}</td></tr>
{%- if part.credits_earned is defined %}
<tr><th colspan="2">{{ 'student.credits_earned' | t }}</th><td class="n">{{ part.credits_earned | number }}</td></tr>
{%- endif %}
</tfoot>
{%- endif %}
</table>
{%- if part.week %}
{%- if part.week.has_clash %}
<p class="clash-note">{{ 'week.some_clash' | t }}</p>
{%- endif %}
{%- if part.is_current or loop.first %}
{% with week = part.week %}{% include 'partials/week.html' %}{% endwith %}
{%- else %}
<details class="past">
<summary>{{ 'week.timetable' | t }}</summary>
{% with week = part.week %}{% include 'partials/week.html' %}{% endwith %}
</details>
{%- endif %}
{%- endif %}
</section>
{%- else %}
<p>{{ 'student.no_enrollments' | t }}</p>
{%- endfor %}
{%- for note in student.notes %}
<div class="prose remark">
{{ note.body }}</div>
{%- endfor %}
{%- if student.progress %}
<section>
<h2 id="student.progress">{{ 'progress.title' | t }}</h2>
<p>{% with linked = student.program %}{% include 'partials/link.html' %}{% endwith %}: {{ 'progress.requirements' | t(student.requirements_met, student.progress | length) }}
{%- if student.program.credits and student.credits_earned is defined %}{{ 'list.separator' | t }}{{ 'progress.credits' | t(student.credits_earned | number, student.program.credits | number) }}{% endif %}</p>
<div class="progress">
{%- for part in student.progress %}
{% include 'partials/progress.html' %}
{%- endfor %}
</div>
</section>
{%- endif %}
<p class="note">{{ 'student.no_transcript' | t }}</p>
{% endblock %}

"""###
    ),
    (
      "students.html",
      ###"""
{% extends 'base.html' %}
{% block head %}
{%- include 'partials/search-scripts.html' %}
{%- endblock %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
<p class="lede">{{ 'counts.students' | t(page.total) }}</p>
</header>
{% include 'partials/search.html' %}
<div id="search.list">
{% include 'partials/student-list.html' %}
{%- include 'partials/pager.html' %}
</div>
{% endblock %}

"""###
    ),
    (
      "term.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<p class="eyebrow"><a href="{{ site.terms_url }}">{{ 'titles.terms' | t }}</a></p>
<h1><bdi>{{ term.title }}</bdi>{% if term.is_current %} <span class="tag">{{ 'site.current_term' | t }}</span>{% endif %}</h1>
{%- if term.starts or term.ends or term.holidays or term.courses or term.enrollment_count %}
<dl class="strip">
{%- if term.starts %}
<div><dt>{{ 'term.begins' | t }}</dt><dd>{{ term.starts | date('long') }}</dd></div>
{%- endif %}
{%- if term.ends %}
<div><dt>{{ 'term.ends' | t }}</dt><dd>{{ term.ends | date('long') }}</dd></div>
{%- endif %}
{%- if term.holidays %}
<div><dt>{{ 'term.holidays' | t }}</dt><dd>{% for part in term.breaks %}{% if part.ends %}{{ 'date.range' | t(part.starts | date('short_day'), part.ends | date('short_day')) }}{% else %}{{ part.starts | date('short_day') }}{% endif %}{% if not loop.last %}{{ 'list.separator' | t }}{% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if term.courses %}
<div><dt>{{ 'term.courses' | t }}</dt><dd>{{ term.courses | length | number }}</dd></div>
{%- endif %}
{%- if term.enrollment_count %}
<div><dt>{{ 'term.enrollments' | t }}</dt><dd>{{ term.enrollment_count | number }}</dd></div>
{%- endif %}
</dl>
{%- endif %}
</header>
{%- if term.has_body %}
<div class="prose">
{{ term.body }}</div>
{%- endif %}
{%- if term.calendar_url %}
{% with address = term.calendar_url %}{% include 'partials/take-along.html' %}{% endwith %}
{%- endif %}
{%- if term.week %}
<section>
<h2>{{ 'week.title' | t }}</h2>
{% with week = term.week %}{% include 'partials/week.html' %}{% endwith %}
</section>
{%- endif %}
{%- set is_long = term.courses | length > 60 %}
{%- for group in term.departments %}
{%- if is_long %}
<details class="term">
<summary><h2>{% if group.title %}<bdi>{{ group.title }}</bdi>{% else %}{{ 'term.other_courses' | t }}{% endif %} <small>{{ 'counts.courses' | t(group.listing | length) }}</small></h2></summary>
{%- for part in group.listing %}
{% include 'partials/listing.html' %}
{%- endfor %}
</details>
{%- else %}
<section>
<h2>{% if group.department %}{% with linked = group.department %}{% include 'partials/link.html' %}{% endwith %}{% elif loop.first %}{{ 'titles.courses' | t }}{% else %}{{ 'term.other_courses' | t }}{% endif %}</h2>
{%- for part in group.listing %}
{% include 'partials/listing.html' %}
{%- endfor %}
</section>
{%- endif %}
{%- endfor %}
{% endblock %}

"""###
    ),
    (
      "terms.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
</header>
<ul class="list">
{%- for linked in terms %}
<li>{% include 'partials/link.html' %}{% if linked.is_current %} <span class="tag">{{ 'site.current_term' | t }}</span>{% endif %}
{%- if linked.starts and linked.ends %} <small>{{ 'date.range' | t(linked.starts | date('day'), linked.ends | date('long')) }}</small>{% endif %}
{%- if linked.courses %} <small>{{ 'counts.courses' | t(linked.courses | length) }}</small>{% endif %}</li>
{%- endfor %}
</ul>
{%- set chart = site.enrollments_by_term %}
{%- if chart %}
<section>
<h2>{{ 'chart.by_term' | t }}</h2>
{% include 'partials/chart.html' %}
</section>
{%- endif %}
{%- include 'partials/pager.html' %}
{% endblock %}

"""###
    ),
  ]
}
