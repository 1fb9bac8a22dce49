const vowels = /[aeiouyäöü]/i;

/** "vy448tguxl", "lina_Zackary_67866": made by a machine that needed a new one. Words and initials are not. */
export function looksRandom(name: string): boolean {
  if (name.length < 7) return false;
  if (/\d{5,}$/.test(name) && /[a-z]{3}/i.test(name)) return true;
  // "mYIvLwxL": nobody's shift key does that.
  if ((name.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z][A-Z])/g)?.length ?? 0) >= 3 && !/[._-]/.test(name)) return true;
  const letters = name.replace(/[^a-z]/gi, '');
  const switches = name.match(/[a-z]\d|\d[a-z]/gi)?.length ?? 0;
  if (switches >= 3 && name.length >= 8) return true;
  if (letters.length < 8) return false;
  // No language stacks six consonants, but for the ends of compounds.
  const longest = Math.max(...letters.split(vowels).map((part) => part.length));
  return longest >= 6;
}
