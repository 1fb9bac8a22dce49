import type { DemoConversation } from '#resources/demo/format.ts';
import { resolveMoment } from './resolve-moment.ts';

type Language = DemoConversation['language'];
type Style = Record<Language, Intl.DateTimeFormatOptions>;

const locales = { de: 'de-DE', en: 'en-GB' } as const;
const both = (options: Intl.DateTimeFormatOptions): Style => ({ de: options, en: options });

const styles: Record<string, Style> = {
  long: both({ weekday: 'long', day: 'numeric', month: 'long' }),
  weekday: both({ weekday: 'long' }),
  date: both({ day: 'numeric', month: 'long' }),
  short: { de: { day: '2-digit', month: '2-digit' }, en: { day: 'numeric', month: 'short' } },
  month: both({ month: 'long' }),
  year: both({ year: 'numeric' }),
};

/** Puts real dates in the place of `{{…}}`. */
export function fillText(text: string, language: Language, now: number): string {
  return text.replace(/\{\{(\S+?)(?: (\w+))?\}\}/g, (_, moment: string, style = 'long') => {
    const options = styles[style];
    if (options === undefined) throw new Error(`not a style of date: ${style}`);
    return new Intl.DateTimeFormat(locales[language], options[language]).format(resolveMoment(moment, now));
  });
}

/** Takes the indentation of a source file away. */
export function dedent(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return lines
    .map((line) => line.slice(common))
    .join('\n')
    .trim();
}
