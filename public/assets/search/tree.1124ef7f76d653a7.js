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
