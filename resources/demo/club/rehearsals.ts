import type { DemoConversation } from '../format.ts';

export const probenwochenende: DemoConversation = {
  id: 'probenwochenende',
  account: 'club',
  language: 'de',
  place: 'inbox',
  subject: 'Probenwochenende am Meer 🎶🌊 wer kommt mit?',
  mails: [
    {
      from: 'club',
      to: ['wolski', 'petersen', 'ayse', 'lennart'],
      at: '-20d 09:00',
      text: `
        Hallo alle,

        das Dünenhaus hat vom {{+7w:fri}} bis {{+7w:sun}} noch 32 Betten für uns. 78 € pro Person mit Essen, Zimmer zu viert.

        Bitte antwortet bis {{+1w:sun}}, ob ihr mitkommt, und ob jemand vegetarisch oder glutenfrei isst.

        Hanne
      `,
    },
    {
      from: 'lennart',
      at: '-19d 22:05',
      text: `
        Dabei! Vegetarisch. Ich kann fünf Leute im Bus mitnehmen, Abfahrt Freitag 15 Uhr am Bahnhof.
      `,
    },
    {
      from: 'ayse',
      at: '-16d 07:31',
      text: `
        Ich komme gern, aber erst am Samstag gegen 10. Geht das, und wird es dann billiger?
      `,
    },
    {
      from: 'herberge',
      at: '-2d 10:26',
      attachments: [['Gruppenvertrag_DH-771.pdf', 165]],
      text: `
        Sehr geehrte Frau Oelke,

        anbei der Gruppenvertrag DH-771 über 32 Personen. Bitte senden Sie ihn bis {{+9d}} unterschrieben zurück, sonst geben wir die Betten wieder frei. Bis vier Wochen vor der Anreise können Sie die Zahl um höchstens fünf Personen senken.

        Ihr Dünenhaus
      `,
    },
  ],
};

export const notenbestellung: DemoConversation = {
  id: 'notenbestellung',
  account: 'club',
  language: 'de',
  place: 'inbox',
  subject: 'Ihre Bestellung 66-1203 ist unterwegs',
  mails: [
    {
      from: 'noten',
      at: '-6d 14:00',
      text: `
        Guten Tag,

        folgende Noten haben heute unser Lager verlassen:

        35 × „Nachtlied“, Chorpartitur
         1 × „Nachtlied“, Klavierauszug

        Betrag: 131,25 €, Rechnung liegt der Sendung bei.

        Notenhandlung Taktstrich
      `,
    },
    {
      from: 'club',
      at: '-4d 17:17',
      text: `
        Guten Tag,

        die Sendung ist da, vielen Dank. Leider sind es 25 Chorpartituren statt 35. Können Sie die fehlenden zehn so schicken, dass sie vor der Probe am {{+1w:tue}} hier sind?

        Hanne Oelke, Chor Querklang
      `,
    },
  ],
};

export const sopranFehlt: DemoConversation = {
  id: 'sopran-fehlt',
  account: 'club',
  language: 'de',
  place: 'inbox',
  subject: 'Dienstag ohne mich',
  mails: [
    {
      from: 'ayse',
      at: '-1d 21:50',
      text: `
        Liebe Hanne,

        ich bin heiser wie eine alte Tür und bleibe Dienstag besser zu Hause. Kannst du das Einsingen übernehmen? Der Zettel mit den Übungen liegt im Klavierhocker.

        Und bring mir bitte die neuen Noten mit, ich hole sie am Mittwoch bei dir ab.

        Ayşe
      `,
    },
  ],
};
