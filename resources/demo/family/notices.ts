import type { DemoConversation } from '../format.ts';

export const paketHeute: DemoConversation = {
  id: 'paket-heute',
  account: 'family',
  language: 'de',
  place: 'inbox',
  subject: 'Dein Paket kommt heute zwischen 14 und 16 Uhr',
  mails: [
    {
      from: 'paket',
      at: '-5h',
      isUnread: true,
      text: `
        Hallo Hanne,

        deine Sendung PB 7740 1182 903 ist im Zustellwagen und kommt heute zwischen 14 und 16 Uhr. Absender: Stiefelhaus Nord.

        Nicht zu Hause? Dann geben wir das Paket bei „Kiosk Seeblick“ ab, dort liegt es sieben Tage.
      `,
    },
  ],
};

export const zahnarzt: DemoConversation = {
  id: 'zahnarzt',
  account: 'family',
  language: 'de',
  place: 'inbox',
  subject: 'Erinnerung: Termin für Mio',
  mails: [
    {
      from: 'zahnarzt',
      at: '-2d 09:00',
      text: `
        Guten Tag,

        wir erinnern an die Kontrolle für Mio Oelke am {{+5b}} um 15:20 Uhr. Bitte bringen Sie die Karte und das Bonusheft mit.

        Können Sie nicht kommen, sagen Sie bis zum Vortag um 12 Uhr ab.

        Praxis Dr. Lübbers
      `,
    },
  ],
};

export const stadtwerke: DemoConversation = {
  id: 'stadtwerke',
  account: 'family',
  language: 'de',
  place: 'archive',
  subject: 'Ihre Jahresabrechnung Strom',
  mails: [
    {
      from: 'stadtwerke',
      at: '-21d 05:45',
      attachments: [['Jahresabrechnung.pdf', 156]],
      text: `
        Guten Tag Frau Oelke,

        Ihr Verbrauch: 2.914 kWh, das sind 186 kWh weniger als im Vorjahr. Ihr Guthaben von 73,18 € überweisen wir bis {{-7d}}. Der neue Abschlag beträgt 89 € im Monat.

        Stadtwerke Altenfeld
      `,
    },
  ],
};

export const buecherei: DemoConversation = {
  id: 'buecherei',
  account: 'family',
  language: 'de',
  place: 'inbox',
  subject: 'Drei Medien sind bald fällig',
  mails: [
    {
      from: 'buecherei',
      at: '-1d 06:10',
      text: `
        Guten Tag Hanne Oelke,

        bis {{+3d}} bitte zurückgeben oder verlängern:

        - Der Leuchtturmwärter und die Ziege (Bilderbuch)
        - Knoten für alle Fälle
        - Salz. Eine Weltgeschichte in Körnern (vorgemerkt, nicht verlängerbar)

        Ab dem vierten Tag kostet jedes Medium 0,20 € am Tag.

        Ihre Stadtbücherei
      `,
    },
  ],
};

export const kulturfenster: DemoConversation = {
  id: 'kulturfenster',
  account: 'family',
  language: 'de',
  place: 'inbox',
  subject: 'Diese Woche: Puppen, Pauken, Pilze',
  mails: [
    {
      from: 'kulturfenster',
      at: '-4d 06:30',
      text: `
        Guten Morgen,

        fünf Tipps für die Woche:

        Freitag, 20 Uhr: Das Paukenorchester spielt im Straßenbahndepot.
        Samstag, 15 Uhr: „Die Ente, die Englisch konnte“, Puppentheater ab 4.
        Samstag, 18 Uhr: Führung im Dunkeln durch die Seifenfabrik.
        Sonntag, 9 Uhr: Pilze sammeln mit Leuten, die sich auskennen.
        Sonntag, 17 Uhr: Lesung im Leuchtturm, 84 Stufen, 30 Plätze.

        Karten verlosen wir an alle, die bis {{+1d}} antworten.

        Kulturfenster
      `,
    },
  ],
};

export const fahrrad: DemoConversation = {
  id: 'fahrrad',
  account: 'family',
  language: 'de',
  place: 'archive',
  subject: 'Ist das Kinderrad noch da?',
  mails: [
    {
      from: 'kaeufer',
      at: '-14d 17:40',
      text: `
        Moin, ist das rote 20-Zoll-Rad noch da? Würde 60 geben, wenn die Bremse geht.

        Piet
      `,
    },
    {
      from: 'family',
      at: '-14d 19:02',
      text: `
        Ist noch da, die Bremse geht, die Klingel klingt wie eine Ente. 75 war der Preis, 70 ist in Ordnung. Abholen geht {{-12d weekday}} ab 17 Uhr.
      `,
    },
    {
      from: 'kaeufer',
      at: '-13d 08:11',
      text: `
        70 passt, bin um halb sechs da. Danke!
      `,
    },
  ],
};
