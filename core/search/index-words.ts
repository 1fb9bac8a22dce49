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

const insertDoc = statement<{ docId: number }>(`
  INSERT INTO search_docs (doc_id, message_id) VALUES (?, ?) ON CONFLICT (doc_id) DO NOTHING RETURNING doc_id AS "docId"`);
const insertWords = statement('INSERT INTO search_words (rowid, subject, people, body, files) VALUES (?, ?, ?, ?, ?)');
const deleteDoc = statement('DELETE FROM search_docs WHERE message_id = ?');

export function indexWords(tx: WriteTx, words: MessageWords): void {
  const docId = takeDocId(tx, words);
  const { subject, people, body, files } = words;
  insertWords(tx.db).run(docId, fold(subject), fold(people), fold(body.slice(0, maxBody)), fold(files));
}

/** Its words are other ones now; a trigger takes the old ones away with the row. */
export function reindexWords(tx: WriteTx, words: MessageWords): void {
  deleteDoc(tx.db).run(words.messageId);
  indexWords(tx, words);
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
  // oxlint-disable-next-line no-control-regex
  return /^[\u0000-\u007f]*$/.test(text) ? text : foldText(text);
}
