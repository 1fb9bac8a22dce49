import type { DemoConversation } from '../format.ts';

export const nachtkonzert: DemoConversation = {
  id: 'nachtkonzert',
  account: 'club',
  language: 'de',
  place: 'inbox',
  subject: 'Nachtkonzert in St. Nikolai: Ablauf und Aufgaben',
  mails: [
    {
      from: 'petersen',
      to: ['club', 'wolski', 'ayse'],
      at: '-12d 20:31',
      text: `
        Ihr Lieben,

        die Kirche haben wir, {{+3w:sat}}, Einlass 20:30, Beginn 21:00. Jetzt brauchen wir Leute: Kasse, Kerzen, Programmhefte, Aufräumen.

        Hanne, machst du wieder die Hefte? Bis wann brauchst du die Stückfolge?

        Gudrun
      `,
    },
    {
      from: 'club',
      to: ['petersen', 'wolski', 'ayse'],
      at: '-11d 08:05',
      text: `
        Guten Morgen,

        ja, die Hefte mache ich. Ich brauche die Stückfolge mit Komponisten und Lebensdaten bis {{-2d}}, gedruckt wird am {{+1w:wed}}.

        Mateusz, schaffst du das?

        Hanne
      `,
    },
    {
      from: 'wolski',
      to: ['club', 'petersen', 'ayse'],
      at: '-10d 23:12',
      text: `
        Klar. Bei zwei Stücken ist noch offen, ob die Bässe sie tragen. Nach der Probe am Dienstag weiß ich mehr.

        Mateusz
      `,
    },
    {
      from: 'ayse',
      to: ['club', 'petersen', 'wolski'],
      at: '-9d 12:40',
      text: `
        Ich übernehme Kasse und Kerzen. 120 Gläser habe ich noch vom letzten Mal, es fehlen die Teelichter. Soll ich die guten mit acht Stunden nehmen? Die kosten 31 statt 19 Euro.
      `,
    },
    {
      from: 'petersen',
      to: ['club', 'wolski', 'ayse'],
      at: '-9d 13:15',
      text: `
        Nimm die guten. Beim letzten Mal war es in der Zugabe dunkel.
      `,
    },
    {
      from: 'wolski',
      to: ['club', 'petersen', 'ayse'],
      at: '-4h',
      isUnread: true,
      attachments: [['Stueckfolge_Nachtkonzert.pdf', 61]],
      text: `
        Hier ist die Stückfolge, zwei Tage zu spät, entschuldige. „Der Mond ist aufgegangen“ singen wir jetzt mit dem Publikum, dafür brauchen wir den Text auf der letzten Seite.

        Hanne, kannst du mir das Heft vor dem Druck noch einmal zeigen? Ich schaue am selben Abend drüber, versprochen.

        Mateusz
      `,
    },
  ],
};

export const kirchenmiete: DemoConversation = {
  id: 'kirchenmiete',
  account: 'club',
  language: 'de',
  place: 'archive',
  subject: 'Nutzung der Kirche am Konzertabend',
  mails: [
    {
      from: 'pastorin',
      at: '-31d 11:00',
      attachments: [['Nutzungsvereinbarung.pdf', 77]],
      text: `
        Liebe Frau Oelke,

        der Kirchengemeinderat hat zugestimmt. Wir bitten um 150 € für Heizung und Küster, zahlbar bis {{-10d}}. Die Kerzen dürfen nicht auf den Bänken stehen, am Gang und vor dem Altar gern.

        Herzliche Grüße
        Anke Reimers
      `,
    },
    {
      from: 'club',
      at: '-30d 19:22',
      text: `
        Liebe Frau Reimers,

        vielen Dank, das ist großzügig. Henning überweist noch diese Woche. Wann bekommen wir den Schlüssel, und dürfen wir am Freitag davor zwei Stunden proben?

        Hanne Oelke
      `,
    },
  ],
};

export const plakat: DemoConversation = {
  id: 'plakat',
  account: 'club',
  language: 'de',
  place: 'archive',
  subject: 'Plakat, dritter Versuch',
  mails: [
    {
      from: 'lennart',
      at: '-26d 18:10',
      attachments: [['Plakat_v3.png', 3_940]],
      text: `
        Moin Hanne,

        jetzt mit Mond statt Kirche. Die Uhrzeit ist größer, das Logo kleiner. Besser?

        Lennart
      `,
    },
    {
      from: 'club',
      at: '-25d 07:48',
      text: `
        Viel besser. Bitte noch „Eintritt frei, Spende erbeten“ dazu, sonst rufen wieder alle an. Danach kann es in den Druck, 80 Stück A3.
      `,
    },
    {
      from: 'lennart',
      at: '-25d 21:30',
      attachments: [['Plakat_v4_druck.pdf', 8_120]],
      text: `
        Ist drin und unterwegs. Die Plakate liegen ab {{-18d}} bei mir im Flur, wer verteilt in der Altstadt?
      `,
    },
  ],
};
