import { asc, isNotNull, or, eq, sql } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import type { UndoHandler } from '../context.ts';
import { senders } from '../db/tables/triage.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { listed } from '../threads/index.ts';
import { blockSenders, countMail, undoBlock } from './block-senders.ts';
import { setImportant, undoImportant } from './important-senders.ts';
import { letIn, undoLetIn } from './let-in.ts';
import { normalPattern } from './patterns.ts';
import { readScreener, setScreener } from './screener.ts';
import { changeSenders, undoSenders, type SenderChange } from './sender-rows.ts';

export { patternsOf } from './patterns.ts';

export const senderHandlers: HandlersOf<AppContract['senders']> = {
  list: (_, { read }) =>
    read
      .select()
      .from(senders)
      .where(or(isNotNull(senders.verdict), eq(senders.isVip, true)))
      .orderBy(asc(senders.pattern))
      .limit(10_000)
      .all(),
  ofThreads: ({ ids }, { read }) =>
    read
      .all<{ address: string; name: string; isOwn: number }>(
        sql`SELECT lower(from_address) AS address, max(from_name) AS name, max(is_own) AS "isOwn" FROM messages
        WHERE thread_id IN ${listed(ids)} AND gone_at IS NULL AND from_address LIKE '%_@_%'
        GROUP BY lower(from_address) ORDER BY max(sent_at) DESC LIMIT 1000`,
      )
      .map((row) => ({ ...row, isOwn: row.isOwn === 1 })),
  countMail: ({ patterns }, { read }) => ({ conversations: countMail(read, patterns) }),
  block: (wanted, { write }) => write((tx) => blockSenders(tx, wanted)),
  forget: ({ pattern }, { write }) =>
    write((tx) => {
      const changes = changeSenders(tx, [normalPattern(pattern)], { verdict: null, blockTo: null });
      if (changes.length === 0) return { undo: null, count: 0 };
      return { undo: tx.undoable('senders.forget', 1, 'senders.forget', { changes }), count: 1 };
    }),
  setVip: ({ patterns, isVip }, { write }) => write((tx) => setImportant(tx, patterns, isVip)),
  screener: (_, { read }) => readScreener(read),
  setScreener: ({ isOn }, { write }) =>
    write((tx) => {
      setScreener(tx, isOn);
      return {};
    }),
  letIn: ({ address, verdict }, { write }) => write((tx) => letIn(tx, address, verdict)),
};

export const senderUndo: Record<string, UndoHandler> = {
  'senders.block': undoBlock,
  'senders.letIn': undoLetIn,
  'senders.vip': undoImportant,
  'senders.forget': (tx, payload) => undoSenders(tx, (payload as { changes: SenderChange[] }).changes),
};
