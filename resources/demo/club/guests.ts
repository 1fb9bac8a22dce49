import type { DemoConversation } from '../format.ts';

export const kilbraeVisit: DemoConversation = {
  id: 'kilbrae-visit',
  account: 'club',
  language: 'en',
  place: 'inbox',
  subject: 'Kilbrae Singers: shall we come in {{+170d month}}?',
  mails: [
    {
      from: 'kilbrae',
      at: '-15d 19:40',
      text: `
        Dear Hanne,

        Two years ago, over far too much cake, we said we would visit you one day. We are twenty-six singers and one very patient husband with a van, and we could come for four days in {{+170d month}}.

        Would that suit you? We would bring a programme of sea songs, and we'd love to sing one or two pieces together with you.

        Warmly,
        Morag
      `,
    },
    {
      from: 'club',
      at: '-13d 20:15',
      text: `
        Dear Morag,

        What good news! The board meets on {{-6d}} and I'll put it on the list. I'm fairly sure about a yes; beds are the difficult part.

        Could you tell me how many of you need a ground-floor room?

        Hanne
      `,
    },
    {
      from: 'kilbrae',
      at: '-3d 09:28',
      isUnread: true,
      text: `
        Dear Hanne,

        Three need a ground-floor room, and one of them snores, or so the other two say.

        The ferry has a group rate until {{+16d}}. Could you let me know by then whether the board said yes? I'll book the moment I hear from you.

        Morag
      `,
    },
  ],
};

export const verbandRundbrief: DemoConversation = {
  id: 'verband-rundbrief',
  account: 'club',
  language: 'de',
  place: 'inbox',
  subject: 'Rundbrief: Fördermittel, Fortbildung, Stimmbildung',
  mails: [
    {
      from: 'verband',
      at: '-5d 06:00',
      text: `
        Liebe Chöre,

        drei Dinge in diesem Monat:

        Fördermittel. Für Konzerte an ungewöhnlichen Orten gibt es bis zu 1.500 € je Chor. Anträge bis {{+24d}} über die Geschäftsstelle.

        Fortbildung. „Proben, ohne müde zu werden“, ein Tag für Chorleitungen, {{+5w:sat}}, 40 €.

        Stimmbildung. Unsere Stimmbildnerin hat noch zwei freie Abende.

        Chorverband Küste
      `,
    },
  ],
};
