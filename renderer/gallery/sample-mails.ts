import { Calendar, CircleCheck, Hourglass } from 'lucide-react';
import type { MailRowChip, TagColor } from '../ui/index.ts';
import type { Say } from './language.tsx';

/** People of the demo mailbox; nobody behind them. */
export type SampleMail = {
  id: string;
  sender: string;
  messageCount: number;
  subject: string;
  snippet: string;
  time: string;
  shortTime?: string;
  account: { label: string; color: TagColor };
  chips?: readonly MailRowChip[];
  isUnread?: boolean;
  expectsReply?: boolean;
  hasAttachment?: boolean;
};

export function listSampleMails(say: Say): SampleMail[] {
  const office = { label: 'Büro Feldkamp', color: 1 as const };
  const club = { label: 'Ruderclub Kasse', color: 4 as const };
  const family = { label: say('Familie', 'Family'), color: 2 as const };
  return [
    {
      id: 'gauben',
      sender: say('Dr. Thomas Wieling, Katrin, ich', 'Dr. Thomas Wieling, Katrin, me'),
      messageCount: 3,
      subject: 'Gauben!!',
      snippet: 'Freitag 8 passt. Bitte Herrn Kruse dazuholen, ich will von ihm selbst hören, was faul ist',
      time: '12:02',
      account: office,
      chips: [{ id: 'due', label: say('Fr. 08:00', 'Fri 08:00'), tone: 'task', icon: CircleCheck }],
      isUnread: true,
      expectsReply: true,
    },
    {
      id: 'kita',
      sender: 'Holtkötter, Birgit (Bauordnung)',
      messageCount: 4,
      subject: 'Az. 00417-26-08 Neubau Kindertagesstätte',
      snippet: 'Hinsichtlich des Entwässerungsplanes gewähre ich ausnahmsweise eine Verlängerung',
      time: '08:51',
      account: office,
      chips: [{ id: 'due', label: say('17. Juli', '17 July'), icon: Calendar }],
      hasAttachment: true,
    },
    {
      id: 'regatta',
      sender: say('Tjark Lohmann, ich', 'Tjark Lohmann, me'),
      messageCount: 3,
      subject: 'Re: Abrechnung Möhnetal-Regatta',
      snippet: 'Km-Liste: hin 84, zurück 91',
      time: '30.6.',
      account: club,
      hasAttachment: true,
    },
    {
      id: 'weefhuis',
      sender: 'Priya Raman',
      messageCount: 6,
      subject: 'Weefhuis – result',
      snippet: 'Second. We came second. Out of ninety-four, then five, then two.',
      time: say('Mo. 29.6.', 'Mon 29 Jun'),
      account: office,
      chips: [
        { id: 'wait', label: say('Wartet bis Fr.', 'Waiting until Fri'), icon: Hourglass },
        { id: 'two', label: say('2 Vorschläge', '2 suggestions'), tone: 'line' },
      ],
    },
    {
      id: 'books',
      sender: 'Foxglove Books',
      messageCount: 1,
      subject: 'We’ve posted your books',
      snippet: 'Your order FX-3392 has left the shop in the hands of our postman',
      time: '2.7.',
      account: family,
    },
  ];
}
