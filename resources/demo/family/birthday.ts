import type { DemoConversation } from '../format.ts';

export const mamaSiebzig: DemoConversation = {
  id: 'mama-siebzig',
  account: 'family',
  language: 'de',
  place: 'inbox',
  subject: 'Mama wird siebzig (nicht weitersagen)',
  mails: [
    {
      from: 'swantje',
      to: ['family', 'aksel'],
      at: '-17d 22:10',
      text: `
        Hallo ihr zwei,

        am {{+6w:sun}} ist es so weit. Sie sagt, sie will nichts Großes, also will sie etwas Mittleres. Mein Vorschlag: Kaffee im Bootshaus, 20 Leute, und am Abend nur wir.

        Das Bootshaus hält uns den Termin bis {{+1d}}. Was meint ihr?

        Swantje
      `,
    },
    {
      from: 'family',
      at: '-16d 06:55',
      text: `
        Bootshaus ist schön. Ich kümmere mich um die Torte und um Tante Hilde, du um die Einladungen? Und sag mir, was es kostet, wir teilen durch zwei.
      `,
    },
    {
      from: 'aksel',
      to: ['swantje', 'family'],
      at: '-16d 12:20',
      text: `
        Ich baue ihr eine Diashow. Wer Fotos von vor 1990 hat, schickt sie mir bitte bis {{+10d}}, ruhig schief abfotografiert.
      `,
    },
    {
      from: 'swantje',
      to: ['family', 'aksel'],
      at: '-6d 19:03',
      text: `
        Einladungen mache ich. Das Bootshaus nimmt 14,50 € pro Kopf, Kinder die Hälfte, Anzahlung 100 €. Kannst du die überweisen, Hanne? Ich bin diesen Monat blank wie eine Ententeichsohle.
      `,
    },
    {
      from: 'swantje',
      to: ['family'],
      at: '-55m',
      isUnread: true,
      text: `
        Hast du die Anzahlung schon überwiesen? Das Bootshaus hat eben angerufen, sie brauchen das Geld bis {{+1d}}, sonst ist der Termin weg.

        Und: Kommen Lotte und Mio den ganzen Tag mit, oder nur zum Kaffee?
      `,
    },
  ],
};

export const rezept: DemoConversation = {
  id: 'rezept-mama',
  account: 'family',
  language: 'de',
  place: 'archive',
  subject: 'Das Rezept vom Apfelkuchen',
  mails: [
    {
      from: 'family',
      to: ['renate'],
      at: '-28d 15:12',
      text: `
        Mama, wie war das mit dem Apfelkuchen? Erst die Eier oder erst die Butter?
      `,
    },
    {
      from: 'renate',
      at: '-27d 08:40',
      text: `
        Liebes Kind,

        erst die Butter mit dem Zucker, bis dir der Arm wehtut. Dann vier Eier, eins nach dem anderen. 250 g Mehl, ein halbes Päckchen Backpulver, sechs säuerliche Äpfel in Spalten. 50 Minuten bei 180 Grad, nicht Umluft.

        Und keinen Zimt, der Zimt war immer von deiner Tante.

        Wann kommt ihr mal wieder?

        Mama
      `,
    },
  ],
};

export const fotos: DemoConversation = {
  id: 'fotos-ostsee',
  account: 'family',
  language: 'de',
  place: 'archive',
  subject: 'Fotos vom Strand',
  mails: [
    {
      from: 'family',
      to: ['renate', 'swantje'],
      at: '-38d 20:00',
      attachments: [
        ['Strand_01.jpg', 4_210],
        ['Strand_02.jpg', 3_870],
        ['Lotte_und_der_Hund.jpg', 5_030],
      ],
      text: `
        Die drei besten. Auf dem letzten sieht man, warum wir jetzt neue Gummistiefel brauchen.
      `,
    },
    {
      from: 'renate',
      at: '-37d 09:14',
      text: `
        Wunderschön! Kannst du mir das mit dem Hund groß ausdrucken? Für den Flur.
      `,
    },
  ],
};
