import { people } from '#resources/demo/index.ts';
import type { DemoEntry } from '#core/demo/archive.ts';
import { entryOf, type ExtraMail } from './extra-mail.ts';
import { asHtml, htmlPart, multipart, plainPart, textPart, type Part, type Person } from './mime.ts';

interface Event {
  readonly uid: string;
  readonly method: 'REQUEST' | 'CANCEL' | 'REPLY';
  readonly sequence?: number;
  readonly summary: string;
  readonly organizer: Person;
  readonly attendees: readonly Person[];
  readonly lines: readonly string[];
  readonly partstat?: string;
}

const berlin = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'END:VTIMEZONE',
];

// As Exchange names it, which no other calendar knows.
const exchange = berlin.map((line) => line.replace('Europe/Berlin', 'W. Europe Standard Time'));

function calendar(
  { uid, method, sequence = 0, summary, organizer, attendees, lines, partstat }: Event,
  zone: readonly string[],
): string {
  const isCancelled = method === 'CANCEL';
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fjordpost//Kalender//DE',
    `METHOD:${method}`,
    ...zone,
    'BEGIN:VEVENT',
    `UID:${uid}@demo.hauspost.example`,
    'DTSTAMP:20260101T090000Z',
    `SEQUENCE:${sequence}`,
    `SUMMARY:${summary.replace(/[,;\\]/g, '\\$&')}`,
    `ORGANIZER;CN="${organizer.name}":mailto:${organizer.address}`,
    ...attendees.map(
      ({ name, address }) =>
        `ATTENDEE;CN="${name}";PARTSTAT=${partstat ?? 'NEEDS-ACTION'};RSVP=${partstat === undefined ? 'TRUE' : 'FALSE'}:mailto:${address}`,
    ),
    ...lines,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .flatMap(fold)
    .join('\n');
}

/** RFC 5545, 3.1; at a border of characters, and tokens are not torn. */
function fold(line: string): string[] {
  if (Buffer.byteLength(line) <= 75 || line.includes('{{')) return [line];
  const out: string[] = [];
  let row = '';
  for (const character of line) {
    if (Buffer.byteLength(row + character) > 74) {
      out.push(row);
      row = ' ';
    }
    row += character;
  }
  return [...out, row];
}

function invitation(text: string, event: Event, zone: readonly string[] = berlin): Part {
  const ics = calendar(event, zone);
  return multipart('mixed', [
    multipart('alternative', [
      textPart(text),
      htmlPart(asHtml(text)),
      plainPart(`text/calendar; charset=utf-8; method=${event.method}`, ics),
    ]),
    plainPart('application/ics; name="einladung.ics"', ics, [
      'Content-Disposition: attachment; filename="einladung.ics"',
    ]),
  ]);
}

const { work, club, jansen, marxen, frieda, munro, wolski, zahnarzt, family, bassam } = people;

