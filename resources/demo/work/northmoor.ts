import type { DemoConversation } from '../format.ts';

export const northmoorTour: DemoConversation = {
  id: 'northmoor-tour',
  account: 'work',
  language: 'en',
  place: 'inbox',
  subject: 'Tides on Tour: crates, customs and a date',
  mails: [
    {
      from: 'munro',
      cc: ['frieda'],
      at: '-11b 10:15',
      attachments: [['Tides_packing_list.xlsx', 47]],
      text: `
        Hi Hanne,

        The touring version of Tides leaves us in {{+45d month}}. Attached is the packing list as it stands: 23 crates, of which four need to travel upright.

        Three questions so that I can book the lorry:

        1. Could the wave table come apart in two pieces instead of three?
        2. Who holds the carnet, you or us?
        3. Is there any chance the crates are ready a week earlier?

        Best,
        Eilidh
      `,
    },
    {
      from: 'work',
      cc: ['frieda'],
      at: '-10b 09:02',
      text: `
        Hi Eilidh,

        1. Two pieces, yes. The third joint was only there for our stairs.
        2. You, please. Our carnet runs out on {{+30d}}.
        3. A week is too much. I can promise three working days earlier, so {{+22b}}.

        I'll send revised drawings by {{-7b weekday}}.

        Best,
        Hanne
      `,
    },
    {
      from: 'work',
      to: ['munro'],
      at: '-7b 17:20',
      attachments: [['Wave_table_two_pieces.pdf', 1_260]],
      text: `
        Here are the drawings for the two-piece table, as promised. Please have your technician check the hinge on page 4 before we cut anything.
      `,
    },
    {
      from: 'munro',
      at: '-3b 14:44',
      text: `
        Hi Hanne,

        Our technician is happy with the hinge. He asks for 12 mm bolts rather than 10, because 12 is what they carry in the van.

        I still owe you the insurance values. They will be with you by {{+1b weekday}}.

        Eilidh
      `,
    },
    {
      from: 'munro',
      cc: ['frieda'],
      at: '-2h',
      isUnread: true,
      isStarred: true,
      attachments: [['Insurance_values.pdf', 210]],
      text: `
        Hi Hanne,

        Insurance values attached, and they are higher than last time: the lender now wants 180,000 for the orrery alone.

        Can you confirm by {{+3b}} that your transport cover goes up to 250,000 per vehicle? If it doesn't, we'd need to split the load over two lorries, and I'd have to cancel the one I've just booked.

        Shall we talk about it on {{+1b weekday}} at 11 your time?

        Best,
        Eilidh
      `,
    },
  ],
};

export const northmoorContract: DemoConversation = {
  id: 'northmoor-contract',
  account: 'work',
  language: 'en',
  place: 'archive',
  subject: 'Signed copy: design services agreement',
  mails: [
    {
      from: 'northmoorLegal',
      at: '-61b 11:30',
      attachments: [['Agreement_v4.pdf', 380]],
      text: `
        Dear Ms Oelke,

        Please find attached version 4 of the agreement. Clause 7.2 now limits revisions to two rounds, as you asked. The fee is unchanged at 28,500, payable in three instalments.

        Kindly return a signed copy by {{-54b}}.

        Kind regards,
        Callum Reid
      `,
    },
    {
      from: 'work',
      at: '-57b 16:10',
      attachments: [['Agreement_v4_signed.pdf', 402]],
      text: `
        Dear Mr Reid,

        Signed copy attached. The first invoice follows on the first of the month.

        Kind regards,
        Hanne Oelke
      `,
    },
    {
      from: 'northmoorLegal',
      at: '-56b 09:05',
      text: `
        Received with thanks. The countersigned original is in the post.

        Callum Reid
      `,
    },
  ],
};

export const northmoorHotel: DemoConversation = {
  id: 'northmoor-hotel',
  account: 'work',
  language: 'en',
  place: 'inbox',
  subject: 'Your stay with us is confirmed (OPH-58213)',
  mails: [
    {
      from: 'hotel',
      at: '-5b 18:02',
      attachments: [['OPH-58213.pdf', 74]],
      text: `
        Dear Ms Oelke,

        We look forward to welcoming you.

        Booking:    OPH-58213
        Arrival:    {{+4w:mon}}, from 3 pm
        Departure:  {{+4w:thu}}, by 10.30 am
        Room:       one double with a desk, breakfast included
        Price:      327.00 in total, payable on departure

        You can cancel free of charge until two days before arrival. Late check-in after 10 pm is possible if you tell us by noon that day.

        The Old Post House
      `,
    },
  ],
};
