/** Date headers as people's programs write them (RFC 5322 3.3 and 4.3, asctime, ISO, German names). */

const usual =
  /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}|GMT|UTC?)\s*(?:\([^()]*\))?$/;

const months: readonly RegExp[] = [
  /^jan|^jän/,
  /^feb/,
  /^m(?:ar|är|rz|aer)/,
  /^apr/,
  /^ma[iy]/,
  /^jun/,
  /^jul/,
  /^aug/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^de[cz]/,
];

// Hours east of Greenwich. What is not here counts as UTC, as RFC 5322 4.3 asks for unknown and military zones.
const zones: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  mez: 1,
  mesz: 2,
  bst: 1,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
};

const earliest = Date.UTC(1980, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** Epoch ms of a date one can sort by, else null: then the time of arrival counts. */
export function parseSaneDate(value: string | null): number | null {
  const at = value === null ? null : parseDate(value);
  return at !== null && at >= earliest && at < latest ? at : null;
}

export function parseDate(value: string): number | null {
  const text = value.slice(0, 300).trim();
  const found = usual.exec(text);
  if (found !== null) {
    const [, day, month = '', year, hour, minute, second, zone = ''] = found;
    const index = monthOf(month);
    if (index >= 0) {
      return toEpoch(
        [Number(year), index, Number(day), Number(hour), Number(minute), Number(second ?? 0)],
        readZone(zone),
      );
    }
  }
  return parseTokens(dropComments(text));
}

interface Pieces {
  year: number | null;
  month: number | null;
  day: number | null;
  time: readonly [number, number, number] | null;
  zoneMinutes: number;
}

function parseTokens(text: string): number | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(.*))?$/.exec(text);
  const pieces: Pieces = { year: null, month: null, day: null, time: null, zoneMinutes: 0 };
  if (iso !== null) {
    pieces.year = Number(iso[1]);
    pieces.month = Number(iso[2]) - 1;
    pieces.day = Number(iso[3]);
  }
  const rest =
    iso === null
      ? text.replace(/\d[-/](?=[A-Za-z])|[A-Za-zä][-/](?=\d)/g, (pair) => `${pair.charAt(0)} `)
      : (iso[4] ?? '');
  for (const token of rest.split(/[\s,]+/)) readToken(token, pieces);
  const { year, month, day, time } = pieces;
  if (year === null || month === null || day === null) return null;
  return toEpoch([year, month, day, ...(time ?? [0, 0, 0])], pieces.zoneMinutes);
}

function readToken(token: string, pieces: Pieces): void {
  const clock = /^(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(token);
  if (clock !== null && pieces.time === null && (token.includes(':') || pieces.year !== null)) {
    pieces.time = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
    if (clock[4] !== undefined) pieces.zoneMinutes = readZone(clock[4]);
    return;
  }
  const number = /^(\d{1,4})\.?$/.exec(token);
  if (number !== null) {
    readNumber(Number(number[1]), (number[1] ?? '').length, pieces);
    return;
  }
  const month = monthOf(token);
  if (month >= 0 && pieces.month === null) pieces.month = month;
  else if (/^(?:GMT|UTC?)?[+-]\d{1,2}:?(?:\d{2})?$|^[A-Za-z]{1,4}$/.test(token) && pieces.time !== null) {
    pieces.zoneMinutes = readZone(token) || pieces.zoneMinutes;
  }
}

function readNumber(number: number, digits: number, pieces: Pieces): void {
  if (digits === 4) pieces.year ??= number;
  else if (pieces.day === null && digits <= 2) pieces.day = number;
  else if (pieces.month === null && digits <= 2 && pieces.time === null) pieces.month = number - 1;
  // Two digits: the 20th century ends at 50 (RFC 5322 4.3); three were written by clocks that counted from 1900.
  else if (pieces.year === null)
    pieces.year = digits === 3 ? 1900 + number : number < 50 ? 2000 + number : 1900 + number;
}

function monthOf(token: string): number {
  const name = token.toLowerCase();
  return months.findIndex((month) => month.test(name));
}

function readZone(zone: string): number {
  const numeric = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (numeric === null) return (zones[zone.toLowerCase()] ?? 0) * 60;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return minutes > 15 * 60 ? 0 : numeric[1] === '-' ? -minutes : minutes;
}

function toEpoch(parts: readonly number[], zoneMinutes: number): number | null {
  const [year = 0, month = -1, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const isPossible = month >= 0 && month < 12 && day >= 1 && day <= 31 && hour <= 24 && minute < 60 && second <= 60;
  if (!isPossible || year < 1000) return null;
  return Date.UTC(year, month, day, hour, minute, second) - zoneMinutes * 60_000;
}

/** Of a comment that never ends nobody knows where it would have: no date then. */
function dropComments(text: string): string {
  let out = '';
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += char;
  }
  return depth > 0 ? '' : out.replace(/\s+/g, ' ').trim();
}