export function renderInvites(): DemoEntry[] {
  const aufbau = { uid: 'aufbau-raum-2', organizer: jansen, attendees: [work, frieda] };
  const mails: ExtraMail[] = [
    {
      account: 'work',
      at: '-8b 08:10',
      heading: { id: 'termin-aufbau.1', from: jansen, to: [work, frieda], subject: 'Einladung: Aufbau Raum 2' },
      part: invitation('Moin,\n\nder Aufbau in Raum 2, wie besprochen. Bitte kurz zusagen.\n\nWiebke Jansen', {
        ...aufbau,
        method: 'REQUEST',
        summary: 'Aufbau Raum 2',
        lines: [
          'DTSTART;TZID=Europe/Berlin:{{ics +9b 08:00}}',
          'DTEND;TZID=Europe/Berlin:{{ics +9b 16:00}}',
          'LOCATION:Museum am Hafen\\, Tor 3',
        ],
      }),
    },
    {
      account: 'work',
      at: '-5b 14:25',
      flags: '',
      heading: {
        id: 'termin-aufbau.2',
        from: jansen,
        to: [work, frieda],
        subject: 'Aktualisiert: Aufbau Raum 2',
        references: ['termin-aufbau.1@demo.hauspost.example'],
        inReplyTo: 'termin-aufbau.1@demo.hauspost.example',
      },
      part: invitation('Moin,\n\neine Stunde früher, sonst bekommen wir den Hof nicht.\n\nWiebke Jansen', {
        ...aufbau,
        method: 'REQUEST',
        sequence: 1,
        summary: 'Aufbau Raum 2',
        lines: [
          'DTSTART;TZID=Europe/Berlin:{{ics +9b 07:00}}',
          'DTEND;TZID=Europe/Berlin:{{ics +9b 16:00}}',
          'LOCATION:Museum am Hafen\\, Tor 3',
        ],
      }),
    },
    {
      account: 'work',
      at: '-6b 09:40',
      place: 'archive',
      heading: { id: 'termin-licht.1', from: marxen, to: [work, bassam], subject: 'Abgesagt: Lichtprobe' },
      part: invitation('Liebe alle,\n\ndie Lichtprobe fällt aus, die Lampen sind noch nicht da.\n\nJudith Marxen', {
        uid: 'lichtprobe',
        method: 'CANCEL',
        sequence: 2,
        summary: 'Lichtprobe',
        organizer: marxen,
        attendees: [work, bassam],
        lines: ['DTSTART;TZID=Europe/Berlin:{{ics +4b 10:00}}', 'DTEND;TZID=Europe/Berlin:{{ics +4b 11:30}}'],
      }),
    },
    {
      account: 'work',
      language: 'en',
      at: '-6b 11:55',
      heading: { id: 'northmoor-call.1', from: munro, to: [work], subject: 'Invitation: Tides, weekly call' },
      part: invitation(
        'Hello Hanne,\n\nour weekly call until the opening. Dial-in details follow.\n\nEilidh',
        {
          uid: 'tides-weekly',
          method: 'REQUEST',
          summary: 'Tides, weekly call',
          organizer: munro,
          attendees: [work],
          lines: [
            'DTSTART;TZID=W. Europe Standard Time:{{ics +1w:wed 11:00}}',
            'DTEND;TZID=W. Europe Standard Time:{{ics +1w:wed 11:30}}',
            'RRULE:FREQ=WEEKLY;COUNT=8',
            'LOCATION:Telephone',
          ],
        },
        exchange,
      ),
    },
    {
      account: 'work',
      at: '-4b 10:02',
      place: 'archive',
      heading: { id: 'zusage-frieda.1', from: frieda, to: [work], subject: 'Zugesagt: Besprechung Tafeln' },
      part: invitation('Frieda Lorenz hat zugesagt.', {
        uid: 'besprechung-tafeln',
        method: 'REPLY',
        summary: 'Besprechung Tafeln',
        organizer: work,
        attendees: [frieda],
        partstat: 'ACCEPTED',
        lines: ['DTSTART;TZID=Europe/Berlin:{{ics +2b 14:00}}', 'DTEND;TZID=Europe/Berlin:{{ics +2b 15:00}}'],
      }),
    },
    {
      account: 'club',
      at: '-11d 19:48',
      heading: { id: 'probentag.1', from: wolski, to: [club], subject: 'Probentag, ganztägig' },
      part: invitation('Liebe Orga,\n\nder Probentag vor dem Konzert, bitte in den Kalender.\n\nMateusz', {
        uid: 'probentag',
        method: 'REQUEST',
        summary: 'Probentag',
        organizer: wolski,
        attendees: [club],
        lines: [
          'DTSTART;VALUE=DATE:{{icsday +3w:sat 12:00}}',
          'DTEND;VALUE=DATE:{{icsday +3w:sun 12:00}}',
          'LOCATION:Gemeindesaal St. Nikolai',
        ],
      }),
    },
    {
      account: 'family',
      at: '-9d 13:05',
      heading: {
        id: 'zahnarzt-termin.1',
        from: zahnarzt,
        to: [family],
        subject: 'Ihr Termin zur Kontrolle',
        extra: [['Auto-Submitted', 'auto-generated']],
      },
      part: invitation(
        'Guten Tag,\n\nIhr nächster Kontrolltermin steht. Bitte sagen Sie zwei Tage vorher ab, wenn er nicht passt.\n\nPraxis Dr. Lübbers',
        {
          uid: 'kontrolle',
          method: 'REQUEST',
          summary: 'Kontrolle, Praxis Dr. Lübbers',
          organizer: zahnarzt,
          attendees: [family],
          lines: ['DTSTART;TZID=Europe/Berlin:{{ics +20d 09:20}}', 'DTEND;TZID=Europe/Berlin:{{ics +20d 09:50}}'],
        },
      ),
    },
  ];
  return mails.map(entryOf);
}
