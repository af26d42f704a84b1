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
