import { arrivals, conversations, people } from '#resources/demo/index.ts';
import type { DemoConversation, DemoMail, PersonKey } from '#resources/demo/format.ts';
import { dedent } from '#core/demo/fill-text.ts';
import type { DemoArrivalEntry, DemoEntry } from '#core/demo/archive.ts';
import { makeFile } from './attachments.ts';
import { domain } from './extra-mail.ts';
import { makeMail, mixed, plainPart, type Part } from './mime.ts';

// Enough to look like what it is; the demo is read into every profile that opens it.
const maxKilobytes = 200;

/** The conversations that were written by hand, as mail. Their dates and the dates in their texts come with the load. */
export function renderConversations(): DemoEntry[] {
  return conversations.flatMap(renderConversation);
}

function renderConversation(conversation: DemoConversation): DemoEntry[] {
  const { id, account, place, language } = conversation;
  let partner: PersonKey = account;
  const ids = conversation.mails.map((_, index) => `${id}.${index + 1}@${domain}`);
  return conversation.mails.map((mail, index) => {
    const isOwn = mail.from === account;
    const full = { to: [isOwn ? partner : account], ...mail };
    if (!isOwn) partner = mail.from;
    return {
      account,
      place: isOwn ? 'sent' : place,
      language,
      at: mail.at,
      flags: flagsOf(mail),
      raw: renderMail(full, account, conversation.subject, ids[index] ?? '', ids.slice(0, index)),
    };
  });
}

export function renderArrivals(): DemoArrivalEntry[] {
  return arrivals.map(({ answers, account, language, subject, mail }) => {
    const answered = conversations.find((one) => one.id === answers);
    const before = answered?.mails.map((_, index) => `${answered.id}.${index + 1}@${domain}`) ?? [];
    // Which of how many it is, is known when it arrives.
    return { account, language, raw: renderMail({ to: [account], ...mail }, account, subject, '{{@id}}', before) };
  });
}

function renderMail(
  mail: Omit<DemoMail, 'at'>,
  account: PersonKey,
  subject: string,
  id: string,
  before: readonly string[],
): string {
  const isOwn = mail.from === account;
  const isFirst = before.length === 0;
  const files = (mail.attachments ?? []).map(([name, kilobytes]) => ({ name, kilobytes }));
  const text: Part = plainPart('text/plain; charset=utf-8', `${dedent(mail.text)}\n`);
  return makeMail(
    {
      id,
      from: people[mail.from],
      to: (mail.to ?? [account]).map((key) => people[key]),
      cc: (mail.cc ?? []).map((key) => people[key]),
      subject: isFirst ? subject : `Re: ${subject}`,
      inReplyTo: before.at(-1) ?? null,
      references: before,
      receivedBy: isOwn ? null : people[account],
      authentication: judgeOf(mail.from, account),
    },
    mixed(
      text,
      files.map(({ name, kilobytes }) =>
        makeFile(name, linesOf(name, subject, people[mail.from].name), Math.min(kilobytes, maxKilobytes) * 1_024),
      ),
    ),
  );
}

/** The two who are not who they say do not pass. */
function judgeOf(from: PersonKey, account: PersonKey): string | null {
  if (from !== 'phishing' && from !== 'gewinn') return null;
  const mx = `mx.${people[account].address.split('@')[1]}`;
  return `${mx};\r\n spf=softfail smtp.mailfrom=${people[from].address};\r\n dkim=none;\r\n dmarc=fail header.from=${people[from].address.split('@')[1]}`;
}

function linesOf(name: string, subject: string, from: string): string[] {
  if (name.endsWith('.ics')) {
    return [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Fjordpost//DE',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      `UID:${name.toLowerCase()}@${domain}`,
      'DTSTAMP:20260101T090000Z',
      'DTSTART;TZID=Europe/Berlin:20270312T190000',
      'DTEND;TZID=Europe/Berlin:20270312T213000',
      `SUMMARY:${subject.replace(/\{\{.*?\}\}/g, '').replace(/[,;]/g, '\\$&')}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ];
  }
  const title = name.replace(/\.[a-z]+$/, '').replaceAll('_', ' ');
  const about = subject.replace(/\{\{.*?\}\}/g, '').trim();
  return name.endsWith('.xlsx')
    ? [`${title};${from}`, 'Pos.;Bezeichnung;Menge', '1;Siedepfanne, groß;1', '2;Salzstock, Modell;2', '3;Tafel A2;14']
    : [
        title,
        '',
        from,
        about,
        '',
        'Diese Seite gehört zum Demo-Postfach von Hauspost.',
        'This page belongs to the demo mailbox of Hauspost.',
      ];
}

function flagsOf({ isUnread, isStarred }: DemoMail): string {
  return `${isStarred === true ? 'F' : ''}${isUnread === true ? '' : 'S'}`;
}
