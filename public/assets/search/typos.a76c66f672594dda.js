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
