import { people } from '#resources/demo/index.ts';
import type { DemoAccount } from '#resources/demo/format.ts';
import type { DemoEntry } from '#core/demo/archive.ts';
import { domain, entryOf } from './extra-mail.ts';
import { multipart, plainPart, textPart, type Person } from './mime.ts';

interface Failure {
  readonly name: string;
  readonly account: DemoAccount;
  readonly sentAt: string;
  readonly at: string;
  readonly to: Person;
  readonly subject: string;
  readonly text: string;
  readonly action: 'failed' | 'delayed';
  readonly status: string;
  readonly diagnostic: string;
  readonly place?: DemoEntry['place'];
}

const failures: readonly Failure[] = [
  {
    name: 'vorbesprechung',
    account: 'work',
    sentAt: '-5b 17:20',
    at: '-5b 17:21',
    to: { name: 'Pia Thomsen', address: 'p.thomson@museum-am-hafen.example' },
    subject: 'Vorbesprechung Presse',
    text: 'Liebe Frau Thomsen,\n\npasst Ihnen die Vorbesprechung mit der Presse am Dienstag um zehn? Frau Marxen ist dabei.\n\nViele Grüße\nHanne Oelke\n',
    action: 'failed',
    status: '5.1.1',
    diagnostic: '550 5.1.1 <p.thomson@museum-am-hafen.example>: Recipient address rejected: User unknown',
  },
  {
    name: 'gaeste-kilbrae',
    account: 'club',
    sentAt: '-13d 20:02',
    at: '-12d 00:07',
    to: { name: 'Kilbrae Singers', address: 'committee@kilbrae-singers.example' },
    subject: 'Beds for our guests',
    text: 'Hello all,\n\nwe have eleven beds in families and six in the hostel. Who takes which?\n\nChor Querklang\n',
    action: 'delayed',
    status: '4.4.1',
    diagnostic: '451 4.4.1 connect to mx.kilbrae-singers.example: Connection timed out',
    place: 'archive',
  },
  {
    name: 'bilder-tom',
    account: 'family',
    sentAt: '-16d 21:30',
    at: '-16d 21:31',
    to: people.tom,
    subject: 'Pictures of the summer, all of them',
    text: 'Dear Tom,\n\nhere they come, all at once. Sorry for the size.\n\nHanne\n',
    action: 'failed',
    status: '5.2.2',
    diagnostic: '552 5.2.2 <tom.ashdown@heronmail.example>: Mailbox full',
    place: 'archive',
  },
];

export function renderFailures(): DemoEntry[] {
  return [...failures.flatMap(renderFailure), ...renderAnswers()];
}

/** The mail that went out, and the report of RFC 3464 that came back. */
function renderFailure(failure: Failure): DemoEntry[] {
  const { name, account, sentAt, at, to, subject, text, action, status, diagnostic, place = 'inbox' } = failure;
  const owner = people[account];
  const mx = `mx.${owner.address.split('@')[1]}`;
  const daemon: Person = { name: 'Mail Delivery System', address: `mailer-daemon@${mx}` };
  const original = `${name}.1@${domain}`;
  const what = action === 'failed' ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)';
  const explained =
    action === 'failed'
      ? `I'm sorry to have to inform you that your message could not be delivered to one recipient.\n\n<${to.address}>: ${diagnostic}\n`
      : `Your message could not be delivered for 4 hours. It will be retried until it is 5 days old.\n\n<${to.address}>: ${diagnostic}\n`;
  const report = multipart(`report; report-type=delivery-status`, [
    textPart(explained, { charset: 'us-ascii', encoding: '7bit' }),
    plainPart(
      'message/delivery-status',
      `Reporting-MTA: dns; ${mx}\nArrival-Date: {{@mail}}\n\nFinal-Recipient: rfc822; ${to.address}\n` +
        `Original-Recipient: rfc822;${to.address}\nAction: ${action}\nStatus: ${status}\n` +
        `Remote-MTA: dns; mx.${to.address.split('@')[1]}\nDiagnostic-Code: smtp; ${diagnostic}\n`,
    ),
    plainPart(
      'text/rfc822-headers',
      `From: <${owner.address}>\nTo: <${to.address}>\nSubject: ${subject}\nMessage-ID: <${original}>\n`,
    ),
  ]);
  return [
    entryOf({
      account,
      at: sentAt,
      heading: { id: `${name}.1`, from: owner, to: [to], subject },
      part: textPart(text),
    }),
    entryOf({
      account,
      place,
      language: 'en',
      at,
      flags: place === 'inbox' ? '' : 'S',
      heading: {
        id: `${name}.report`,
        from: daemon,
        subject: what,
        inReplyTo: original,
        references: [original],
        extra: [['Auto-Submitted', 'auto-replied']],
      },
      part: report,
    }),
  ];
}

/** Machines that answer: away from the desk, and read at last. */
function renderAnswers(): DemoEntry[] {
  const away = entryOf({
    account: 'work',
    place: 'archive',
    at: '-9b 10:16',
    heading: {
      id: 'abwesend-thiele.1',
      from: people.thiele,
      subject: 'Automatische Antwort: Salz, Texte komplett',
      extra: [
        ['Auto-Submitted', 'auto-replied'],
        ['X-Auto-Response-Suppress', 'All'],
        ['Precedence', 'bulk'],
      ],
    },
    part: textPart(
      'Guten Tag,\n\nich bin bis Ende der Woche auf See und lese keine Mails. Danach in der Reihenfolge des Eingangs.\n\nIngmar Thiele\n',
      { encoding: 'quoted-printable' },
    ),
  });
  const read = entryOf({
    account: 'club',
    place: 'archive',
    at: '-14d 08:30',
    heading: {
      id: 'gelesen-verband.1',
      from: people.verband,
      subject: 'Gelesen: Anmeldung zum Chorfest',
      extra: [['Auto-Submitted', 'auto-replied']],
    },
    part: multipart('report; report-type=disposition-notification', [
      textPart('Ihre Nachricht „Anmeldung zum Chorfest“ wurde angezeigt.\n'),
      plainPart(
        'message/disposition-notification',
        `Reporting-UA: Fjordpost\nFinal-Recipient: rfc822;${people.verband.address}\nOriginal-Message-ID: <chorfest.1@${domain}>\n` +
          'Disposition: manual-action/MDN-sent-manually; displayed\n',
      ),
    ]),
  });
  return [away, read];
}
