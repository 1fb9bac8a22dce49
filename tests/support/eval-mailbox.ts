import { newId, type IdentityId, type MailboxId, type MessageId } from '#shared/ids.ts';
import { insertAccount } from '#core/accounts/index.ts';
import { identities } from '#core/db/tables/engine.ts';
import type { MailboxRole } from '#core/db/tables/mail.ts';
import { packRaw } from '#core/raw/index.ts';
import { addFolder, arrivalOf, store } from './arrivals.ts';
import { evalToRaw, type EvalMessage } from './evalset.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';

export interface EvalMailbox {
  readonly mailbox: Mailbox;
  /** As it arrives, or as its owner sends it. */
  put(message: EvalMessage): Promise<MessageId>;
}

const roles: Readonly<Record<EvalMessage['folder'], MailboxRole>> = {
  INBOX: 'inbox',
  Sent: 'sent',
  Archive: 'archive',
  Junk: 'spam',
};

/** A mailbox of the set's owner, empty: who that is, and which server takes the mail in, its own messages say. */
export function openEvalMailbox(messages: readonly EvalMessage[]): EvalMailbox {
  const sent = messages.filter(({ folder }) => folder === 'Sent').map(({ from }) => from);
  const own = [...new Map(sent.map((person) => [person.address, person])).values()];
  const [owner] = own;
  if (owner === undefined) throw new Error('the set has no sent mail: nobody owns it');
  const mailbox = openMailbox();
  const server = { host: receiverOf(messages), port: 993, security: 'tls' as const };
  const accountId = mailbox.write((tx) => {
    const id = insertAccount(tx, { kind: 'imap', ...owner, incoming: server, outgoing: server });
    for (const [index, { address, name }] of own.slice(1).entries()) {
      const row = { id: newId<IdentityId>(tx.now), accountId: id, position: index + 1, address, name };
      tx.db.insert(identities).values(row).run();
    }
    return id;
  });
  const folders = new Map<string, MailboxId>();
  for (const folder of Object.keys(roles) as EvalMessage['folder'][]) {
    folders.set(folder, addFolder(mailbox, accountId, folder, roles[folder]));
  }
  let uid = 0;
  return {
    mailbox,
    async put(message) {
      const raw = evalToRaw(message);
      await mailbox.raw.put([packRaw(raw)]);
      uid += 1;
      const arrival = arrivalOf(raw, { uid, receivedAt: Date.parse(message.date) });
      const folder = folders.get(message.folder);
      if (folder === undefined) throw new Error(`no folder ${message.folder}`);
      const [stored] = store(mailbox, accountId, folder, [arrival]);
      if (stored === undefined) throw new Error(`${message.id} was not stored`);
      return stored.messageId;
    },
  };
}

/** The server whose name stands most often in what receivers write into mail. */
function receiverOf(messages: readonly EvalMessage[]): string {
  const seen = new Map<string, number>();
  for (const { headers } of messages) {
    const server = headers['Authentication-Results']?.split(';')[0]?.trim();
    if (server !== undefined && server !== '') seen.set(server, (seen.get(server) ?? 0) + 1);
  }
  return [...seen].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'mail.office.example';
}
