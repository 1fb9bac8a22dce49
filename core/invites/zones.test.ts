import { describe, expect, test } from 'vitest';
import { readCalendar } from './read-calendar.ts';
import { resolveZone } from './zones.ts';
import { windowsZones } from './windows-zones.ts';

/** DTSTART as a calendar program wrote it, with whatever zone it brought, to the instant and the zone it is in. */
function start(value: string, zone = ''): string {
  const event = ['BEGIN:VEVENT', 'UID:1', `DTSTART${value}`, 'END:VEVENT'];
  const text = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', ...(zone === '' ? [] : [zone]), ...event, 'END:VCALENDAR'];
  const moment = readCalendar(text.join('\r\n'))?.events[0]?.start;
  if (moment === null || moment === undefined) return 'none';
  const at = new Date(moment.at).toISOString().slice(0, 16);
  return moment.certainty === 'exact' ? `${at}Z` : `${at} ${moment.certainty}`;
}

/** As Exchange writes them: from the year 1601 on, by week of the month. */
function vtimezone(tzid: string, standard: string, daylight: string, from: string, to: string): string {
  const half = (name: string, at: string, before: string, after: string) =>
    [`BEGIN:${name}`, at, `TZOFFSETFROM:${before}`, `TZOFFSETTO:${after}`, `END:${name}`].join('\r\n');
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    half('STANDARD', standard, to, from),
    half('DAYLIGHT', daylight, from, to),
    'END:VTIMEZONE',
  ].join('\r\n');
}

const europe = (tzid: string) =>
  vtimezone(
    tzid,
    'DTSTART:16010101T030000\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'DTSTART:16010101T020000\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    '+0100',
    '+0200',
  );
const america = (tzid: string) =>
  vtimezone(
    tzid,
    'DTSTART:20071104T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'DTSTART:20070311T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    '-0500',
    '-0400',
  );

describe('Google and Apple name zones as the world does', () => {
  test.each([
    [';TZID=Europe/Berlin:20260115T100000', '2026-01-15T09:00Z'],
    [';TZID=Europe/Berlin:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=America/New_York:20260715T100000', '2026-07-15T14:00Z'],
    [';TZID=Asia/Kolkata:20260715T100000', '2026-07-15T04:30Z'],
    [';TZID=Asia/Calcutta:20260715T100000', '2026-07-15T04:30Z'],
    [';TZID=Australia/Lord_Howe:20260115T100000', '2026-01-14T23:00Z'],
    [';TZID=Pacific/Apia:20260715T100000', '2026-07-14T21:00Z'],
    [';TZID=America/Argentina/Buenos_Aires:20260715T100000', '2026-07-15T13:00Z'],
    [';TZID=europe/berlin:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID="Europe/Berlin":20260715T100000', '2026-07-15T08:00Z'],
    [':20260715T100000Z', '2026-07-15T10:00Z'],
    [';TZID=UTC:20260715T100000', '2026-07-15T10:00Z'],
    [';TZID=Etc/GMT-3:20260715T100000', '2026-07-15T07:00Z'],
  ])('%s', (value, expected) => expect(start(value)).toBe(expected));
});

describe('Outlook and Exchange name them as Windows does, with rules and without', () => {
  test.each([
    [';TZID=W. Europe Standard Time:20260115T100000', '2026-01-15T09:00Z'],
    [';TZID=W. Europe Standard Time:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID="W. Europe Standard Time":20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=w. europe standard time:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=Romance Standard Time:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=GMT Standard Time:20260715T100000', '2026-07-15T09:00Z'],
    [';TZID=Greenwich Standard Time:20260715T100000', '2026-07-15T10:00Z'],
    [';TZID=Eastern Standard Time:20260715T100000', '2026-07-15T14:00Z'],
    [';TZID=Pacific Standard Time:20260115T100000', '2026-01-15T18:00Z'],
    [';TZID=India Standard Time:20260715T100000', '2026-07-15T04:30Z'],
    [';TZID=Tokyo Standard Time:20260715T100000', '2026-07-15T01:00Z'],
    [';TZID=AUS Eastern Standard Time:20260115T100000', '2026-01-14T23:00Z'],
    [';TZID=tzone://Microsoft/Utc:20260715T100000', '2026-07-15T10:00Z'],
    [';TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20260715T100000', '2026-07-15T08:00Z'],
    [';TZID="(UTC-05:00) Eastern Time (US & Canada)":20260715T100000', '2026-07-15T10:00 unknown'],
  ])('%s', (value, expected) => expect(start(value)).toBe(expected));

  test.each([
    ['Customized Time Zone', europe, '20260715T100000', '2026-07-15T08:00Z'],
    ['Customized Time Zone', europe, '20260115T100000', '2026-01-15T09:00Z'],
    ['Customized Time Zone', america, '20260715T100000', '2026-07-15T14:00Z'],
    ['tzone://Microsoft/Custom', america, '20260115T100000', '2026-01-15T15:00Z'],
    ['Mitteleuropa 2', europe, '20260715T100000', '2026-07-15T08:00Z'],
    // The name of a zone wins over rules that say otherwise: those of the system are newer.
    ['Europe/London', europe, '20260715T100000', '2026-07-15T09:00Z'],
  ])('%s with rules of its own', (tzid, rules, value, expected) =>
    expect(start(`;TZID=${tzid}:${value}`, rules(tzid))).toBe(expected),
  );
});

