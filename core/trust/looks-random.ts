const vowels = /[aeiouyäöü]/i;

/** "otsh6rzxi2", "lina_Zackary_67866": made by a machine that needed a new one. Words and initials are not. */
export function looksRandom(name: string): boolean {
  if (name.length < 7) return false;
  if (/\d{5,}$/.test(name) && /[a-z]{3}/i.test(name)) return true;
  // "mYIvLwxL": nobody's shift key does that.
  const pieces = /[._-]/.test(name) ? [] : (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []);
  if (pieces.length >= 4 && name.length / pieces.length < 2.6) return true;
  const letters = name.replace(/[^a-z]/gi, '');
  const switches = name.match(/[a-z]\d|\d[a-z]/gi)?.length ?? 0;
  if (switches >= 3 && name.length >= 8) return true;
  if (letters.length < 8) return false;
  // No language stacks six consonants, but for the ends of compounds.
  const longest = Math.max(...letters.split(vowels).map((part) => part.length));
  return longest >= 6;
}
