import { describe, expect, test } from 'vitest';
import { readCalendar, type ReadInvite } from './read-calendar.ts';
import { replyCalendar } from './reply-calendar.ts';
import { replyWords } from './reply-words.ts';

const wrap = (lines: readonly string[], method = 'REQUEST') =>
  ['BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join(
    '\r\n',
  );

function read(lines: readonly string[], method?: string): ReadInvite {
  return readCalendar(wrap(lines, method))?.events[0] ?? expect.fail('no event');
}

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString().slice(0, 16));

describe('how long it takes', () => {
  test.each([
    ['a day', ['DTSTART;VALUE=DATE:20260715', 'DTEND;VALUE=DATE:20260716'], null],
    ['the day itself as its end', ['DTSTART;VALUE=DATE:20260715', 'DTEND;VALUE=DATE:20260715'], null],
    ['three days', ['DTSTART;VALUE=DATE:20260715', 'DTEND;VALUE=DATE:20260718'], '2026-07-17T00:00'],
    ['by duration', ['DTSTART:20260715T100000Z', 'DURATION:PT1H30M'], '2026-07-15T11:30'],
    ['weeks', ['DTSTART;VALUE=DATE:20260715', 'DURATION:P1W'], '2026-07-21T00:00'],
    ['no end', ['DTSTART:20260715T100000Z'], null],
    ['an end before its beginning', ['DTSTART:20260715T100000Z', 'DTEND:20260715T090000Z'], null],
    ['a duration of nonsense', ['DTSTART:20260715T100000Z', 'DURATION:soon'], null],
  ])('%s', (_case, lines, end) => expect(iso(read(lines).end?.at)).toBe(end));

  test("Outlook's all-day events are midnights with a mark", () => {
    const { start, end } = read([
      'DTSTART;TZID=W. Europe Standard Time:20260715T000000',
      'DTEND;TZID=W. Europe Standard Time:20260716T000000',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    ]);
    expect(start).toMatchObject({ isAllDay: true, at: Date.UTC(2026, 6, 15) });
    expect(end).toBeNull();
  });
});

describe('how it comes again', () => {
  test.each([
    ['FREQ=WEEKLY;COUNT=8', { frequency: 'weekly', interval: 1, count: 8, isMore: false }],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
      {
        interval: 2,
        weekdays: [
          { weekday: 1, nth: null },
          { weekday: 3, nth: null },
        ],
      },
    ],
    ['FREQ=MONTHLY;BYDAY=-1FR', { frequency: 'monthly', weekdays: [{ weekday: 5, nth: -1 }] }],
    ['FREQ=MONTHLY;BYMONTHDAY=15,-1', { monthDays: [15, -1], isMore: false }],
    ['FREQ=YEARLY;BYMONTH=5', { frequency: 'yearly', months: [5] }],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', { isMore: true }],
    ['FREQ=HOURLY', { frequency: 'other', isMore: true }],
    ['FREQ=DAILY;INTERVAL=0', { frequency: 'daily', interval: 1 }],
  ])('%s', (rule, expected) =>
    expect(read(['DTSTART:20260715T100000Z', `RRULE:${rule}`]).rule).toMatchObject(expected),
  );

  test('until a day, and with days left out', () => {
    const { rule } = read(['DTSTART:20260715T100000Z', 'RRULE:FREQ=DAILY;UNTIL=20261224', 'EXDATE:20260716T100000Z']);
    expect(rule).toMatchObject({ isMore: true, until: { isAllDay: true, at: Date.UTC(2026, 11, 24) } });
  });
});

describe('who takes part', () => {
  const guests = read([
    'ORGANIZER;CN="Jansen, Wiebke":MAILTO:wiebke@museum.example',
    'ATTENDEE;CN=Hanne;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:hanne@office.example',
    'ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:frieda%2Bx@office.example',
    'ATTENDEE;PARTSTAT=DECLINED:https://evil.example/',
    'ATTENDEE;CN="<img src=x onerror=alert(1)>\u202e":mailto:a@b.example,c@d.example',
  ]);

  test('organizer and guests, by what they said', () => {
    expect(guests.organizer).toEqual({ name: 'Jansen, Wiebke', address: 'wiebke@museum.example' });
    expect(guests.guests).toEqual([
      { name: 'Hanne', address: 'hanne@office.example', answer: 'open', isOptional: false },
      { name: '', address: 'frieda+x@office.example', answer: 'accepted', isOptional: true },
    ]);
    expect(guests.guestCount).toBe(4);
  });

  test('an address that is several, or a link, is nobody to write to', () => {
    expect(read(['ORGANIZER:mailto:a@b.c,d@e.f']).organizer).toBeNull();
    expect(read(['ORGANIZER:javascript:alert(1)']).organizer).toBeNull();
    expect(read(['ORGANIZER:mailto:a@b.c%0d%0aBcc:x@y.z']).organizer).toBeNull();
  });
});

