import { parseAddresses } from '#core/mime/addresses.ts';
import { parseDate } from '#core/mime/dates.ts';
import { decodeHeader } from '#core/mime/encoded-words.ts';
import { readHeaderBlock } from '#core/mime/header-block.ts';
import { parseHeaders } from '#core/mime/index.ts';
import { parseMessageIds } from '#core/mime/message-ids.ts';
import { parseStructured } from '#core/mime/structured-header.ts';
import { listFiles, readCorpus } from './corpora.ts';

/** One case of somebody else's table of headers: what they expect and what we read, both as comparable text. */
export interface Vector {
  readonly file: string;
  readonly index: number;
  readonly input: string;
  readonly expected: string;
  readonly actual: string;
}

export interface Vectors {
  readonly read: readonly Vector[];
  /** Tables about something we do not do (writing headers, removing doubles), by `file name`: count. */
  readonly passedOver: ReadonlyMap<string, number>;
}

export function loadVectors(): Vectors {
  const read: Vector[] = [];
  const passedOver = new Map<string, number>();
  for (const file of listFiles('stalwart-mail-parser').filter((name) => /^[^/]+\/\w+\.json$/.test(name))) {
    const compare = stalwart[file.replace(/^.*\/|\.json$/g, '')];
    const cases = JSON.parse(readCorpus(file).toString()) as { header: string; expected: unknown }[];
    for (const [index, { header, expected }] of cases.entries()) {
      const result = compare?.(header, expected);
      if (result === undefined) passedOver.set(file, (passedOver.get(file) ?? 0) + 1);
      else read.push({ file, index, input: header, ...result });
    }
  }
  for (const file of listFiles('thunderbird/vectors').filter((name) => name.endsWith('.json'))) {
    const { tables } = JSON.parse(readCorpus(file).toString()) as { tables: { name: string; cases: unknown[] }[] };
    for (const { name, cases } of tables) {
      for (const [index, one] of cases.entries()) {
        const result = compareThunderbird(file, name, one);
        if (result === null) passedOver.set(`${file} ${name}`, (passedOver.get(`${file} ${name}`) ?? 0) + 1);
        else read.push({ file: `${file} ${name}`, index, ...result });
      }
    }
  }
  return { read, passedOver };
}

interface Compared {
  readonly expected: string;
  readonly actual: string;
}

/** As it would stand in a message: folded lines joined, what follows the field's end left out. */
function fieldOf(header: string): string {
  const bytes = Buffer.from(`X-Case: ${header.replace(/^\s*\r?\n(?=\S)/, '')}\n\n`, 'utf8');
  return readHeaderBlock(bytes, 0, bytes.length, null).first('x-case') ?? '';
}

function line(text: unknown): string {
  return (typeof text === 'string' ? text : '').replace(/\s+/g, ' ').trim();
}

function addressLine(name: unknown, address: unknown): string {
  // Comments and white space inside an address carry no meaning (RFC 5322, 3.2.2); stalwart keeps some of it.
  return `${line(name)} <${line(address)
    .replace(/^@[^:]*:/, '')
    .replace(/\s*([@.])\s*/g, '$1')}>`;
}

type Comparison = (header: string, expected: unknown) => Compared | undefined;
interface NamedAddress {
  readonly name: string | null;
  readonly address: string | null;
}
interface AddressValue {
  readonly List?: NamedAddress[];
  readonly Group?: { addresses: NamedAddress[] }[];
}
interface DateValue {
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

function epochOf(date: DateValue): number {
  const zone = (date.tz_before_gmt ? -1 : 1) * (date.tz_hour * 60 + date.tz_minute) * 60_000;
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second) - zone;
}

