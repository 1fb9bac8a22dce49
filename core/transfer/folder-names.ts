import { basename } from 'node:path';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import type { MailSource } from './model.ts';

// What the usual programs and providers call them, in the two languages of the house.
const names: Readonly<Record<string, MailboxRole>> = {
  inbox: 'inbox',
  posteingang: 'inbox',
  sent: 'sent',
  'sent mail': 'sent',
  'sent items': 'sent',
  'sent messages': 'sent',
  gesendet: 'sent',
  'gesendete elemente': 'sent',
  'gesendete objekte': 'sent',
  drafts: 'drafts',
  draft: 'drafts',
  entwürfe: 'drafts',
  archive: 'archive',
  archives: 'archive',
  archiv: 'archive',
  spam: 'spam',
  junk: 'spam',
  'junk e-mail': 'spam',
  'bulk mail': 'spam',
  trash: 'trash',
  'deleted items': 'trash',
  'deleted messages': 'trash',
  papierkorb: 'trash',
  'gelöschte elemente': 'trash',
};

export interface TargetFolder {
  readonly role: MailboxRole;
  readonly name: string;
  /** Below which folders it lies, itself the last. */
  readonly path: string;
}

/** Which folder of a new account takes what lies here. Only names at the top stand for the usual ones. */
export function targetOf(source: MailSource, chosen: string): TargetFolder {
  const steps = source.steps.length > 0 ? source.steps : [topOf(source, chosen)];
  const clean = steps.map((step) => clip(cleanLine(step).replaceAll('/', '-'), 100)).map((step) => step || '-');
  const name = clean.at(-1) ?? '-';
  const role = clean.length === 1 ? (names[name.normalize('NFC').toLowerCase()] ?? 'other') : 'other';
  return { role, name, path: clip(clean.join('/'), 500) };
}

/** A Maildir is an inbox with everything else below it; a file or folder is called what it is called. */
function topOf(source: MailSource, chosen: string): string {
  return source.format === 'maildir' ? 'Inbox' : basename(chosen).replace(/\.(?:mbox|mbx|eml)$/i, '');
}
