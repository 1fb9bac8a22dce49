import { and, eq } from 'drizzle-orm';
import { newId, type AccountId, type MailboxId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { mailboxes, type MailboxRole } from '../db/tables/mail.ts';

const names: Record<MailboxRole, string> = {
  inbox: 'Inbox',
  sent: 'Sent',
  drafts: 'Drafts',
  archive: 'Archive',
  spam: 'Spam',
  trash: 'Trash',
  other: '',
};

/** The mailbox an account keeps for this role; made here when it has none, so that a move never finds a dead end. */
export function findMailbox(tx: WriteTx, accountId: AccountId, role: MailboxRole): MailboxId {
  const isIt = and(eq(mailboxes.accountId, accountId), eq(mailboxes.role, role));
  const found = tx.db.select({ id: mailboxes.id }).from(mailboxes).where(isIt).get();
  if (found !== undefined) return found.id;
  const id = newId<MailboxId>(tx.now);
  tx.db.insert(mailboxes).values({ id, accountId, role, name: names[role] }).run();
  tx.touch('mailboxes', id);
  return id;
}
