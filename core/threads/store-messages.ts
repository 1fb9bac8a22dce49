import { newId, type MessageId, type ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { noteBounce } from '../compose/note-bounce.ts';
import { learnContacts } from '../contacts/learn-contacts.ts';
import { noteAnswer, type AnswerCandidate } from '../follow-ups/note-answer.ts';
import { statement } from '../db/index.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import { identityOf } from '../mime/index.ts';
import { indexWords, reindexWords, type MessageWords } from '../search/index-words.ts';
import { readAccountFacts, readRole, type AccountFacts } from './account-facts.ts';
import type { Arrival, Place, StoredArrival } from './arrival.ts';
import { wordsOf } from './arrival-words.ts';
import { addKeys, followKeys, replaceKeys } from './follow-keys.ts';
import { followFlags } from './follow-server.ts';
import { KnownCopies, type KnownMessage } from './known-copies.ts';
import { sortArrivals } from './inbox-arrivals.ts';
import { joinFlags, readFlags } from './message-flags.ts';
import { insertMessageRow, insertPlaceOf, saneDate } from './message-rows.ts';
import { heldMessages, type Held } from './open-ops.ts';
import { regroup } from './regroup-threads.ts';
import { settleThreads } from './settle-threads.ts';
import { insertThread } from './thread-rows.ts';
import { ThreadAssigner } from './thread-assigner.ts';
import { threadKeys, type ThreadKey } from './thread-keys.ts';
import { TrustedReceiver } from './trusted-receiver.ts';
import { keepBody } from './upgrade-body.ts';

const keepRemote = statement(`
  INSERT INTO remote_messages (mailbox_id, uid, message_id, flags, modseq) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (mailbox_id, uid) DO UPDATE SET message_id = excluded.message_id, flags = excluded.flags,
    modseq = excluded.modseq`);
const comeBack = statement('UPDATE messages SET gone_at = NULL WHERE id = ?');
const setGmailId = statement('UPDATE messages SET gmail_id = ? WHERE id = ? AND gmail_id IS NULL');
const leave = statement('UPDATE messages SET gone_at = ? WHERE id = ?');
const forgetBytes = statement('UPDATE messages SET raw_hash = NULL, size_bytes = ? WHERE id = ?');
const threadOf = statement<{ threadId: ThreadId }>('SELECT thread_id AS "threadId" FROM messages WHERE id = ?');

// Mail nobody chose to get teaches nothing about people.
const teachesNothing: readonly MailboxRole[] = ['spam', 'trash', 'drafts'];

/**
 * Takes a batch of messages of one folder in: known ones get one more copy, new ones their rows, words, people and
 * conversation. Costs are per batch where they can be: hand over some 25 to 50 at a time.
 */
export function storeMessages(tx: WriteTx, place: Place, arrivals: readonly Arrival[]): StoredArrival[] {
  if (arrivals.length === 0) return [];
  const batch = new Batch(tx, place, arrivals);
  const stored = arrivals.map((arrival, index) => batch.take(arrival, index));
  return batch.finish(stored);
}

class Batch {
  readonly #tx: WriteTx;
  readonly #place: Place;
  readonly #account: AccountFacts;
  readonly #role: MailboxRole;
  readonly #held: Held;
  readonly #copies: KnownCopies;
  readonly #keys: ThreadKey[][];
  readonly #identities: string[];
  readonly #threads: ThreadAssigner;
  readonly #receiver: TrustedReceiver;
  /** Conversations whose rows tell the whole truth already: begun here, with one message. */
  readonly #fresh = new Set<ThreadId>();
  readonly #changed = new Set<ThreadId>();
  readonly #attached = new Set<MessageId>();
  /** Known before a server said by which other ids they hang together with others. */
  readonly #toldLate: MessageId[] = [];
  /** New here, and about to be expunged there. */
  readonly #unkept: MessageId[] = [];
  readonly #news: { messageId: MessageId; threadId: ThreadId }[] = [];
  readonly #answers: AnswerCandidate[] = [];
  readonly #newWords = new Map<MessageId, MessageWords>();
  readonly #otherWords = new Map<MessageId, MessageWords>();
  #hasContacts = false;

  constructor(tx: WriteTx, place: Place, arrivals: readonly Arrival[]) {
    this.#tx = tx;
    this.#place = place;
    this.#account = readAccountFacts(tx, place.accountId);
    this.#role = readRole(tx, place.accountId, place.mailboxId);
    this.#held = heldMessages(tx, place.accountId);
    this.#identities = arrivals.map(({ parsed }) => identityOf(parsed));
    this.#keys = arrivals.map(({ parsed, gmail }) => threadKeys(place.accountId, parsed, gmail));
    // With labels, what was sent lies in the archive as well.
    const mayHoldSent = this.#role === 'sent' || arrivals.some(({ gmail }) => gmail !== undefined);
    this.#copies = new KnownCopies(tx, place, arrivals, this.#identities, mayHoldSent);
    this.#threads = new ThreadAssigner(tx, this.#keys.flat());
    this.#receiver = new TrustedReceiver(tx, this.#account);
  }

  take(arrival: Arrival, index: number): StoredArrival {
    const identity = this.#identities[index] ?? '';
    const known = this.#copies.find(arrival, identity);
    const stored = known === null ? this.#add(arrival, index, identity) : this.#attach(known, arrival, index);
    if (arrival.uid !== null) {
      const flags = joinFlags(arrival.flags);
      const displaced = this.#copies.note(arrival.uid, stored.messageId);
      keepRemote(this.#tx.db).run(this.#place.mailboxId, arrival.uid, stored.messageId, flags, arrival.modseq);
      if (displaced !== null) this.#attached.add(displaced);
    }
    return stored;
  }

  finish(stored: readonly StoredArrival[]): StoredArrival[] {
    const tx = this.#tx;
    this.#receiver.keep();
    for (const threadId of this.#threads.grown) this.#changed.add(threadId);
    const changed = new Set([...this.#changed].map((id) => this.#threads.resolve(id)));
    for (const threadId of followFlags(tx, [...this.#attached], this.#held)) changed.add(threadId);
    const { toRegroup } = this.#threads;
    if (toRegroup.length > 0) for (const id of regroup(tx, this.#place.accountId, toRegroup)) changed.add(id);
    for (const id of this.#unkept) leave(tx.db).run(tx.now, id);
    for (const id of followKeys(tx, this.#place.accountId, this.#toldLate)) changed.add(id);
    const isSettled = toRegroup.length === 0 && this.#toldLate.length === 0;
    const threadNow = ({ messageId, threadId }: { messageId: MessageId; threadId: ThreadId }) =>
      isSettled ? this.#threads.resolve(threadId) : (threadOf(tx.db).get(messageId)?.threadId ?? threadId);
    const news = this.#news.map((one) => ({ ...one, threadId: threadNow(one) }));
    for (const id of sortArrivals(tx, this.#place, this.#role, news)) changed.add(id);
    noteAnswer(
      tx,
      // One for each that is new, in the same order.
      this.#answers.map((one, index) => ({ ...one, threadId: news[index]?.threadId ?? one.threadId })),
    );
    const fresh = [...this.#fresh].filter((id) => !changed.has(id) && this.#threads.resolve(id) === id);
    settleThreads(tx, [...changed], fresh);
    reindexWords(tx, [...this.#otherWords.values()]);
    indexWords(tx, [...this.#newWords.values()]);
    if (this.#hasContacts) tx.touch('contacts');
    return stored.map((one) => ({ ...one, threadId: threadNow(one) }));
  }

  #add(arrival: Arrival, index: number, identity: string): StoredArrival {
    const tx = this.#tx;
    const { parsed, rawHash, sizeBytes, receivedAt, gmail } = arrival;
    const { accountId, mailboxId } = this.#place;
    const id = newId<MessageId>(tx.now);
    const keys = this.#keys[index] ?? [];
    const flags = readFlags(arrival.flags);
    const isOwn = this.#account.isOwn(parsed.from);
    const sentAt = saneDate(parsed.sentAt, receivedAt, tx.now);
    const { threadId, isFresh } = this.#threads.assign(id, keys);
    const row = {
      id,
      accountId,
      threadId,
      parsed,
      identity,
      rawHash,
      gmailId: gmail?.messageId ?? null,
      sizeBytes,
      sentAt,
      receivedAt,
      flags,
      isOwn,
      authentication: this.#receiver.judge(id, parsed.from, parsed.authentication),
    };
    if (isFresh) {
      insertThread(tx, row, gmail?.threadId ?? null);
      this.#fresh.add(threadId);
    } else {
      this.#changed.add(threadId);
    }
    insertMessageRow(tx, row);
    this.#threads.keep(id, keys);
    if (isKept(arrival)) insertPlaceOf(tx, id, mailboxId, sentAt);
    else this.#unkept.push(id);
    this.#newWords.set(id, wordsOf(id, sentAt, parsed));
    this.#learn(arrival, isOwn, sentAt);
    if (parsed.isBounce !== null) noteBounce(tx, id, parsed.isBounce);
    const isAutomatic = parsed.isAutomatic || parsed.isBounce !== null;
    this.#answers.push({ threadId, sentAt, isOwn, isAutomatic });
    this.#news.push({ messageId: id, threadId });
    this.#copies.add({ id, threadId, identity, rawHash, sizeBytes, gmailId: row.gmailId, isGone: false, sentAt });
    return { messageId: id, threadId, isNew: true, hasBody: rawHash !== null };
  }

  #attach(known: KnownMessage, arrival: Arrival, index: number): StoredArrival {
    const tx = this.#tx;
    if (known.isGone && isKept(arrival)) {
      comeBack(tx.db).run(known.id);
      known.isGone = false;
    }
    // Where the user put it meanwhile is told to the server first.
    if (isKept(arrival) && !this.#held.places.has(known.id)) {
      insertPlaceOf(tx, known.id, this.#place.mailboxId, known.sentAt);
    }
    if (arrival.gmail !== undefined && known.gmailId === null) {
      setGmailId(tx.db).run(arrival.gmail.messageId, known.id);
      known.gmailId = arrival.gmail.messageId;
      replaceKeys(tx, known.id, this.#keys[index] ?? []);
      this.#toldLate.push(known.id);
    }
    const isOtherBody = known.isAwaited === true && known.rawHash !== arrival.rawHash;
    if (known.isAwaited === true) {
      known.isAwaited = false;
      // A server may have given it an id of its own: answers name that one.
      addKeys(tx, known.id, this.#keys[index] ?? []);
      this.#toldLate.push(known.id);
      // Its bytes are not ours: they are fetched like those of any mail of which only the headers are here.
      if (arrival.rawHash === null && arrival.sizeBytes !== known.sizeBytes)
        forgetBytes(tx.db).run(arrival.sizeBytes, known.id);
    }
    if (arrival.rawHash !== null && (known.rawHash === null || isOtherBody)) {
      keepBody(tx, known.id, arrival.parsed, arrival.rawHash, arrival.sizeBytes);
      const words = this.#newWords.has(known.id) ? this.#newWords : this.#otherWords;
      words.set(known.id, wordsOf(known.id, known.sentAt, arrival.parsed));
      known.rawHash = arrival.rawHash;
    }
    if (arrival.uid !== null) this.#attached.add(known.id);
    this.#changed.add(known.threadId);
    return { messageId: known.id, threadId: known.threadId, isNew: false, hasBody: known.rawHash !== null };
  }

  #learn({ parsed }: Arrival, isOwn: boolean, at: number): void {
    if (teachesNothing.includes(this.#role)) return;
    const { from, isAutomatic, to, cc, bcc } = parsed;
    const recipients = isOwn ? [...to, ...cc, ...bcc] : [];
    if (learnContacts(this.#tx, { isOwn, isAutomatic, at, from, recipients })) this.#hasContacts = true;
  }
}

function isKept({ flags }: Arrival): boolean {
  return !flags.includes('\\Deleted');
}
