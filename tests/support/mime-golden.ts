import { parseMessage } from '#core/mime/index.ts';
import { listFiles, readCorpus } from './corpora.ts';

export type GoldenField = 'subject' | 'from' | 'date' | 'attachments';

export interface GoldenDifference {
  readonly file: string;
  readonly field: GoldenField;
  readonly expected: string;
  readonly actual: string;
}

export interface GoldenResult {
  readonly compared: Readonly<Record<GoldenField, number>>;
  readonly differences: readonly GoldenDifference[];
}

interface GoldenPart {
  readonly headers: readonly { readonly name: string; readonly value: GoldenValue }[];
  readonly body: Readonly<Record<string, unknown>>;
}

interface GoldenValue {
  readonly Text?: string;
  readonly Address?: { List?: GoldenAddress[]; Group?: { addresses: GoldenAddress[] }[] };
  readonly DateTime?: GoldenDate;
}

interface GoldenAddress {
  readonly name: string | null;
  readonly address: string | null;
}

interface GoldenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly tz_before_gmt: boolean;
  readonly tz_hour: number;
  readonly tz_minute: number;
}

interface Golden {
  readonly text_body: readonly number[];
  readonly html_body: readonly number[];
  readonly attachments: readonly number[];
  readonly parts: readonly GoldenPart[];
}

/** stalwart's expected parse of each of its messages, in both forms of line ends, against ours. */
export function compareGolden(): GoldenResult {
  const files = new Set(listFiles('stalwart-mail-parser'));
  const differences: GoldenDifference[] = [];
  const compared = { subject: 0, from: 0, date: 0, attachments: 0 };
  for (const file of files) {
    if (!file.endsWith('.eml')) continue;
    for (const [ending, form] of [['.json', '\n'] as const, ['.crlf.json', '\r\n'] as const]) {
      const expectation = file.replace(/\.eml$/, ending);
      if (!files.has(expectation)) continue;
      const raw = Buffer.from(readCorpus(file).toString('latin1').replace(/\r?\n/g, form), 'latin1');
      const golden = JSON.parse(readCorpus(expectation).toString()) as Golden;
      for (const { field, expected, actual } of compareOne(raw, golden)) {
        compared[field] += 1;
        if (isEqual(expected, actual)) continue;
        differences.push({ file: expectation, field, expected, actual });
      }
    }
  }
  return { compared, differences };
}

function* compareOne(raw: Buffer, golden: Golden) {
  const message = parseMessage(raw);
  const value = (name: string) => golden.parts[0]?.headers.find((header) => header.name === name)?.value;
  yield { field: 'subject' as const, expected: line(value('subject')?.Text), actual: message.subject };
  const { List, Group } = value('from')?.Address ?? {};
  const from = List?.[0] ?? Group?.[0]?.addresses[0];
  yield {
    field: 'from' as const,
    expected: `${line(from?.name)} <${line(from?.address)}>`,
    actual: `${message.from?.name ?? ''} <${message.from?.address ?? ''}>`,
  };
  const date = value('date')?.DateTime;
  yield {
    field: 'date' as const,
    expected: String(date === undefined ? null : epochOf(date)),
    actual: String(message.sentAt),
  };
  // Pictures shown between texts are body parts for them; files inside a text are none of theirs.
  const shown = [...golden.text_body, ...golden.html_body].filter((index) => {
    const body = golden.parts[index]?.body ?? {};
    return !('Text' in body) && !('Html' in body);
  });
  const ours = message.parts.filter(({ path }) => !path.includes('~'));
  yield {
    field: 'attachments' as const,
    expected: String(new Set([...golden.attachments, ...shown]).size),
    actual: String(ours.length),
  };
}

function line(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function epochOf(date: GoldenDate): number {
  const zone = (date.tz_before_gmt ? -1 : 1) * (date.tz_hour * 60 + date.tz_minute) * 60_000;
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second) - zone;
}

/** Where they could not decode a byte, what stands there for us is no difference. */
function isEqual(expected: string, actual: string): boolean {
  if (!expected.includes('\ufffd')) return expected === actual;
  const parts = expected.split(/\ufffd+/);
  return (
    actual.startsWith(parts[0] ?? '') &&
    actual.endsWith(parts.at(-1) ?? '') &&
    parts.every((part) => actual.includes(part))
  );
}
