import type { DemoConversation } from '../format.ts';

export const kassenpruefung: DemoConversation = {
  id: 'kassenpruefung',
  account: 'club',
  language: 'de',
  place: 'archive',
  subject: 'Kassenprüfung, drei Fragen',
  mails: [
    {
      from: 'kasse',
      to: ['club', 'petersen'],
      at: '-42d 18:18',
      attachments: [['Kassenbuch.xlsx', 59]],
      text: `
        Hallo ihr beiden,

        beim Prüfen der Kasse sind drei Belege übrig geblieben: 12,80 € Porto, 46 € Blumen, 7,50 € „Diverses“. Wer weiß, wofür?

        Henning
      `,
    },
    {
      from: 'petersen',
      to: ['kasse', 'club'],
      at: '-41d 09:30',
      text: `
        Die Blumen waren für Frau Reimers zum Abschied des Küsters. Das Porto war ich, für die Spendenbescheinigungen.
      `,
    },
    {
      from: 'club',
      to: ['kasse', 'petersen'],
      at: '-41d 12:02',
      text: `
        „Diverses“ ist der Kuchen für die Noten-Sortier-Nacht. Ich schreibe dir einen Eigenbeleg und lege ihn dir am Dienstag hin.
      `,
    },
  ],
};

export const willkommen: DemoConversation = {
  id: 'willkommen-rosa',
  account: 'club',
  language: 'de',
  place: 'archive',
  subject: 'Willkommen im Chor',
  mails: [
    {
      from: 'club',
      to: ['neumitglied'],
      at: '-8d 16:45',
      attachments: [['Beitrittserklaerung.pdf', 44]],
      text: `
        Liebe Rosa,

        schön, dass du bei uns singst. Wir proben dienstags von 19:30 bis 21:45 in der alten Turnhalle, Eingang über den Hof.

        Bring zur nächsten Probe bitte die Beitrittserklärung mit. Wie groß bist du? Wir haben noch ein Konzertkleid in M im Schrank.

        Bis Dienstag
        Hanne
      `,
    },
  ],
};