describe('the days the clocks change', () => {
  test.each([
    ['the last minute before', ';TZID=Europe/Berlin:20260329T015900', '', '2026-03-29T00:59Z'],
    ['skipped: as if the clock had not changed yet', ';TZID=Europe/Berlin:20260329T023000', '', '2026-03-29T01:30Z'],
    ['the first minute after', ';TZID=Europe/Berlin:20260329T030000', '', '2026-03-29T01:00Z'],
    ['twice: the first', ';TZID=Europe/Berlin:20261025T023000', '', '2026-10-25T00:30Z'],
    ['after both', ';TZID=Europe/Berlin:20261025T030000', '', '2026-10-25T02:00Z'],
    ['by rules, before', ';TZID=Eigene:20260329T015900', europe('Eigene'), '2026-03-29T00:59Z'],
    ['by rules, skipped', ';TZID=Eigene:20260329T023000', europe('Eigene'), '2026-03-29T01:30Z'],
    ['by rules, after', ';TZID=Eigene:20260329T030000', europe('Eigene'), '2026-03-29T01:00Z'],
    ['by rules, twice', ';TZID=Eigene:20261025T023000', europe('Eigene'), '2026-10-25T00:30Z'],
    ['by rules, after both', ';TZID=Eigene:20261025T030000', europe('Eigene'), '2026-10-25T02:00Z'],
    ['New York, skipped', ';TZID=America/New_York:20260308T023000', '', '2026-03-08T07:30Z'],
    ['New York by rules, twice', ';TZID=Own:20261101T013000', america('Own'), '2026-11-01T05:30Z'],
    ['Sydney goes back in April', ';TZID=Australia/Sydney:20260405T023000', '', '2026-04-04T15:30Z'],
  ])('%s', (_case, value, zone, expected) => expect(start(value, zone)).toBe(expected));
});

describe('other programs', () => {
  test.each([
    [';TZID=/mozilla.org/20050126_1/Europe/Berlin:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires:20260715T100000', '2026-07-15T13:00Z'],
    [';TZID=Western/Central Europe:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=GMT+0200:20260715T100000', '2026-07-15T08:00Z'],
    [';TZID=UTC-05:00:20260715T100000', '2026-07-15T15:00Z'],
    [';TZID="UTC-05:00":20260715T100000', '2026-07-15T15:00Z'],
    [';TZID=Mars/Olympus:20260715T100000', '2026-07-15T10:00 unknown'],
    [';TZID=:20260715T100000', '2026-07-15T10:00 unknown'],
    [':20260715T100000', '2026-07-15T10:00 floating'],
    [';VALUE=DATE:20260715', '2026-07-15T00:00Z'],
    [':20260230T100000', 'none'],
    [':gestern', 'none'],
  ])('%s', (value, expected) => expect(start(value)).toBe(expected));

  test('rules that follow nothing are left alone, and rules without end do not take long', () => {
    const broken = 'BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:gestern\r\nEND:STANDARD\r\nEND:VTIMEZONE';
    expect(start(';TZID=X:20260715T100000', broken)).toBe('2026-07-15T10:00 unknown');
    const secondly = vtimezone(
      'Y',
      'DTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY',
      'DTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=99',
      '+0100',
      '+0200',
    );
    expect(start(';TZID=Y:20260715T100000', secondly)).toMatch(/^2026-07-15T0[89]:00Z$/);
  });
});

test('every name of Windows leads to a zone this system knows', () => {
  expect(Object.keys(windowsZones).length).toBeGreaterThan(130);
  for (const name of Object.keys(windowsZones)) expect(resolveZone(name, null)?.kind, name).toBe('iana');
});
