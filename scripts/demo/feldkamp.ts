import type { DemoEntry } from '#core/demo/archive.ts';
import { makeFile } from './attachments.ts';
import { alternative, makeMail, mixed, textPart, type Charset, type Part, type Person } from './mime.ts';

/** One line of the labelled mailbox (shared/evalset/README.md there), as far as it is mail. */
interface Labelled {
  readonly id: string;
  readonly folder: 'INBOX' | 'Sent' | 'Archive' | 'Junk';
  readonly message_id: string;
  readonly in_reply_to: string | null;
  readonly references: readonly string[];
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly date: string;
  readonly subject: string;
  readonly lang: 'de' | 'en' | 'mixed';
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly { name: string; mime: string; text: string }[];
  readonly headers: Readonly<Record<string, string>>;
  readonly labels: { category: string; importance: number; phishing: boolean };
}

const owner: Person = { name: 'Miriam Feldkamp', address: 'miriam.feldkamp@feldkamp-architektur.example' };
const places = { INBOX: 'inbox', Sent: 'sent', Archive: 'archive', Junk: 'spam' } as const;
const unreadNewest = 2;

export function renderFeldkamp(jsonl: string): DemoEntry[] {
  const mails = jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled);
  const inbox = mails.filter(({ folder }) => folder === 'INBOX').map(({ id }) => id);
  const unread = new Set(inbox.slice(-unreadNewest));
  return mails.map((mail, index) => {
    const isStarred = mail.labels.importance === 3 && mail.folder !== 'Junk';
    const isUnread = unread.has(mail.id) || (mail.folder === 'Junk' && index % 3 === 0);
    return {
      account: 'feldkamp',
      place: places[mail.folder],
      language: mail.lang === 'en' ? 'en' : 'de',
      at: Date.parse(mail.date),
      zone: /([+-]\d\d:\d\d|Z)$/.exec(mail.date)?.[1] ?? 'Z',
      flags: `${isStarred ? 'F' : ''}${isUnread ? '' : 'S'}`,
      raw: renderMail(mail, index),
    };
  });
}

function renderMail(mail: Labelled, index: number): string {
  const isOwn = mail.folder === 'Sent';
  const { 'Authentication-Results': given, ...others } = mail.headers;
  return makeMail(
    {
      id: plain(mail.message_id),
      from: mail.from,
      to: mail.to,
      cc: mail.cc,
      subject: mail.subject,
      inReplyTo: mail.in_reply_to === null ? null : plain(mail.in_reply_to),
      references: mail.references.map(plain),
      receivedBy: isOwn ? null : owner,
      authentication: given === undefined && !mail.labels.phishing ? null : verdict(mail, given),
      extra: Object.entries(others),
    },
    mixed(
      body(mail, index),
      mail.attachments.map(({ name, mime, text }) => ({ ...makeFile(name, text.split('\n')), mimeType: mime })),
    ),
  );
}

/** As mail is: most in UTF-8, some as older programs write it, HTML always with its text beside it. */
function body(mail: Labelled, index: number): Part {
  if (mail.html !== null) return alternative(mail.text, mail.html);
  const charset = charsetOf(mail.text, index);
  const encoding =
    charset === 'utf-8' ? (['8bit', 'quoted-printable', 'base64'] as const)[index % 3] : 'quoted-printable';
  return textPart(mail.text.replaceAll('{{', '{ {'), { charset, encoding: encoding ?? '8bit' });
}

function charsetOf(text: string, index: number): Charset {
  if (/^[\x00-\x7f]*$/.test(text)) return index % 2 === 0 ? 'us-ascii' : 'utf-8';
  if (index % 4 === 0 && /^[\x00-\x7f\xa0-\xff]*$/.test(text)) return 'iso-8859-1';
  if (index % 5 === 0 && /^[\x00-\x7f\xa0-\xff€„…’“”–—]*$/.test(text)) return 'windows-1252';
  return 'utf-8';
}

/** The results that were written down, with the domains they speak for; who phishes unseen passes for nobody. */
function verdict(mail: Labelled, given: string | undefined): string {
  const domain = mail.from.address.split('@')[1] ?? '';
  const results = given ?? 'mx.feldkamp-architektur.example; spf=pass; dkim=none; dmarc=none';
  return results
    .replace(/spf=(\w+)/, `\r\n spf=$1 smtp.mailfrom=${mail.from.address}`)
    .replace(/dkim=(pass|fail)/, `\r\n dkim=$1 header.d=${domain}`)
    .replace(/dmarc=(\w+)/, `\r\n dmarc=$1 header.from=${domain}`);
}

function plain(id: string): string {
  return id.replace(/^<|>$/g, '');
}
