import type { DemoConversation } from '../format.ts';

export const huette: DemoConversation = {
  id: 'huette-birkensee',
  account: 'family',
  language: 'de',
  place: 'inbox',
  subject: 'Buchung Hütte 3, Ferienhof Birkensee',
  mails: [
    {
      from: 'family',
      to: ['huette'],
      at: '-10d 21:00',
      text: `
        Guten Abend,

        ist die Hütte 3 vom {{+12w:sat}} bis {{+13w:sat}} noch frei? Wir sind zwei Erwachsene, zwei Kinder (10 und 7) und würden gern das Ruderboot dazunehmen.

        Viele Grüße
        Hanne Oelke
      `,
    },
    {
      from: 'huette',
      at: '-9d 08:15',
      attachments: [['Buchung_H3.pdf', 92]],
      text: `
        Guten Morgen Frau Oelke,

        Hütte 3 ist frei, 612 € für die Woche, das Boot kostet 45 € dazu. Ich habe sie für Sie vorgemerkt. Mit einer Anzahlung von 150 € bis {{+6d}} ist sie fest gebucht.

        Bringen Sie Ihren Hund mit? Dann brauche ich das vorher zu wissen, wegen der Schafe.

        Ferienhof Birkensee
      `,
    },
    {
      from: 'family',
      at: '-8d 13:33',
      text: `
        Kein Hund, nur zwei Kinder, die sich so benehmen. Die Anzahlung geht diese Woche raus.
      `,
    },
  ],
};

export const tomVisit: DemoConversation = {
  id: 'tom-visit',
  account: 'family',
  language: 'en',
  place: 'inbox',
  subject: 'Passing through with a bicycle',
  mails: [
    {
      from: 'tom',
      at: '-7d 10:50',
      text: `
        Hanne!

        I'm cycling down the coast in {{+40d month}} and your sofa is suspiciously close to my route. Would {{+6w:wed}} to {{+6w:fri}} work? I'd cook one evening, I have learned a thing with lentils.

        Tom
      `,
    },
    {
      from: 'family',
      at: '-6d 07:20',
      text: `
        Tom! Wednesday is good, but we're all at my mother's from Saturday on, and I have choir until ten on Tuesday. The sofa has a new spring. You'll notice which one.

        Do you still not eat mushrooms?
      `,
    },
    {
      from: 'tom',
      at: '-5d 23:41',
      text: `
        Still no mushrooms. I'll be at your door on {{+6w:wed}} around six, wet or dry.

        Is there somewhere to lock a bike overnight that isn't your hallway?
      `,
    },
    {
      from: 'aksel',
      to: ['tom', 'family'],
      at: '-4d 08:02',
      isStarred: true,
      text: `
        There's a cellar with a proper lock. I'll clear a corner for you this weekend and leave the key with the neighbour in case we're late.

        Aksel
      `,
    },
  ],
};
