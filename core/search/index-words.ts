import type { MessageId } from '#shared/ids.ts';
import { foldText } from '#shared/model/fold.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

/** The words by which a message is found. */
export interface MessageWords {
  readonly messageId: MessageId;
  readonly sentAt: number;
  readonly subject: string;
  readonly people: string;
  readonly body: string;
  readonly files: string;
}

// A minute has room for this many; beyond them it looks further on, and the order is a little off.
const perMinute = 64;
const minuteMs = 60_000;
const maxBody = 100_000;
// For each message that comes, and a few for each write: enough to keep up, and done within a millisecond or two.
const mergedPerMessage = 1;
const mergedPerWrite = 8;

const insertDoc = statement<{ docId: number }>(`
  INSERT INTO search_docs (doc_id, message_id) VALUES (?, ?) ON CONFLICT (doc_id) DO NOTHING RETURNING doc_id AS "docId"`);
const insertWords = statement('INSERT INTO search_words (rowid, subject, people, body, files) VALUES (?, ?, ?, ?, ?)');
const mergeSegments = statement(`INSERT INTO search_words (search_words, rank) VALUES ('merge', ?)`);
const deleteDoc = statement('DELETE FROM search_docs WHERE message_id = ?');

/**
 * One after the other and as late in a transaction as can be: any statement between two of them that SQLite guards by
 * a savepoint makes FTS5 write what it has gathered, and a segment per message costs more than all else of it.
 */
export function indexWords(tx: WriteTx, all: readonly MessageWords[]): void {
  const docIds = all.map((words) => takeDocId(tx, words));
  all.forEach(({ subject, people, body, files }, index) => {
    const docId = docIds[index] ?? 0;
    insertWords(tx.db).run(docId, fold(subject), fold(people), fold(body.slice(0, maxBody)), fold(files));
  });
  if (all.length > 0) mergeSegments(tx.db).run(mergedPerWrite + mergedPerMessage * all.length);
}

/** Their words are other ones now; a trigger takes the old ones away with the row. */
export function reindexWords(tx: WriteTx, all: readonly MessageWords[]): void {
  for (const { messageId } of all) deleteDoc(tx.db).run(messageId);
  indexWords(tx, all);
}

/** Grows with the date: the index itself is in the order of the list. */
function takeDocId(tx: WriteTx, { messageId, sentAt }: MessageWords): number {
  const first = Math.floor(Math.max(0, sentAt) / minuteMs) * perMinute;
  for (let room = perMinute; ; room *= 2) {
    const docId = first + Math.floor(Math.random() * room);
    if (insertDoc(tx.db).get(docId, messageId) !== undefined) return docId;
  }
}

/** As a question is folded. Most mail is plain ASCII, where the tokenizer does all that folding would do. */
function fold(text: string): string {
  return /^[\u0000-\u007f]*$/.test(text) ? text : foldText(text);
}
