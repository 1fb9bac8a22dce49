import { people } from '#resources/demo/index.ts';
import { dedent } from '#core/demo/fill-text.ts';
import type { DemoEntry } from '#core/demo/archive.ts';
import { makeFile } from './attachments.ts';
import { domain, entryOf } from './extra-mail.ts';
import { renderFailures } from './failures.ts';
import { renderInvites } from './invites.ts';
import {
  alternative,
  asHtml,
  filePart,
  htmlPart,
  makeMail,
  mixed,
  multipart,
  plainPart,
  textPart,
  type Part,
  type Person,
} from './mime.ts';

/** What the conversations lack: invites, pictures in the text, a long thread of a mailing list, mails that came back. */
export function renderExtras(): DemoEntry[] {
  return [...renderInvites(), ...renderPictures(), ...renderList(), ...renderFailures(), ...renderForms()];
}

function renderPictures(): DemoEntry[] {
  const logo = { ...makeFile('logo.png', ['Kunsthalle']), name: 'logo.png' };
  const photos = ['Birkensee_1.jpg', 'Birkensee_2.jpg', 'Birkensee_3.jpg'].map((name) => makeFile(name, [name]));
  const card = makeFile('skizze.png', ['Salz Sockel']);
  const [first, second, third] = photos;
  if (first === undefined || second === undefined || third === undefined) return [];
  const related = (text: string, html: string, pictures: readonly Part[]) =>
    multipart('alternative', [
      textPart(text, { encoding: 'quoted-printable' }),
      multipart('related', [htmlPart(html), ...pictures]),
    ]);
  return [
    entryOf({
      account: 'family',
      at: '-6d 20:14',
      heading: { id: 'fotos-birkensee.1', from: people.swantje, subject: 'Fotos vom Birkensee' },
      part: multipart('mixed', [
        related(
          'Hallo ihr,\n\nzwei davon gleich hier, das dritte hängt an. Auf dem ersten sieht man sogar die Fähre.\n\nSwantje\n',
          '<html><body><p>Hallo ihr,</p><p>zwei davon gleich hier, das dritte hängt an. Auf dem ersten sieht man sogar die Fähre.</p>' +
            '<p><img src="cid:foto1@birkensee" alt="Der See am Morgen" width="320"></p>' +
            '<p><img src="cid:foto2@birkensee" alt="Der Steg" width="320"></p><p>Swantje</p></body></html>\n',
          [filePart(first, { inlineAs: 'foto1@birkensee' }), filePart(second, { inlineAs: 'foto2@birkensee' })],
        ),
        filePart(third),
      ]),
    }),
    entryOf({
      account: 'work',
      at: '-9d 09:02',
      place: 'archive',
      heading: {
        id: 'kunsthalle-winter.1',
        from: people.kunsthalle,
        subject: 'Winterprogramm: Licht, Papier, Stille',
        extra: [
          [
            'List-Unsubscribe',
            '<https://kunsthalle-altenfeld.example/abmelden/7f3a>, <mailto:abmelden@kunsthalle-altenfeld.example>',
          ],
          ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
          ['List-Id', 'Kunsthalle Altenfeld <programm.kunsthalle-altenfeld.example>'],
          ['Precedence', 'bulk'],
        ],
      },
      part: related(
        'Winterprogramm der Kunsthalle Altenfeld\n\nLicht, Papier, Stille: drei Ausstellungen bis Februar.\n\nAbmelden: https://kunsthalle-altenfeld.example/abmelden/7f3a\n',
        '<html><body style="margin:0;background:#f4f1ea"><div style="display:none;max-height:0;overflow:hidden">Drei Ausstellungen bis Februar.</div>' +
          '<table width="600" align="center"><tr><td><img src="cid:logo@kunsthalle" alt="Kunsthalle Altenfeld" width="240">' +
          '<h1>Licht, Papier, Stille</h1><p>Drei Ausstellungen bis Februar. Der Eintritt am Donnerstagabend ist frei.</p>' +
          '<p style="font-size:11px;color:#777"><a href="https://kunsthalle-altenfeld.example/abmelden/7f3a">Abmelden</a></p>' +
          '</td></tr></table><img src="https://zaehler.kunsthalle-altenfeld.example/o.gif?id=7f3a" width="1" height="1" alt=""></body></html>\n',
        [filePart(logo, { inlineAs: 'logo@kunsthalle' })],
      ),
    }),
    entryOf({
      account: 'work',
      at: '-4b 16:48',
      heading: { id: 'sockel-skizze.1', from: people.bassam, subject: 'Sockel: so habe ich es gemeint' },
      part: related(
        'Hanne,\n\ndie Skizze steht hier drunter. Das Licht kommt von links, dann wirft die Pfanne den Schatten auf die Wand.\n\nB.\n',
        '<html><body><p>Hanne,</p><p>die Skizze steht hier drunter. Das Licht kommt von links, dann wirft die Pfanne den Schatten auf die Wand.</p>' +
          '<p><img src="cid:skizze@oelke" alt="Skizze"></p><p>B.</p></body></html>\n',
        [filePart(card, { inlineAs: 'skizze@oelke' })],
      ),
    }),
  ];
}

