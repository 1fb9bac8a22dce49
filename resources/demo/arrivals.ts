import type { DemoArrival } from './format.ts';

/** What `demo.deliver` brings, in turn; after the last it begins again. */
export const arrivals: readonly DemoArrival[] = [
  {
    id: 'jansen-termin',
    account: 'work',
    language: 'de',
    subject: 'Zweiter Aufbautag',
    mail: {
      from: 'jansen',
      text: `
        Moin Frau Oelke,

        am {{+11b}} können wir zu zweit kommen, ab 7 Uhr. Das macht 420 € netto extra. Geben Sie mir bis {{+2b weekday}} Bescheid? Danach ist der Transporter vergeben.

        Wiebke Jansen
      `,
    },
  },
  {
    id: 'anzahlung-da',
    answers: 'mama-siebzig',
    account: 'family',
    language: 'de',
    subject: 'Mama wird siebzig (nicht weitersagen)',
    mail: {
      from: 'swantje',
      to: ['family', 'aksel'],
      text: `
        Entwarnung, das Bootshaus wartet bis {{+2d}}. Wer bringt eigentlich die Geige mit?
      `,
    },
  },
  {
    id: 'lecture-invitation',
    account: 'work',
    language: 'en',
    subject: 'Would you speak at our spring evening?',
    mail: {
      from: 'typeSpace',
      text: `
        Dear Hanne Oelke,

        We would love to hear how you gave a salt museum its voice. Twenty minutes, twenty slides, and soup afterwards, on {{+8w:thu}} at 6 pm.

        Could you let us know by {{+12d}}?

        Type & Space
      `,
    },
  },
  {
    id: 'partituren-nachgeliefert',
    answers: 'notenbestellung',
    account: 'club',
    language: 'de',
    subject: 'Ihre Bestellung 66-1203 ist unterwegs',
    mail: {
      from: 'noten',
      text: `
        Guten Tag Frau Oelke,

        das tut uns leid. Die zehn Chorpartituren gehen heute als Eilsendung ab und sind morgen bis 12 Uhr bei Ihnen.

        Notenhandlung Taktstrich
      `,
    },
  },
  {
    id: 'paket-kiosk',
    account: 'family',
    language: 'de',
    subject: 'Dein Paket liegt im Kiosk Seeblick',
    mail: {
      from: 'paket',
      text: `
        Hallo Hanne,

        wir haben niemanden angetroffen. Deine Sendung PB 7740 1182 903 liegt bis {{+7d}} im Kiosk Seeblick, geöffnet 7 bis 20 Uhr. Bring einen Ausweis mit.
      `,
    },
  },
  {
    id: 'bassam-streifen',
    answers: 'salz-probedruck',
    account: 'work',
    language: 'de',
    subject: 'Probedruck Wandtafeln, Blau zu kalt',
    mail: {
      from: 'bassam',
      attachments: [['Streifen_Raum1.jpg', 3_150]],
      text: `
        Streifen B ist es, auch unter den Strahlern. Soll ich Ole die Freigabe schreiben, oder machst du das?
      `,
    },
  },
];
