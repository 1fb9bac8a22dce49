import { describe, expect, test } from 'vitest';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { parseQuickAdd } from './parse-quick-add.ts';

/** Wednesday, 18 November 2026, ten o'clock. */
const context = { now: Date.parse('2026-11-18T10:00:00+01:00'), zone: 'Europe/Berlin' };

/** What was understood, on one line. */
function tell(line: string): [string, string] {
  const { title, due, start, remind, recurrence, priority, tags, estimateMinutes } = parseQuickAdd(line, context);
  const parts = [
    due === null ? '' : `due ${due}`,
    start === null ? '' : `start ${start}`,
    remind === null ? '' : `remind ${remind}`,
    recurrence ?? '',
    priority === null ? '' : `!${priority}`,
    ...tags.map((tag) => `#${tag}`),
    estimateMinutes === null ? '' : `~${estimateMinutes}`,
  ];
  return [title, parts.filter((part) => part !== '').join(' ')];
}

describe('lines in German and English', () => {
  test.each([
    ['Zahnarzt Montag 8:30', 'Zahnarzt', 'due 2026-11-23T08:30'],
    ['Freitag 17 Uhr Sport', 'Sport', 'due 2026-11-20T17:00'],
    ['Präsentation übermorgen um 15 Uhr', 'Präsentation', 'due 2026-11-20T15:00'],
    ['Rechnung bezahlen bis Freitag', 'Rechnung bezahlen', 'due 2026-11-20'],
    ['Rechnung bezahlen bis zum 30.11.', 'Rechnung bezahlen', 'due 2026-11-30'],
    ['Vertrag kündigen spätestens am 15. Januar', 'Vertrag kündigen', 'due 2027-01-15'],
    ['Auto waschen am Wochenende', 'Auto waschen', 'due 2026-11-21'],
    ['Einkaufen heute', 'Einkaufen', 'due 2026-11-18'],
    ['Geschenk kaufen bis 24.12.', 'Geschenk kaufen', 'due 2026-12-24'],
    ['Termin am 5. Mai 2027 um 9:15 Uhr', 'Termin', 'due 2027-05-05T09:15'],
    ['Steuer 2025 abgeben bis Ende Juli', 'Steuer 2025 abgeben', 'due 2027-07-31'],
    ['Bericht vom 3.11. lesen', 'Bericht vom 3.11. lesen', ''],
    ['Frau Freitag anrufen', 'Frau Freitag anrufen', ''],
    ['Herr Sonntag schreiben am Samstag', 'Herr Sonntag schreiben', 'due 2026-11-21'],
    ['Video über Montag drehen', 'Video über Montag drehen', ''],
    ['Katze füttern jeden Tag', 'Katze füttern', 'due 2026-11-18 FREQ=DAILY'],
    ['Blumen gießen alle 3 Tage', 'Blumen gießen', 'due 2026-11-18 FREQ=DAILY;INTERVAL=3'],
    ['Standup werktags 9 Uhr', 'Standup', 'due 2026-11-19T09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['Yoga dienstags und donnerstags 18:30', 'Yoga', 'due 2026-11-19T18:30 FREQ=WEEKLY;BYDAY=TU,TH'],
    ['Fußball jeden Mittwoch und Freitag', 'Fußball', 'due 2026-11-18 FREQ=WEEKLY;BYDAY=WE,FR'],
    ['Miete jeden 1.', 'Miete', 'due 2026-12-01 FREQ=MONTHLY;BYMONTHDAY=1'],
    ['Wartung vierteljährlich', 'Wartung', 'due 2026-11-18 FREQ=MONTHLY;INTERVAL=3'],
    ['Zählerstand am letzten Tag des Monats', 'Zählerstand', 'due 2026-11-30'],
    ['Reporting jeden ersten Montag im Monat', 'Reporting', 'due 2026-12-07 FREQ=MONTHLY;BYDAY=1MO'],
    ['Geburtstag Oma jedes Jahr am 3.10.', 'Geburtstag Oma', 'due 2027-10-03 FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3'],
    ['Müll alle zwei Wochen donnerstags', 'Müll', 'due 2026-11-19 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    [
      'Team-Meeting jede zweite Woche am Montag um 10',
      'Team-Meeting',
      'due 2026-11-23T10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
    ],
    ['Konzept ~2h !mittel #arbeit/q4', 'Konzept', '!medium #arbeit/q4 ~120'],
    ['Konzept ~1,5h', 'Konzept', '~90'],
    ['Buch "Der Montag" lesen morgen', 'Buch "Der Montag" lesen', 'due 2026-11-19'],
    ['Meeting 10-12 Uhr morgen', 'Meeting', 'due 2026-11-19T10:00 ~120'],
    ['um 8 Uhr abends Film', 'Film', 'due 2026-11-18T20:00'],
    ['morgen früh Brötchen holen', 'Brötchen holen', 'due 2026-11-19T09:00'],
    ['morgen Nachmittag Zahnarzt', 'Zahnarzt', 'due 2026-11-19T15:00'],
    ['Anruf in 2 Stunden', 'Anruf', 'due 2026-11-18T12:00'],
    ['in einer Woche nachfassen', 'nachfassen', 'due 2026-11-25'],
    ['in zwei Monaten Inspektion', 'Inspektion', 'due 2027-01-18'],
    ['nächste Woche Angebot schreiben', 'Angebot schreiben', 'due 2026-11-27'],
    ['nächsten Monat Urlaub planen', 'Urlaub planen', 'due 2026-12-01'],
    ['ab Montag Diät', 'Diät', 'start 2026-11-23'],
    ['erinnere mich morgen um 9 daran, Bob anzurufen', 'Bob anzurufen', 'remind 2026-11-19T09:00'],
    ['erinner mich am Freitag an die Wäsche', 'die Wäsche', 'remind 2026-11-20'],
    ['Anruf p1', 'Anruf', '!high'],
    ['Seite 12 bis 20 lesen', 'Seite 12 bis 20 lesen', ''],
    ['3 Äpfel kaufen', '3 Äpfel kaufen', ''],
    ['Version 2.0 veröffentlichen', 'Version 2.0 veröffentlichen', ''],
    ['Raum 3.12 buchen', 'Raum 3.12 buchen', ''],
    ['Ticket #123 prüfen', 'Ticket #123 prüfen', ''],
    ['Paket abholen 12.12', 'Paket abholen 12.12', ''],
    ['viertel nach drei Kaffee', 'Kaffee', 'due 2026-11-18T15:15'],
    ['dreiviertel fünf Zug', 'Zug', 'due 2026-11-18T16:45'],
    ['Bus um 6', 'Bus', 'due 2026-11-18T18:00'],
    ['Freitagabend Kino', 'Kino', 'due 2026-11-20T19:00'],
    ['mittags Suppe', 'Suppe', 'due 2026-11-18T12:00'],
    ['Arzt am Donnerstag, 26.11., 11 Uhr', 'Arzt', 'due 2026-11-26T11:00'],
    ['Dentist Monday 8:30', 'Dentist', 'due 2026-11-23T08:30'],
    ['Friday 5pm gym', 'gym', 'due 2026-11-20T17:00'],
    ['presentation the day after tomorrow at 3pm', 'presentation', 'due 2026-11-20T15:00'],
    ['pay invoice by Friday', 'pay invoice', 'due 2026-11-20'],
    ['pay invoice by Nov 30', 'pay invoice', 'due 2026-11-30'],
    ['cancel contract by January 15th 2027', 'cancel contract', 'due 2027-01-15'],
    ['wash car this weekend', 'wash car', 'due 2026-11-21'],
    ['shop today', 'shop', 'due 2026-11-18'],
    ['meet Anna on May 5 2027 at 9:15 am', 'meet Anna', 'due 2027-05-05T09:15'],
    ['file 2025 taxes by end of July', 'file 2025 taxes', 'due 2027-07-31'],
    ['read report from November 3', 'read report from November 3', ''],
    ['call Mr. Friday', 'call Mr. Friday', ''],
    ['watch Black Friday deals', 'watch Black Friday deals', ''],
    ['water plants every 3 days', 'water plants', 'due 2026-11-18 FREQ=DAILY;INTERVAL=3'],
    ['standup every weekday at 9', 'standup', 'due 2026-11-19T09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['yoga on Tuesdays and Thursdays 18:30', 'yoga', 'due 2026-11-19T18:30 FREQ=WEEKLY;BYDAY=TU,TH'],
    ['football every Wednesday and Friday', 'football', 'due 2026-11-18 FREQ=WEEKLY;BYDAY=WE,FR'],
    ['rent every 1st', 'rent', 'due 2026-12-01 FREQ=MONTHLY;BYMONTHDAY=1'],
    ['review quarterly', 'review', 'due 2026-11-18 FREQ=MONTHLY;INTERVAL=3'],
    ['meter reading on the last day of every month', 'meter reading', 'due 2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['report every first Monday of the month', 'report', 'due 2026-12-07 FREQ=MONTHLY;BYDAY=1MO'],
    ["mom's birthday every year on Oct 3", "mom's birthday", 'due 2027-10-03 FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3'],
    ['bins every other Thursday', 'bins', 'due 2026-11-19 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['sync every 2 weeks on Monday at 10', 'sync', 'due 2026-11-23T10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['draft ~2h !medium #work/q4', 'draft', '!medium #work/q4 ~120'],
    ['read "The Friday Book" tomorrow', 'read "The Friday Book"', 'due 2026-11-19'],
    ['tomorrow morning fetch rolls', 'fetch rolls', 'due 2026-11-19T09:00'],
    ['dentist tomorrow afternoon', 'dentist', 'due 2026-11-19T15:00'],
    ['call in 2 hours', 'call', 'due 2026-11-18T12:00'],
    ['follow up in a week', 'follow up', 'due 2026-11-25'],
    ['next week write offer', 'write offer', 'due 2026-11-27'],
    ['start diet from Monday', 'start diet', 'start 2026-11-23'],
    ['remind me tomorrow at 9 to call Bob', 'call Bob', 'remind 2026-11-19T09:00'],
    ['remind me on Friday about the laundry', 'the laundry', 'remind 2026-11-20'],
    ['remind me to call Bob tomorrow at 9', 'call Bob', 'remind 2026-11-19T09:00'],
    ['pages 12 to 20', 'pages 12 to 20', ''],
    ['buy 3 apples', 'buy 3 apples', ''],
    ['release version 2.0', 'release version 2.0', ''],
    ['meeting 10:00-11:30 tomorrow', 'meeting', 'due 2026-11-19T10:00 ~90'],
    ['quarter past three coffee', 'coffee', 'due 2026-11-18T15:15'],
    ['coffee at 3', 'coffee', 'due 2026-11-18T15:00'],
    ['lunch at noon on Sunday', 'lunch', 'due 2026-11-22T12:00'],
    ['movie tonight', 'movie', 'due 2026-11-18T19:00'],
    ['finish by EOD', 'finish', 'due 2026-11-18'],
    ['trip 12/24', 'trip 12/24', ''],
    ['trip by 12/24', 'trip', 'due 2026-12-24'],
    ['Call Jan', 'Call Jan', ''],
    ['May I ask Anna', 'May I ask Anna', ''],
    ['take the sat nav', 'take the sat nav', ''],
    ['so do it', 'so do it', ''],
    ['wed the couple', 'wed the couple', ''],
    ['sun cream kaufen', 'sun cream kaufen', ''],
    ['plan sprint week 50', 'plan sprint', 'due 2026-12-11'],
    ['morgen', '', 'due 2026-11-19'],
    ['jeden', 'jeden', ''],
    ['!!!', '', '!high'],
    ['#', '#', ''],
    ['~', '~', ''],
    ['@', '@', ''],
    ['@tomorrow ring', 'ring', 'due 2026-11-19'],
    ['am', 'am', ''],
    ['bis', 'bis', ''],
    ['every', 'every', ''],
    ['"', '"', ''],
    ['every morning pills', 'pills', 'due 2026-11-19T09:00 FREQ=DAILY'],
    ['jeden Abend Zähne putzen', 'Zähne putzen', 'due 2026-11-18T19:00 FREQ=DAILY'],
    ['every Monday morning review', 'review', 'due 2026-11-23T09:00 FREQ=WEEKLY;BYDAY=MO'],
    ['jeden Montag früh Post', 'Post', 'due 2026-11-23T09:00 FREQ=WEEKLY;BYDAY=MO'],
    ['this afternoon call', 'call', 'due 2026-11-18T15:00'],
    ['heute Mittag Suppe', 'Suppe', 'due 2026-11-18T12:00'],
    ['am Freitag, den 27.11. Elternabend', 'Elternabend', 'due 2026-11-27'],
    ['Thursday 26 Nov 11am doctor', 'doctor', 'due 2026-11-26T11:00'],
    ['on Sat brunch', 'brunch', 'due 2026-11-21'],
    ['by Fri report', 'report', 'due 2026-11-20'],
    ['call on the 5th', 'call', 'due 2026-12-05'],
    ['bis Mo fertig', 'fertig', 'due 2026-11-23'],
    ['in der KW 50 liefern', 'liefern', 'due 2026-12-11'],
    ['Urlaub 3.8. bis 14.8. planen', 'Urlaub 3.8. planen', 'due 2027-08-14'],
    ['ab 1.12. Diät', 'Diät', 'start 2026-12-01'],
    ['lunch 12:30', 'lunch', 'due 2026-11-18T12:30'],
    ['Kaffee um halb', 'Kaffee um halb', ''],
    ['Meeting 25:00', 'Meeting 25:00', ''],
    ['x 31.2.', 'x 31.2.', ''],
    ['pay 3pm!', 'pay', 'due 2026-11-18T15:00'],
    ['buy milk, tomorrow', 'buy milk', 'due 2026-11-19'],
    ['daily', '', 'due 2026-11-18 FREQ=DAILY'],
    ['"tomorrow never dies" watch on Sunday', '"tomorrow never dies" watch', 'due 2026-11-22'],
    ['#a/b/c x', 'x', '#a/b/c'],
    ['mail to anna@example.org tomorrow', 'mail to anna@example.org', 'due 2026-11-19'],
    ['check https://x.example/#12 today', 'check https://x.example/#12', 'due 2026-11-18'],
    ['   ', '', ''],
  ])('%j', (line, title, understood) => {
    expect(tell(line)).toEqual([title, understood]);
  });
});

test('chips name the words they were read from, also where these stand apart', () => {
  const line = 'letzter Freitag im Monat Stammtisch, jeden Monat #chor';
  const { chips } = parseQuickAdd(line, context);
  const words = chips.map(({ kind, spans }) => [kind, ...spans.map(({ from, to }) => line.slice(from, to))]);
  expect(words).toEqual([
    ['tag', '#chor'],
    ['recurrence', 'letzter Freitag im Monat', 'jeden Monat'],
  ]);
});

test('a time that the clocks leave out still is one', () => {
  const { due } = parseQuickAdd('am 29.3. um 2:30 wach sein', context);
  expect(due).toBe('2027-03-29T02:30');
});

test('nothing that can be typed breaks it, and no word gets lost', () => {
  const random = seededRandom(43);
  const pieces =
    'am um bis jeden every 31.12. 14:00 Uhr KW 50 next Monday @freitag ~1h !!! #a/b "x y" in 3 Tagen letzter Freitag im Monat morgen früh halb drei Ende der Woche from 10 to 12 😀 \u0000 % „ “ Wort'.split(
      ' ',
    );
  for (let run = 0; run < 5_000; run += 1) {
    const line = Array.from(
      { length: Math.floor(random() * 10) },
      () => pieces[Math.floor(random() * pieces.length)],
    ).join(' ');
    const { title, chips, due } = parseQuickAdd(line, context);
    if (due !== null) expect(due, line).toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/);
    for (const { from, to } of chips.flatMap(({ spans }) => spans)) {
      expect(from, line).toBeLessThan(to);
      expect(to, line).toBeLessThanOrEqual(line.length);
    }
    // Every word is the title's or a chip's.
    const read = chips.flatMap(({ spans }) => spans.map(({ from, to }) => line.slice(from, to))).join(' ');
    if (line.includes('Wort')) expect(`${title} ${read}`, line).toContain('Wort');
  }
});