const listAddress: Person = { name: 'Schriftkultur', address: 'schriftkultur@listen.example' };
const posters: Readonly<Record<string, Person>> = {
  juna: { name: 'Juna Adler', address: 'juna@bleisatz-werkstatt.example' },
  rufus: { name: 'Rufus Hartley', address: 'rufus.hartley@letterfold.example' },
  mirko: { name: 'Mirko Šimić', address: 'mirko@slova.example' },
  ines: { name: 'Inés Valdivia', address: 'ines@tipografia-sur.example' },
  hanne: people.work,
};

interface Post {
  readonly by: string;
  readonly at: string;
  readonly answers: number | null;
  readonly quote?: string;
  readonly text: string;
}

// A tree, not a line: two branches, and a late answer to the very first.
const posts: readonly Post[] = [
  {
    by: 'juna',
    at: '-24d 09:12',
    answers: null,
    text: 'Hallo zusammen,\n\nwelche Schrift nehmt ihr für Wandtexte, die im Halbdunkel gelesen werden? Bei uns sind es 80 Lux und zwei Meter Abstand.',
  },
  {
    by: 'rufus',
    at: '-24d 10:40',
    answers: 0,
    quote: 'Bei uns sind es 80 Lux und zwei Meter Abstand.',
    text: 'We had the same at the maritime museum. Anything with open counters and a large x-height. We ended up at 46 pt, which felt absurd on screen and right on the wall.',
  },
  {
    by: 'mirko',
    at: '-24d 11:05',
    answers: 1,
    quote: 'We ended up at 46 pt',
    text: 'And the line length? In my experience that matters more than the size: 38 characters, not more.',
  },
  {
    by: 'rufus',
    at: '-24d 11:31',
    answers: 2,
    quote: '38 characters, not more.',
    text: 'About 42. The curators wanted 60. We hung up both and watched people for an afternoon.',
  },
  {
    by: 'ines',
    at: '-24d 15:20',
    answers: 3,
    quote: 'watched people for an afternoon',
    text: 'That is the best argument I have read on this list. May I quote you in my class?',
  },
  {
    by: 'rufus',
    at: '-24d 15:44',
    answers: 4,
    quote: 'May I quote you in my class?',
    text: 'Of course. The photos are worse than the argument, but you can have them too.',
  },
  {
    by: 'hanne',
    at: '-23d 08:15',
    answers: 0,
    quote: 'welche Schrift nehmt ihr für Wandtexte',
    text: 'Wir haben für ein Museum am Hafen gerade dieselbe Frage. Bisher: halbfett statt normal, heller Text auf mittlerem Grau, nie auf Schwarz. Auf Schwarz überstrahlt es.',
  },
  {
    by: 'juna',
    at: '-23d 09:50',
    answers: 6,
    quote: 'nie auf Schwarz',
    text: 'Das mit dem Überstrahlen hatte ich auf die Lampen geschoben. Welches Grau?',
  },
  {
    by: 'hanne',
    at: '-23d 10:22',
    answers: 7,
    quote: 'Welches Grau?',
    text: 'Ungefähr 35 % Weiß, matt gestrichen. Den Farbton schicke ich dir, sobald die Druckerei antwortet.',
  },
  {
    by: 'mirko',
    at: '-22d 19:03',
    answers: 8,
    quote: 'matt gestrichen',
    text: 'Matt is the important word. We once had satin, and every visitor read the lamp.',
  },
  {
    by: 'ines',
    at: '-21d 12:00',
    answers: 2,
    quote: '38 characters',
    text: 'For Spanish I would add two. Our words are longer, and hyphenation on a wall looks like a mistake.',
  },
  {
    by: 'mirko',
    at: '-21d 12:41',
    answers: 10,
    quote: 'hyphenation on a wall looks like a mistake',
    text: 'Ragged right, always. On a wall nobody counts the edge.',
  },
  {
    by: 'juna',
    at: '-18d 17:30',
    answers: 8,
    quote: 'sobald die Druckerei antwortet',
    text: 'Kam da schon etwas? Wir streichen nächste Woche.',
  },
  {
    by: 'rufus',
    at: '-12d 21:15',
    answers: 0,
    quote: '80 Lux',
    text: 'A late addition: we measured again with people over sixty. 46 pt became 52. Sorry, everyone.',
  },
];

