import type { DemoConversation } from '../format.ts';

export const praktikum: DemoConversation = {
  id: 'praktikum',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Bewerbung um ein Praktikum ab {{+110d month}}',
  mails: [
    {
      from: 'santos',
      at: '-2b 20:14',
      isUnread: true,
      attachments: [
        ['Lebenslauf_Santos.pdf', 230],
        ['Mappe_Santos.pdf', 14_800],
      ],
      text: `
        Sehr geehrte Frau Oelke,

        ich studiere im fünften Semester Szenografie und suche für mein Praxissemester ein kleines Büro, in dem man vom ersten Strich bis zum Aufbau dabei ist. Ihre Ausstellung „Nachtgäste“ im Naturkundehaus habe ich dreimal gesehen, jedes Mal wegen der Geräusche im letzten Raum.

        Hätten Sie von {{+110d month}} bis {{+260d month}} einen Platz? Meine Hochschule braucht eine Zusage bis {{+25d}}. Zu einem Gespräch komme ich gern vorbei, freitags habe ich keine Vorlesungen.

        Meine Mappe und mein Lebenslauf hängen an.

        Mit freundlichen Grüßen
        Yara Santos
      `,
    },
  ],
};

export const urlaub: DemoConversation = {
  id: 'urlaub-frieda',
  account: 'work',
  language: 'de',
  place: 'archive',
  subject: 'Urlaub nach dem Aufbau',
  mails: [
    {
      from: 'frieda',
      at: '-14b 13:02',
      text: `
        Hanne, ich würde gern vom {{+5w:mon}} bis {{+6w:fri}} freinehmen, wenn „Salz“ bis dahin steht. Die Übergabe an Bassam mache ich in der Woche davor. Ist das in Ordnung?
      `,
    },
    {
      from: 'work',
      at: '-14b 14:30',
      text: `
        Ist eingetragen. Lass bitte den Ordner mit den Leihverträgen so liegen, dass ich ihn finde.
      `,
    },
  ],
};

export const einladung: DemoConversation = {
  id: 'einladung-kunsthalle',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Einladung zur Eröffnung: „Rauschen. Bilder vom Meer“',
  mails: [
    {
      from: 'kunsthalle',
      at: '-9b 12:00',
      attachments: [['Eroeffnung.ics', 2]],
      text: `
        Liebe Hanne Oelke,

        zur Eröffnung der Ausstellung „Rauschen. Bilder vom Meer“ laden wir Sie und eine Begleitung herzlich ein:

        {{+2w:fri}}, 19 Uhr
        Kunsthalle Altenfeld, Foyer

        Wir bitten um Antwort bis {{+1w:thu}}.

        Ihre Kunsthalle
      `,
    },
    {
      from: 'work',
      at: '-8b 17:33',
      text: `
        Vielen Dank für die Einladung. Ob ich komme, weiß ich erst Anfang nächster Woche, an dem Abend ist vielleicht Chorprobe. Ich melde mich rechtzeitig.

        Hanne Oelke
      `,
    },
  ],
};
