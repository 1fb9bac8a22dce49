import { eq, sql } from 'drizzle-orm';
import type { trust as contract } from '#shared/contract/trust.ts';
import type { MessageId } from '#shared/ids.ts';
import { clip } from '#shared/model/line.ts';
import { isMailProvider } from '#shared/model/trust/index.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { acceptedMessages, acceptedSenders } from '../db/tables/trust.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { assess } from './assess.ts';
import { readJudged } from './read-facts.ts';
import { SenderBook } from './sender-book.ts';

// The contract's bounds.
const maxHosts = 2_000;
const maxChars = 500;

type Sender = typeof acceptedSenders.$inferSelect;

/** As it was before, so that undo brings back exactly that. */
interface AcceptUndo {
  readonly messageId: MessageId;
  readonly address: string;
  readonly wasAccepted: boolean;
  readonly sender: Sender | null;
}

export function trustHandlers(): HandlersOf<typeof contract> {
  // One book per open profile: it grows with the database.
  const book = new SenderBook();
  return {
    get: async ({ id }, context) => (await assess(id, book, context)).trust,

    knownHosts: (_input, { read }) => listKnownHosts(read),

    accept: async ({ id }, context) => {
      const { message, facts, codes } = await assess(id, book, context);
      return context.write((tx) => {
        const before = stateOf(tx, id, message.from.address);
        const sender: Sender = {
          address: before.address,
          isAuthenticated: facts.isAuthenticated,
          codes: [...codes],
          acceptedAt: tx.now,
        };
        tx.db.insert(acceptedMessages).values({ messageId: id, acceptedAt: tx.now }).onConflictDoNothing().run();
        if (before.address !== '') putSender(tx, sender);
        tx.touch('trust');
        return { undo: tx.undoable('trust.accept', 1, 'trust.restore', before), count: 1 };
      });
    },

    doubt: ({ id }, { read, write }) => {
      const { from } = readJudged(read, id);
      return write((tx) => {
        const before = stateOf(tx, id, from.address);
        if (!before.wasAccepted && before.sender === null) return { undo: null, count: 0 };
        forget(tx, before);
        tx.touch('trust');
        return { undo: tx.undoable('trust.doubt', 1, 'trust.restore', before), count: 1 };
      });
    },
  };
}

export const trustUndo: Record<string, UndoHandler> = {
  'trust.restore': (tx, payload) => {
    const before = payload as AcceptUndo;
    forget(tx, before);
    // The message may be gone by now; what was said of its sender still holds.
    if (before.wasAccepted) {
      tx.db.run(sql`
        INSERT OR IGNORE INTO accepted_messages (message_id, accepted_at)
        SELECT id, ${tx.now} FROM messages WHERE id = ${before.messageId}`);
    }
    if (before.sender !== null) putSender(tx, before.sender);
    tx.touch('trust');
  },
};

function stateOf(tx: WriteTx, messageId: MessageId, fromAddress: string): AcceptUndo {
  const address = fromAddress.toLowerCase();
  const accepted = tx.db.select().from(acceptedMessages).where(eq(acceptedMessages.messageId, messageId)).get();
  const sender = tx.db.select().from(acceptedSenders).where(eq(acceptedSenders.address, address)).get();
  return { messageId, address, wasAccepted: accepted !== undefined, sender: sender ?? null };
}

function putSender(tx: WriteTx, sender: Sender): void {
  tx.db
    .insert(acceptedSenders)
    .values(sender)
    .onConflictDoUpdate({ target: acceptedSenders.address, set: sender })
    .run();
}

function forget(tx: WriteTx, { messageId, address }: AcceptUndo): void {
  tx.db.delete(acceptedMessages).where(eq(acceptedMessages.messageId, messageId)).run();
  tx.db.delete(acceptedSenders).where(eq(acceptedSenders.address, address)).run();
}

/** Own hosts first, then those the user writes to, then those that were established first. */
function listKnownHosts(read: ReadDb): string[] {
  const rows = read.all<{ host: string }>(sql`
    SELECT host FROM (
      SELECT lower(substr(address, instr(address, '@') + 1)) AS host, 0 AS rank, 0 AS place FROM identities
      UNION ALL SELECT lower(substr(address, instr(address, '@') + 1)), 0, 0 FROM accounts
        WHERE kind <> 'local' AND removed_at IS NULL
      UNION ALL SELECT lower(substr(address, instr(address, '@') + 1)), 1, -written_to FROM contacts WHERE written_to > 0
      UNION ALL SELECT host, 2, id FROM established_senders
    ) WHERE host <> '' GROUP BY host ORDER BY min(rank), min(place) LIMIT ${maxHosts}`);
  return rows.map(({ host }) => clip(host, maxChars)).filter((host) => !isMailProvider(host));
}