function renderList(): DemoEntry[] {
  const idOf = (index: number) => `wandtexte.${index + 1}`;
  const chainOf = (index: number | null): number[] => {
    if (index === null) return [];
    return [...chainOf(posts[index]?.answers ?? null), index];
  };
  return posts.map(({ by, at, answers, quote, text }, index) => {
    const from = posters[by] ?? listAddress;
    const isOwn = by === 'hanne';
    const chain = chainOf(answers).map((one) => `${idOf(one)}@${domain}`);
    const quoted =
      answers === null || quote === undefined ? '' : `${posters[posts[answers]?.by ?? '']?.name}:\n> ${quote}\n\n`;
    const footer = isOwn
      ? ''
      : '\n\n_______________________________________________\nSchriftkultur mailing list\nhttps://listen.example/schriftkultur';
    return entryOf({
      account: 'work',
      place: 'archive',
      language: 'de',
      at,
      flags: index === posts.length - 1 ? '' : 'S',
      heading: {
        id: idOf(index),
        from,
        to: [listAddress],
        subject: `${answers === null ? '' : 'Re: '}[Schriftkultur] Wandtexte im Halbdunkel`,
        inReplyTo: chain.at(-1) ?? null,
        references: chain,
        extra: isOwn
          ? []
          : [
              ['List-Id', 'Schriftkultur <schriftkultur.listen.example>'],
              ['List-Post', '<mailto:schriftkultur@listen.example>'],
              ['List-Unsubscribe', '<mailto:schriftkultur-leave@listen.example>'],
              ['Precedence', 'list'],
            ],
      },
      part: textPart(`${quoted}${text}${footer}\n`, {
        encoding: index % 3 === 1 ? 'quoted-printable' : '8bit',
        more: index % 4 === 0 ? '; format=flowed' : '',
      }),
    });
  });
}

/** Other forms that mail takes: forwarded whole, only HTML, an old charset. */
function renderForms(): DemoEntry[] {
  const forwarded = makeMail(
    {
      id: `altes-angebot.1@${domain}`,
      from: people.lichtwerk,
      to: [people.bassam],
      subject: 'Angebot Schienensystem',
      receivedBy: people.bassam,
    },
    textPart(
      'Guten Tag Herr Haddad,\n\nanbei unser Angebot für das Schienensystem, gültig vier Wochen.\n\nLichtwerk GmbH\n',
    ),
  );
  return [
    entryOf({
      account: 'work',
      at: '-7b 10:31',
      place: 'archive',
      heading: { id: 'weitergeleitet.1', from: people.bassam, subject: 'Fwd: Angebot Schienensystem' },
      part: multipart('mixed', [
        textPart('Das alte Angebot hängt als Mail an. Bitte nicht wundern über das Datum.\n'),
        plainPart('message/rfc822', forwarded, [
          'Content-Disposition: attachment; filename="Angebot Schienensystem.eml"',
        ]),
      ]),
    }),
    entryOf({
      account: 'family',
      at: '-8d 07:45',
      place: 'archive',
      heading: {
        id: 'nur-html.1',
        from: people.paket,
        subject: 'Ihre Sendung liegt im Paketladen',
        extra: [['Auto-Submitted', 'auto-generated']],
      },
      part: htmlPart(
        asHtml('Guten Tag,\n\nIhre Sendung PB-88123 liegt bis nächste Woche im Paketladen an der Mühle.\n\nPaketblitz'),
      ),
    }),
    entryOf({
      account: 'club',
      at: '-15d 18:20',
      place: 'archive',
      heading: { id: 'alter-zeichensatz.1', from: people.petersen, subject: 'Schlüssel für den Übungsraum' },
      part: textPart(
        'Liebe Orga,\n\nder Schlüssel für den Übungsraum hängt wieder am Brett. Die Heizung läuft über die Zeitschaltuhr, bitte nicht drehen.\n\nGrüße\nGudrun\n',
        {
          charset: 'iso-8859-1',
          encoding: 'quoted-printable',
        },
      ),
    }),
    entryOf({
      account: 'club',
      at: '-10d 11:11',
      place: 'archive',
      heading: { id: 'zwei-fassungen.1', from: people.ayse, subject: 'Stimmbildung: Aufwärmen in fünf Minuten' },
      part: mixed(
        alternative(
          dedent(`
            Hallo ihr Lieben,

            hier das Blatt zum Aufwärmen. Bitte nicht vor dem zweiten Kaffee.

            Ayşe`),
          asHtml('Hallo ihr Lieben,\n\nhier das Blatt zum Aufwärmen. Bitte nicht vor dem zweiten Kaffee.\n\nAyşe'),
        ),
        [
          makeFile('Aufwärmen.pdf', [
            'Aufwärmen in fünf Minuten',
            '',
            '1. Gähnen',
            '2. Summen',
            '3. Lippen flattern lassen',
          ]),
        ],
      ),
    }),
  ];
}
