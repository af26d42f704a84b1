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
