import type { DemoConversation } from '../format.ts';

export const elternabend: DemoConversation = {
  id: 'elternabend',
  account: 'family',
  language: 'de',
  place: 'inbox',
  subject: 'Elternabend 4b und Rücklaufzettel',
  mails: [
    {
      from: 'klasse',
      at: '-3d 17:05',
      attachments: [['Ruecklaufzettel.pdf', 38]],
      text: `
        Liebe Eltern der 4b,

        der nächste Elternabend ist am {{+1w:thu}} um 19:30 Uhr im Klassenraum. Es geht um die weiterführenden Schulen und um das Theaterstück.

        Bitte geben Sie Ihrem Kind bis {{+1w:mon}} den Rücklaufzettel mit. Wer kann beim Bühnenbild helfen? Wir bauen an zwei Samstagen einen Leuchtturm.

        Viele Grüße
        N. Demir
      `,
    },
  ],
};

export const klassenfahrt: DemoConversation = {
  id: 'klassenfahrt',
  account: 'family',
  language: 'de',
  place: 'archive',
  subject: 'Klassenfahrt: Kosten und Termine',
  mails: [
    {
      from: 'schule',
      at: '-50d 12:30',
      attachments: [['Klassenfahrt_4b.pdf', 102]],
      text: `
        Sehr geehrte Eltern,

        die Klassenfahrt kostet 184 €, zahlbar in zwei Raten bis {{-35d}} und {{+14d}}. Wer Unterstützung braucht, wendet sich bitte vertraulich an das Sekretariat.

        Grundschule am Mühlbach
      `,
    },
    {
      from: 'family',
      at: '-48d 21:21',
      text: `
        Guten Abend,

        die erste Rate ist überwiesen. Lotte darf schwimmen und hat keine Allergien. Die Einverständniserklärung bringt sie morgen mit.

        Hanne Oelke
      `,
    },
  ],
};