test.each(['REQUEST', 'REPLY', 'CANCEL', 'COUNTER', 'PUBLISH'])('method %s', (method) =>
  expect(read([], method).method).toBe(method.toLowerCase()),
);

test('a cancelled event is cancelled by its method as by its status', () => {
  expect(read([], 'CANCEL').isCancelled).toBe(true);
  expect(read(['STATUS:CANCELLED']).isCancelled).toBe(true);
  expect(read(['STATUS:CONFIRMED']).isCancelled).toBe(false);
});

describe('whatever it is, it is read or it is not; nothing is thrown', () => {
  test.each([
    '',
    'Guten Tag',
    'BEGIN:VCALENDAR',
    'BEGIN:VCALENDAR\r\nEND:VEVENT',
    '\0\uffff',
    'BEGIN:VCARD\nEND:VCARD',
  ])('%j', (text) => expect(readCalendar(text)?.events ?? []).toEqual([]));

  test('lines that are none, folds, other line ends, a broken end', () => {
    const text =
      'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nno property\nSUMMARY:Zwei Z\n eilen\nRRULE:FREQ=';
    expect(readCalendar(text)?.events[0]).toMatchObject({ uid: '1', summary: 'Zwei Zeilen', rule: null });
  });

  test('very much of it', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `ATTENDEE:mailto:a${index}@b.c`);
    expect(read(many).guests).toHaveLength(300);
    const events = Array.from({ length: 500 }, () => 'BEGIN:VEVENT\nUID:1\nEND:VEVENT').join('\n');
    const calendar = readCalendar(`BEGIN:VCALENDAR\n${events}\nEND:VCALENDAR`);
    expect([calendar?.events.length, calendar?.eventCount]).toEqual([20, 500]);
    const deep = `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(10_000)}`;
    expect(readCalendar(deep)).not.toBeNull();
    expect(readCalendar(`BEGIN:VCALENDAR\n${'X'.repeat(1_000_001)}`)).toBeNull();
  });
});

describe('the answer', () => {
  const event = read([
    'DTSTART;TZID=W. Europe Standard Time:20260715T100000',
    'DTEND;TZID=W. Europe Standard Time:20260715T110000',
    'RECURRENCE-ID;TZID=W. Europe Standard Time:20260715T090000',
    'SEQUENCE:3',
    'SUMMARY:Aufbau\\, Raum 2',
    'ORGANIZER;CN=Wiebke:mailto:wiebke@museum.example',
  ]);
  const said = {
    answer: 'tentative' as const,
    comment: 'Erst ab 11;\nsonst gern',
    name: 'Hanne',
    address: 'h@o.example',
    at: 0,
  };
  const text = replyCalendar(event, said);

  test('says which event, which version, who, and what', () => {
    const lines = text.replace(/\r\n /g, '').split('\r\n');
    expect(lines).toContain('METHOD:REPLY');
    expect(lines).toContain('UID:1');
    expect(lines).toContain('SEQUENCE:3');
    expect(lines).toContain('RECURRENCE-ID:20260715T070000Z');
    expect(lines).toContain('DTSTART:20260715T080000Z');
    expect(lines).toContain('DTSTAMP:19700101T000000Z');
    expect(lines).toContain('ATTENDEE;CN=Hanne;PARTSTAT=TENTATIVE:mailto:h@o.example');
    expect(lines).toContain('ORGANIZER:mailto:wiebke@museum.example');
    expect(lines).toContain('SUMMARY:Aufbau\\, Raum 2');
    expect(lines).toContain('COMMENT:Erst ab 11\\;\\nsonst gern');
  });

  test('reads back as what was meant', () => {
    expect(readCalendar(text)?.events[0]).toMatchObject({
      method: 'reply',
      guests: [{ address: 'h@o.example', answer: 'tentative' }],
      comment: 'Erst ab 11;\nsonst gern',
    });
  });

  test('no line of it comes from the comment', () => {
    const evil = replyCalendar(event, { ...said, comment: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT', name: 'A";X="\r\nB:C' });
    expect(evil.split('\r\n').filter((line) => line === 'END:VEVENT')).toHaveLength(1);
    expect(readCalendar(evil)?.eventCount).toBe(1);
  });

  test('people read a sentence', () => {
    const words = { answer: 'accepted' as const, summary: 'Aufbau', name: 'Hanne', comment: '' };
    expect(replyWords('de', words)).toEqual({ subject: 'Zugesagt: Aufbau', text: 'Hanne hat zugesagt.' });
    expect(replyWords('en', { ...words, comment: ' See you ' }).text).toBe('See you\n\nHanne has accepted.');
  });
});
