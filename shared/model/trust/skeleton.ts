/**
 * What a word looks like, not what it says: letters of other alphabets, digits and fancy forms as the Latin letter they
 * pass for. Two words with one skeleton are taken for each other. Only what is drawn alike in usual fonts stands here.
 */
const alike: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['a', 'аɑα⍺ạ'],
    ['b', 'ЬƄ'],
    ['c', 'сϲⅽ'],
    ['d', 'ԁɗⅾ'],
    ['e', 'еєҽ℮'],
    ['f', 'ƒғ'],
    ['g', 'ɡցġ'],
    ['h', 'һհ'],
    // One stroke is one stroke: I, l, 1, i and their cousins.
    ['l', 'i1|ıіιӏІⅼ!ɩǀ'],
    ['j', 'јϳ'],
    ['k', 'кκ'],
    ['m', 'мⅿ'],
    ['n', 'пոη'],
    ['o', '0оοօσơӧөº°'],
    ['p', 'рρ'],
    ['q', 'ԛզ'],
    ['r', 'гᴦ'],
    ['s', '5ѕʂ$'],
    ['t', 'тτ†'],
    ['u', 'υսц'],
    ['v', 'νѵⅴ'],
    ['w', 'ѡωԝшɯ'],
    ['x', 'хχⅹ'],
    ['y', 'уүγ'],
    ['z', 'ʐᴢ'],
    ['3', 'зЗ'],
  ].flatMap(([letter = '', others = '']) => Array.from(others, (other) => [other, letter])),
);

/** Beside these, marks (`\p{M}`) go anyway. */
const invisible = /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

export function skeletonOf(text: string): string {
  const plain = text.normalize('NFKD').replace(invisible, '').replace(/\p{M}/gu, '').toLowerCase();
  let skeleton = '';
  for (const letter of plain) skeleton += Object.hasOwn(alike, letter) ? alike[letter] : letter;
  // Two letters that close up to one: "rnicrosoft", "vvikipedia".
  return skeleton.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('ß', 'ss');
}

/** Characters nobody sees and that a name or a host has no use for. Emoji join theirs by U+200D, which is theirs. */
export function hasHiddenMarks(text: string): boolean {
  return /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\p{L}\p{N}]\u200d|\u200d[\p{L}\p{N}]/u.test(
    text,
  );
}

/** Marks that turn the reading direction: what is read is another order than what is there. */
export function hasTurnedText(text: string): boolean {
  return /[\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/** Letters drawn bold, double or in circles that Unicode holds for formulas: a way past filters and nothing else. */
export function countStyled(text: string): number {
  return text.match(/[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a]/gu)?.length ?? 0;
}

/** A word of Latin letters with Cyrillic or Greek ones among them: "Аpple", "Соngrаtulаtions". */
export function findMixedWord(text: string): string | null {
  for (const [word] of text.matchAll(/[\p{L}\p{M}]{3,60}/gu)) {
    const isMixed = /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
    // µm, Ω and the like are units.
    if (isMixed && !/^\P{Script=Latin}\p{Script=Latin}{1,2}$/u.test(word)) return word;
  }
  return null;
}

/** All of a foreign alphabet, and every letter one that passes for a Latin one: "аррӏе". */
export function isDisguised(word: string): boolean {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(word)) return false;
  return /^[a-z0-9.-]+$/.test(skeletonOf(word));
}