const stalwart: Readonly<Record<string, Comparison>> = {
  address(header, expected) {
    // List-* headers share the table: their links are no addresses.
    if (/<(?:https?|ftp|mailto):|^NO /i.test(header)) return undefined;
    const { List, Group } = (expected ?? {}) as AddressValue;
    const members = List ?? Group?.flatMap(({ addresses }) => addresses) ?? [];
    return {
      expected: members.map(({ name, address }) => addressLine(name, address)).join(', '),
      actual: parseAddresses(fieldOf(header))
        .map(({ name, address }) => addressLine(name, address))
        .join(', '),
    };
  },
  content_type(header, expected) {
    const value = expected as {
      c_type: string;
      c_subtype: string | null;
      attributes: [string, string][] | null;
    } | null;
    const attributes = (value?.attributes ?? []).filter(([name]) => !name.endsWith('-language'));
    const { value: type, params } = parseStructured(fieldOf(header));
    const wanted = value === null ? '' : `${value.c_type}${value.c_subtype === null ? '' : `/${value.c_subtype}`}`;
    const isType = /^[^/]+(?:\/|$)/.test(type);
    return {
      expected: JSON.stringify([
        wanted.toLowerCase(),
        attributes.map(([name, text]) => `${name.toLowerCase()}=${text}`).toSorted(),
      ]),
      actual: JSON.stringify([
        isType ? type.replace(/\/$/, '') : '',
        isType ? [...params].map(([name, text]) => `${name}=${text}`).toSorted() : [],
      ]),
    };
  },
  date(header, expected) {
    const value = expected as DateValue | null;
    return { expected: String(value === null ? null : epochOf(value)), actual: String(parseDate(fieldOf(header))) };
  },
  id(header, expected) {
    const ids = ((expected ?? []) as string[]).map((id) => id.replace(/\s+/g, ''));
    return { expected: ids.join(' '), actual: parseMessageIds(fieldOf(header)).join(' ') };
  },
  list(header, expected) {
    const items = decodeHeader(fieldOf(header)).split(',').map(line);
    return {
      expected: (expected as string[]).map(line).join('|'),
      actual: items.filter((item) => item !== '').join('|'),
    };
  },
  unstructured(header, expected) {
    return { expected: line(expected), actual: line(decodeHeader(fieldOf(header))) };
  },
  received(header, expected) {
    // Of a Received header we read when it was written.
    const date = (expected as { date?: DateValue | null } | null)?.date ?? null;
    const { receivedAt } = parseHeaders(Buffer.from(`Received: ${header.replace(/^\s*\r?\n(?=\S)/, '')}\n\n`, 'utf8'));
    return { expected: String(date === null ? null : epochOf(date)), actual: String(receivedAt) };
  },
};

interface Mailbox {
  readonly name?: string;
  readonly email?: string;
  readonly group?: readonly Mailbox[];
}

function isMailboxes(value: unknown): value is readonly Mailbox[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && ('email' in one || 'group' in one))
  );
}

function flatten(mailboxes: readonly Mailbox[]): string {
  return mailboxes
    .flatMap((one) => one.group ?? [one])
    .map(({ name, email }) => addressLine(name, email))
    .join(', ');
}

function readFlat(header: string): string {
  return parseAddresses(fieldOf(header))
    .map(({ name, address }) => addressLine(name, address))
    .join(', ');
}

/** The tables were lifted from tests of many functions: which one a case is of shows in its shape. */
function compareThunderbird(file: string, table: string, one: unknown): (Compared & { input: string }) | null {
  if (file.includes('test_mimeContentType')) {
    const { header, result } = one as { header: string; result: string };
    const value = header.replace(/^Content-Type:/i, '').replace(/\r?\n(?![ \t])[\s\S]*$/, '');
    return { input: header, expected: result.replace(/;.*$/s, ''), actual: parseStructured(fieldOf(value)).value };
  }
  if (file.includes('nsIMsgHeaderParser1') && Array.isArray(one)) {
    const [name, email, formatted] = one as [string, string, string];
    return { input: formatted, expected: addressLine(name, email), actual: readFlat(formatted) };
  }
  // What people type into a recipient field is not what a header says.
  if (file.includes('nsIMsgHeaderParser4')) return null;
  if (file.includes('nsIMsgHeaderParser2') && Array.isArray(one)) {
    const [header, emails] = one as [string, string];
    const actual = parseAddresses(fieldOf(header)).map(({ address }) => address);
    return { input: header, expected: emails, actual: actual.join(', ') };
  }
  if (file.includes('EncodeMimePartIIStr') && Array.isArray(one)) {
    const [decoded, isAddress, encoded] = one as [string, boolean, string];
    if (isAddress) return null;
    return { input: encoded, expected: line(decoded), actual: line(decodeHeader(fieldOf(encoded))) };
  }
  if (!Array.isArray(one) || one.length < 2) return null;
  const [first, second] = one as [unknown, unknown];
  if (typeof first === 'string' && isMailboxes(second) && second.length > 0) {
    return { input: first, expected: flatten(second), actual: readFlat(first) };
  }
  if (typeof second === 'string' && (isMailboxes(first) || isMailboxes([first]))) {
    const boxes = isMailboxes(first) ? first : [first as Mailbox];
    if (second === '' || boxes.length === 0) return null;
    return { input: second, expected: flatten(boxes), actual: readFlat(second) };
  }
  if (
    /unstructured_tests/.test(table) &&
    file.includes('emitter') &&
    typeof first === 'string' &&
    typeof second === 'string'
  ) {
    return { input: second, expected: line(first), actual: line(decodeHeader(fieldOf(second))) };
  }
  const isDecoding = /2047|decode|unstructured/i.test(table) && !/encode_|emitter/i.test(table);
  if (isDecoding && typeof first === 'string' && typeof second === 'string') {
    return { input: first, expected: line(second), actual: line(decodeHeader(fieldOf(first))) };
  }
  return null;
}
