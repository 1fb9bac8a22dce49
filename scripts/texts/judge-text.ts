import { compileMessage } from '@lingui/message-utils/compileMessage';

/** The tone of the house (design language, "Words"), as far as a machine hears it. */
const toneOf: Record<string, [pattern: RegExp, why: string][]> = {
  de: [
    [/!/, 'shouts (!)'],
    [/\bbitte\b/i, 'says "bitte"'],
    [/\berfolgreich/i, 'says "erfolgreich"'],
    [/\bUps\b/i, 'says "Ups"'],
    [/\b(?:Ihnen|Ihr|Ihre[mnrs]?)\b/, 'says "Ihr" instead of "dein"'],
  ],
  en: [
    [/!/, 'shouts (!)'],
    [/\bplease\b/i, 'says "please"'],
    [/\b(?:oops|whoops)\b/i, 'says "oops"'],
    [/\bsuccessful/i, 'says "successful"'],
  ],
};

/** What is wrong with a translation of `source`; nothing for a good one. */
export function judgeText(locale: string, source: string, text: string): string[] {
  if (text === '') return ['is missing'];
  // Lingui hands a text back as it is when it cannot read it.
  if (/[{}]/.test(text) && compileMessage(text).length === 1 && compileMessage(text)[0] === text)
    return ['does not parse'];
  const wanted = findPlaceholders(source);
  const given = findPlaceholders(text);
  const lost = [...wanted].filter((name) => !given.has(name)).map((name) => `lost ${name}`);
  const made = [...given].filter((name) => !wanted.has(name)).map((name) => `made up ${name}`);
  const tone = (toneOf[locale] ?? []).filter(([pattern]) => pattern.test(text)).map(([, why]) => why);
  return [...lost, ...made, ...tone];
}

/** Values (`{name}`) and elements (`<0>`): a text that lost one shows a hole, and Lingui itself does not notice. */
export function findPlaceholders(message: string): Set<string> {
  const tags = [...message.matchAll(/<\/?(\w+)\s*\/?>/g)].map(([, name]) => `<${name}>`);
  return new Set([...tags, ...namesIn(compileMessage(message))]);
}

function namesIn(tokens: unknown): string[] {
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token: unknown) => {
    if (!Array.isArray(token)) return [];
    const [name, , choices] = token as [string, string?, unknown?];
    const inside = typeof choices === 'object' && choices !== null ? Object.values(choices).flatMap(namesIn) : [];
    return [`{${name}}`, ...inside];
  });
}
