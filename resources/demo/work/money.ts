import type { DemoConversation } from '../format.ts';

export const rechnungDruck: DemoConversation = {
  id: 'rechnung-druck',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Rechnung 4471 über 1.236,41 €',
  mails: [
    {
      from: 'blattwerk',
      at: '-5b 06:30',
      attachments: [['Rechnung_4471.pdf', 82]],
      text: `
        Guten Tag,

        für die Lieferung vom {{-8b}} (400 Faltpläne, Lesezeichen, Beschnitt) berechnen wir 1.236,41 € inklusive 19 % Umsatzsteuer.

        Zahlbar ohne Abzug bis {{+5b}}. Bei Zahlung bis {{+1b}} ziehen Sie 2 % Skonto ab.

        Freundliche Grüße
        Druckerei Blattwerk
      `,
    },
  ],
};

export const mahnungLicht: DemoConversation = {
  id: 'mahnung-licht',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Zahlungserinnerung zu Rechnung LW-20881',
  mails: [
    {
      from: 'lichtwerk',
      at: '-4b 09:00',
      attachments: [['LW-20881_Kopie.pdf', 90]],
      text: `
        Sehr geehrte Damen und Herren,

        sicher ist es nur untergegangen: Unsere Rechnung LW-20881 vom {{-40d}} über 642,60 € ist noch offen. Bitte überweisen Sie den Betrag bis {{+4b}}.

        Sollten Sie inzwischen gezahlt haben, betrachten Sie dieses Schreiben als gegenstandslos.

        Lichtwerk GmbH
      `,
    },
    {
      from: 'work',
      to: ['lichtwerk'],
      cc: ['frieda'],
      at: '-4b 09:41',
      text: `
        Guten Tag,

        die Rechnung haben wir am {{-24b}} bezahlt, mit der Rechnungsnummer im Verwendungszweck. Könnten Sie bitte nachsehen, wo das Geld gelandet ist, und mir kurz schreiben?

        Viele Grüße
        Hanne Oelke
      `,
    },
  ],
};

export const steuerQuartal: DemoConversation = {
  id: 'steuer-quartal',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Belege für die Voranmeldung',
  mails: [
    {
      from: 'seidel',
      at: '-6b 08:15',
      text: `
        Liebe Frau Oelke,

        für die Umsatzsteuer-Voranmeldung fehlen uns noch die Kassenbelege und die Tankquittungen. Bitte laden Sie alles bis {{+4b}} hoch, dann sind wir rechtzeitig.

        Außerdem: Gehört der Bildschirm vom {{-30d}} (389 €) ins Büro oder nach Hause?

        Freundliche Grüße
        Kanzlei Seidel
      `,
    },
    {
      from: 'frieda',
      to: ['work'],
      at: '-5b 10:55',
      text: `
        Kassenbelege sind hochgeladen. Die Tankquittungen liegen noch in deinem Auto, vermute ich. Denkst du dran?

        Der Bildschirm steht bei Bassam, also Büro.
      `,
    },
  ],
};

export const versicherung: DemoConversation = {
  id: 'versicherung-transport',
  account: 'work',
  language: 'de',
  place: 'archive',
  subject: 'Ihre Transportversicherung: neuer Nachweis',
  mails: [
    {
      from: 'versicherung',
      at: '-47b 12:25',
      attachments: [['Nachweis_Transport.pdf', 118]],
      text: `
        Sehr geehrte Frau Oelke,

        anbei der Nachweis für das laufende Versicherungsjahr. Die Deckung beträgt 200.000 € je Fahrzeug, Selbstbehalt 500 €. Eine Erhöhung auf 300.000 € kostet 94 € im Jahr und gilt ab dem Tag nach Ihrer Mitteilung.

        Nordstern Gewerbe
      `,
    },
    {
      from: 'work',
      at: '-46b 09:09',
      text: `
        Guten Tag,

        danke, zunächst bleibt alles so. Vor der nächsten Tour melde ich mich wegen der Erhöhung.

        Hanne Oelke
      `,
    },
  ],
};

export const hostingRenewal: DemoConversation = {
  id: 'hosting-renewal',
  account: 'work',
  language: 'en',
  place: 'archive',
  subject: 'Renewal notice: studio-oelke.example',
  mails: [
    {
      from: 'hosting',
      at: '-23d 04:00',
      attachments: [['KH-119024.pdf', 51]],
      text: `
        Hello,

        Your package "Nest M" for studio-oelke.example renews on {{+21d}} for another twelve months. We will charge 71.40 to the account on file; there is nothing you need to do.

        To cancel, let us know in writing by {{+7d}}.

        Kranich Hosting
      `,
    },
  ],
};
