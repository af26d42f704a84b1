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
