import { formatAddress, type MailAddress } from '#shared/model/address.ts';
import { cleanLine, cleanText } from '#shared/model/line.ts';
import type { MailLanguage } from '#shared/model/mail-language.ts';

export interface QuotedMail {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly sentAt: number;
}

const maxQuoteChars = 150_000;
const maxHeadAddresses = 30;

const names = {
  de: { title: 'Weitergeleitete Nachricht', from: 'Von', date: 'Datum', to: 'An', cc: 'Kopie', subject: 'Betreff' },
  en: { title: 'Forwarded message', from: 'From', date: 'Date', to: 'To', cc: 'Cc', subject: 'Subject' },
} as const;

/** The line above a quote. Its form is one that mail programs know and fold away. */
export function attributionLine(mail: QuotedMail, language: MailLanguage, timeZone?: string): string {
  const who = formatAddress(mail.from);
  const day = formatDay(mail.sentAt, language, timeZone);
  const time = formatTime(mail.sentAt, language, timeZone);
  return language === 'de' ? `Am ${day} um ${time} schrieb ${who}:` : `On ${day} at ${time}, ${who} wrote:`;
}

export function quoteText(mail: QuotedMail, text: string, language: MailLanguage, timeZone?: string): string {
  const lines = cleanText(text).slice(0, maxQuoteChars).trimEnd().split('\n');
  const quoted = lines.map((line) => (line.startsWith('>') ? `>${line}` : line.trim() === '' ? '>' : `> ${line}`));
  return [attributionLine(mail, language, timeZone), ...quoted].join('\n');
}

/** The head of a mail that is passed on, as pairs; the HTML form shows the same. */
export function forwardHead(mail: QuotedMail, language: MailLanguage, timeZone?: string) {
  const name = names[language];
  const list = (addresses: readonly MailAddress[]) => {
    const shown = addresses.slice(0, maxHeadAddresses).map(formatAddress).join(', ');
    return addresses.length > maxHeadAddresses ? `${shown}, …` : shown;
  };
  const date = `${formatDay(mail.sentAt, language, timeZone)} ${formatTime(mail.sentAt, language, timeZone)}`;
  const pairs: [string, string][] = [
    [name.from, formatAddress(mail.from)],
    [name.date, date],
    [name.to, list(mail.to)],
    [name.cc, list(mail.cc)],
    [name.subject, cleanLine(mail.subject)],
  ];
  return { title: name.title, pairs: pairs.filter(([, value]) => value !== '') };
}

export function forwardText(mail: QuotedMail, text: string, language: MailLanguage, timeZone?: string): string {
  const { title, pairs } = forwardHead(mail, language, timeZone);
  const head = pairs.map(([name, value]) => `${name}: ${value}`);
  return [`-------- ${title} --------`, ...head, '', cleanText(text).slice(0, maxQuoteChars).trimEnd()].join('\n');
}

function formatDay(at: number, language: MailLanguage, timeZone: string | undefined): string {
  const style =
    language === 'de'
      ? ({ day: '2-digit', month: '2-digit', year: 'numeric' } as const)
      : ({ day: 'numeric', month: 'short', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { ...style, timeZone }).format(at);
}

function formatTime(at: number, language: MailLanguage, timeZone: string | undefined): string {
  const style = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', style).format(at);
}
