export type MailLanguage = 'de' | 'en';

const words: Record<MailLanguage, ReadonlySet<string>> = {
  de: new Set(
    'und der die das nicht ist ich wir sie mit für auf ein eine zu den dem von bei im grüße hallo liebe danke'.split(
      ' ',
    ),
  ),
  en: new Set(
    'and the not is i we you with for on a an to of at in this that regards hello dear thanks please'.split(' '),
  ),
};
const lookAtWords = 400;

/** Which of our languages a mail is written in, by its little words; `null` when they do not tell. */
export function guessLanguage(text: string): MailLanguage | null {
  const found = { de: 0, en: 0 };
  const all =
    text
      .slice(0, 5_000)
      .toLowerCase()
      .match(/[a-zäöüß]+/g) ?? [];
  for (const word of all.slice(0, lookAtWords)) {
    if (words.de.has(word)) found.de += 1;
    if (words.en.has(word)) found.en += 1;
  }
  if (found.de === found.en) return null;
  return found.de > found.en ? 'de' : 'en';
}
