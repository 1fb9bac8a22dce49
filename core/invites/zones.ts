import { clip, cleanLine } from '#shared/model/line.ts';
import type { ZoneRules } from './zone-rules.ts';
import { windowsZones } from './windows-zones.ts';

/** What a TZID stands for: a zone of the system's database, or the rules the mail itself brings. */
export type Zone =
  | { readonly kind: 'iana'; readonly name: string }
  | { readonly kind: 'rules'; readonly rules: ZoneRules };

/** Names other programs use, none of them in a standard. Lower case. */
const otherNames: Readonly<Record<string, string>> = {
  z: 'UTC',
  gmt: 'UTC',
  utc: 'UTC',
  'tzone://microsoft/utc': 'UTC',
  '(utc) coordinated universal time': 'UTC',
  '(utc) koordinierte weltzeit': 'UTC',
  mez: 'Europe/Berlin',
  mesz: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  'western/central europe': 'Europe/Berlin',
  'mitteleuropäische zeit': 'Europe/Berlin',
  'central european time': 'Europe/Berlin',
  bst: 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  eastern: 'America/New_York',
  'us-eastern': 'America/New_York',
  'eastern time (us & canada)': 'America/New_York',
  edt: 'America/New_York',
  central: 'America/Chicago',
  'us-central': 'America/Chicago',
  'central time (us & canada)': 'America/Chicago',
  cdt: 'America/Chicago',
  mountain: 'America/Denver',
  'us-mountain': 'America/Denver',
  'mountain time (us & canada)': 'America/Denver',
  mdt: 'America/Denver',
  pacific: 'America/Los_Angeles',
  'us-pacific': 'America/Los_Angeles',
  'pacific time (us & canada)': 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
};
const windowsNames = new Map(Object.entries(windowsZones).map(([name, zone]) => [name.toLowerCase(), zone]));

/**
 * The name decides where it is one: the system's rules are newer than those a mail carries. A name nobody knows is
 * worth what the mail's own VTIMEZONE says; then the cities that Outlook lists behind an offset. `null`: nobody can tell.
 */
export function resolveZone(tzid: string, rules: ZoneRules | null): Zone | null {
  const name = clip(cleanLine(tzid), 200).replace(/^"|"$/g, '');
  const known = knownName(name) ?? fromPath(name);
  if (known !== null) return { kind: 'iana', name: known };
  if (rules !== null) return { kind: 'rules', rules };
  const city = fromCities(name);
  return city === null ? fixedOffset(name) : { kind: 'iana', name: city };
}

function knownName(name: string): string | null {
  const lower = name.toLowerCase();
  const mapped = otherNames[lower] ?? windowsNames.get(lower);
  return mapped ?? ianaName(name);
}

/** Offsets such as `+01:00` are names to `Intl` too; they are read by `fixedOffset`. */
function ianaName(name: string): string | null {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `/mozilla.org/20050126_1/Europe/Berlin`, as Evolution, Mozilla and others wrote them. */
function fromPath(name: string): string | null {
  const parts = name.split('/').filter((part) => part !== '');
  if (!name.startsWith('/') || parts.length < 3) return null;
  for (const length of [3, 2]) {
    const end = parts.slice(-length).join('/');
    const found = parts.length > length ? ianaName(end) : null;
    if (found !== null) return found;
  }
  return null;
}

/** `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`. */
function fromCities(name: string): string | null {
  const [, list] = /^\((?:UTC|GMT)[^)]{0,10}\)\s*(.+)$/.exec(name) ?? [];
  if (list === undefined) return null;
  for (const city of list.split(/[,;]/)) {
    const found = cities().get(city.trim().toLowerCase());
    if (found !== undefined) return found;
  }
  return null;
}

let cityNames: Map<string, string> | null = null;

function cities(): Map<string, string> {
  cityNames ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      zone
        .slice(zone.lastIndexOf('/') + 1)
        .replaceAll('_', ' ')
        .toLowerCase(),
      zone,
    ]),
  );
  return cityNames;
}

/** `GMT+0200`, `UTC-05:00`, `+01:00`: no summer time is meant, none is added. */
function fixedOffset(name: string): Zone | null {
  const [, sign, hours = '', minutes = '0'] = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(name) ?? [];
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { kind: 'rules', rules: { observances: [], firstOffset: offset } };
}
