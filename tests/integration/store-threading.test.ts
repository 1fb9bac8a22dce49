import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import { parseHeaders } from '#core/mime/index.ts';
import { headersOnly, type Arrival } from '#core/threads/ingest.ts';
import { setMuted } from '#core/threads/mute-threads.ts';
import { mergeThreads } from '#core/threads/split-threads.ts';
import { threadHandlers } from '#core/threads/thread-handlers.ts';
import { addFolder, aMail, arrivalOf, mailAt, store, type MailText } from '../support/arrivals.ts';
import { addTestAccount, openMailbox, type Mailbox } from '../support/mailbox.ts';

let mailbox: Mailbox;
let account: AccountId;
let inbox: MailboxId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
});
afterEach(() => mailbox.close());

const put = (mails: readonly MailText[]) =>
  store(
    mailbox,
    account,
    inbox,
    mails.map((mail) => arrivalOf(aMail(mail))),
  );
const threadOf = (id: MessageId) =>
  mailbox.db.read.get<{ t: ThreadId }>(sql`SELECT thread_id AS t FROM messages WHERE id = ${id}`)?.t;
const explain = async (id: ThreadId) => threadHandlers.explain({ id }, mailbox.query);

/** Which messages are together, by their ids, in an order that does not depend on ours. */
function partition(of: AccountId = account): string[] {
  const rows = mailbox.db.read.all<{ thread: string; id: string }>(
    sql`SELECT thread_id AS thread, coalesce(rfc_id, subject) AS id FROM messages WHERE account_id = ${of} ORDER BY id`,
  );
  const groups = [...Map.groupBy(rows, (row) => row.thread).values()];
  return groups.map((group) => group.map((row) => row.id).join(' ')).toSorted();
}

describe('what belongs together', () => {
  test('an answer joins what it answers, and a ghost joins those that name it', () => {
    put([
      { id: 'a@x', subject: 'Eins' },
      { id: 'b@x', subject: 'ganz anders', inReplyTo: ['a@x'] },
      { id: 'c@x', references: ['ghost@x'] },
      { id: 'd@x', references: ['ghost@x', 'other@x'] },
      { id: 'e@x', subject: 'Eins' },
    ]);
    expect(partition()).toEqual(['a@x b@x', 'c@x d@x', 'e@x']);
  });

  test('a subject alone joins nothing, also an empty one', () => {
    put([
      { id: '1@x', subject: 'Re: ' },
      { id: '2@x', subject: 'Re:' },
      { id: null, subject: 'Re: Angebot', text: 'a' },
      { id: null, subject: 'Re: Angebot', text: 'b', at: mailAt + 5 * 60_000 },
    ]);
    expect(partition()).toHaveLength(4);
  });

  test('loops and references to oneself end', async () => {
    const [a, , c] = put([
      { id: 'a@x', references: ['b@x'], at: mailAt },
      { id: 'b@x', references: ['a@x'], at: mailAt + 60_000 },
      { id: 'c@x', references: ['c@x'], inReplyTo: ['c@x'] },
    ]);
    expect(partition()).toEqual(['a@x b@x', 'c@x']);
    expect((await explain(a?.threadId as ThreadId)).map((link) => link.reason)).toEqual(['first', 'answers']);
    expect((await explain(c?.threadId as ThreadId)).map((link) => link.reason)).toEqual(['first']);
  });

  test('a thousand references are as good as ten', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `r${index}@x`);
    put([
      { id: 'leaf@x', references: many },
      { id: 'r0@x' },
      { id: 'r999@x' },
      { id: 'side@x', references: ['r980@x'] },
    ]);
    expect(partition()).toEqual(['leaf@x r0@x r999@x side@x']);
  });

  test('one id under two bodies is two messages of one conversation', () => {
    put([
      { id: 'same@x', text: 'eins' },
      { id: 'same@x', text: 'zwei' },
    ]);
    expect(partition()).toEqual(['same@x same@x']);
  });

  test('Gmail says what belongs together, against the references', () => {
    const gmail = (mail: MailText, messageId: string, threadId: string): Arrival =>
      arrivalOf(aMail(mail), { gmail: { messageId, threadId } });
    store(mailbox, account, inbox, [
      gmail({ id: 'a@g' }, '1', '100'),
      gmail({ id: 'b@g', references: ['a@g'] }, '2', '200'),
      gmail({ id: 'c@g' }, '3', '200'),
    ]);
    expect(partition()).toEqual(['a@g', 'b@g c@g']);
  });

  describe('Gmail says it after the message is here', () => {
    const told = (mail: MailText, messageId: string, threadId: string): Arrival =>
      arrivalOf(aMail(mail), { gmail: { messageId, threadId } });

    test('and what belongs together is joined, with all that hangs on it', () => {
      const [first] = put([{ id: 'a@g' }]);
      mailbox.write((tx) => setMuted(tx, [first?.threadId as ThreadId], true));
      store(mailbox, account, inbox, [told({ id: 'b@g' }, '2', '100')]);
      expect(partition()).toEqual(['a@g', 'b@g']);
      // In one batch with another that is new.
      const stored = store(mailbox, account, inbox, [told({ id: 'a@g' }, '1', '100'), told({ id: 'c@g' }, '3', '100')]);
      expect(partition()).toEqual(['a@g b@g c@g']);
      expect(new Set(stored.map(({ threadId }) => threadId)).size).toBe(1);
      const threads = mailbox.db.read.all(sql`SELECT message_count AS count, is_muted AS "isMuted" FROM threads`);
      expect(threads).toEqual([{ count: 3, isMuted: 1 }]);
    });

    test('and what does not is parted; the rest stays what it was', () => {
      const mails = [{ id: 'a@g' }, { id: 'b@g', references: ['a@g'] }, { id: 'c@g', references: ['a@g'] }];
      const [first] = put(mails);
      expect(partition()).toEqual(['a@g b@g c@g']);
      store(mailbox, account, inbox, [told({ id: 'b@g', references: ['a@g'] }, '2', '200')]);
      expect(partition()).toEqual(['a@g c@g', 'b@g']);
      expect(threadOf(first?.messageId as MessageId)).toBe(first?.threadId);
      store(mailbox, account, inbox, [told({ id: 'd@g' }, '4', '200')]);
      expect(partition()).toEqual(['a@g c@g', 'b@g d@g']);
    });

    test('but what the user joined by hand stays', () => {
      const [a, b] = put([{ id: 'a@g' }, { id: 'b@g' }]);
      mailbox.write((tx) => mergeThreads(tx, [a?.threadId as ThreadId, b?.threadId as ThreadId]));
      store(mailbox, account, inbox, [told({ id: 'b@g' }, '2', '200')]);
      expect(partition()).toEqual(['a@g b@g']);
    });
  });

  test('each account has its own', () => {
    const other = addTestAccount(mailbox, 'imap', 'b@office.example');
    const otherInbox = addFolder(mailbox, other, 'INBOX', 'inbox');
    put([{ id: 'a@x' }]);
    store(mailbox, other, otherInbox, [arrivalOf(aMail({ id: 'b@x', references: ['a@x'] }))]);
    expect([partition(), partition(other)]).toEqual([['a@x'], ['b@x']]);
  });

  test('says why', async () => {
    const [first] = put([
      { id: 'a@x', references: ['ghost@x'], at: mailAt },
      { id: 'b@x', references: ['ghost@x'], at: mailAt + 60_000 },
      { id: 'c@x', references: ['a@x', 'b@x'], at: mailAt + 120_000 },
    ]);
    const links = await explain(first?.threadId as ThreadId);
    expect(links.map(({ reason, rfcId }) => [reason, rfcId])).toEqual([
      ['first', null],
      ['shared', null],
      ['answers', 'b@x'],
    ]);
    await expect(explain('x' as ThreadId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('merging', () => {
  test('keeps the smallest id, and what was known of the one that went', async () => {
    const [a] = put([{ id: 'a@x' }]);
    const [b] = put([{ id: 'b@x' }]);
    await threadHandlers.setMuted({ ids: [b?.threadId as ThreadId], isMuted: true }, mailbox.command());
    const [c] = put([{ id: 'c@x', references: ['a@x', 'b@x'], at: mailAt + 60_000 }]);
    expect(c?.threadId).toBe(a?.threadId);
    expect(threadOf(b?.messageId as MessageId)).toBe(a?.threadId);
    const { row, messages } = await threadHandlers.get({ id: a?.threadId as ThreadId }, mailbox.query);
    expect(row).toMatchObject({ messageCount: 3, isMuted: true });
    expect(messages).toHaveLength(3);
    expect((await threadHandlers.counts({}, mailbox.query)).views.all.total).toBe(1);
  });
});

const anyForest = fc
  .array(
    fc.record({
      references: fc.array(fc.nat(14), { maxLength: 3 }),
      inReplyTo: fc.array(fc.nat(14), { maxLength: 1 }),
      isThere: fc.boolean(),
    }),
    { minLength: 2, maxLength: 15 },
  )
  .chain((nodes) =>
    fc.tuple(
      fc.constant(nodes),
      fc.shuffledSubarray(
        nodes.map((_, i) => i),
        { minLength: nodes.length },
      ),
    ),
  )
  .chain(([nodes, order]) => fc.tuple(fc.constant(nodes), fc.constant(order), fc.nat(7)));

test('any order of arrival, in any batches, gives the same conversations and the same reasons', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(anyForest, async ([nodes, order, batchSize]) => {
      run += 1;
      // Nodes that are not there are ghosts; numbers may point at themselves, forwards and in circles.
      const mails = nodes.map((node, index): MailText => ({
        id: `${index}@x`,
        references: node.references.map((to) => `${to}@x`),
        inReplyTo: node.inReplyTo.map((to) => `${to}@x`),
        at: mailAt + index * 60_000,
        text: String(index),
      }));
      const there = order.filter((index) => nodes[index]?.isThere === true);
      const results: unknown[] = [];
      for (const sequence of [there, there.toReversed(), there.toSorted((a, b) => a - b)]) {
        const own = addTestAccount(mailbox, 'imap', `u${run}-${results.length}@office.example`);
        const folder = addFolder(mailbox, own, 'INBOX', 'inbox');
        for (let at = 0; at < sequence.length; at += batchSize + 1) {
          const arrivals = sequence.slice(at, at + batchSize + 1).map((index) => arrivalOf(aMail(mails[index])));
          store(mailbox, own, folder, arrivals);
        }
        results.push([partition(own), await reasons(own)]);
      }
      expect(results[1]).toEqual(results[0]);
      expect(results[2]).toEqual(results[0]);
      expect(partition0(results[0])).toEqual(componentsOf(nodes));
    }),
    { numRuns: 60 },
  );
}, 120_000);

const partition0 = (result: unknown) => (result as [string[], unknown])[0];

/** Each message, why it is there and on which it hangs, by the mails' own ids. */
async function reasons(of: AccountId): Promise<string[]> {
  const rows = mailbox.db.read.all<{ id: MessageId; rfcId: string; threadId: ThreadId }>(
    sql`SELECT id, rfc_id AS "rfcId", thread_id AS "threadId" FROM messages WHERE account_id = ${of}`,
  );
  const names = new Map(rows.map((row) => [row.id, row.rfcId]));
  const lines: string[] = [];
  for (const threadId of new Set(rows.map((row) => row.threadId))) {
    for (const link of await explain(threadId)) {
      const to = link.toMessageId === null ? '' : names.get(link.toMessageId);
      lines.push(`${names.get(link.messageId)} ${link.reason} ${to}`);
    }
  }
  return lines.toSorted();
}

/** The same by another way: colouring by flood, over ids as numbers. */
function componentsOf(nodes: readonly { references: number[]; inReplyTo: number[]; isThere: boolean }[]): string[] {
  const colours = new Map<number, number>();
  const paint = (from: number, to: number) => {
    for (const [key, colour] of colours) if (colour === from) colours.set(key, to);
  };
  nodes.forEach((node, index) => {
    if (!node.isThere) return;
    const ids = [index, ...node.references, ...node.inReplyTo];
    for (const id of ids) if (!colours.has(id)) colours.set(id, id);
    for (const id of ids) paint(colours.get(id) ?? id, colours.get(index) ?? index);
  });
  const there = nodes.flatMap((node, index) => (node.isThere ? [index] : []));
  const groups = [...Map.groupBy(there, (index) => colours.get(index)).values()];
  return groups
    .map((group) =>
      group
        .map((index) => `${index}@x`)
        .toSorted()
        .join(' '),
    )
    .toSorted();
}

const corpora = process.env['HAUSPOST_CORPORA'] ?? join(import.meta.dirname, '../../../shared/corpora');

describe.skipIf(!existsSync(corpora))('over real mail', () => {
  test.each(['spamassassin', 'notmuch'])(
    'every answer of %s is with what it answers',
    (name) => {
      const files = readdirSync(join(corpora, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
        .map((entry) => join(entry.parentPath, entry.name))
        .toSorted();
      const headers = files.map((file) => parseHeaders(readFileSync(file)));
      const arrivals = headers.map((parsed, index): Arrival => ({
        ...arrivalOf(aMail()),
        parsed: headersOnly(parsed),
        rawHash: null,
        sizeBytes: index + 1,
      }));
      const shuffled = arrivals.toSorted((a, b) => ((a.sizeBytes * 7919) % 10_007) - ((b.sizeBytes * 7919) % 10_007));
      const stored: { messageId: MessageId; arrival: Arrival }[] = [];
      for (let at = 0; at < shuffled.length; at += 25) {
        const batch = shuffled.slice(at, at + 25);
        store(mailbox, account, inbox, batch).forEach(({ messageId }, index) => {
          stored.push({ messageId, arrival: batch[index] as Arrival });
        });
      }
      const threads = new Map(
        mailbox.db.read
          .all<{ id: MessageId; t: ThreadId }>(sql`SELECT id, thread_id AS t FROM messages`)
          .map((row) => [row.id, row.t]),
      );
      const byRfcId = new Map(stored.map(({ messageId, arrival }) => [arrival.parsed.messageId, messageId]));
      let parents = 0;
      for (const { messageId, arrival } of stored) {
        const { references, inReplyTo } = arrival.parsed;
        const parent = [...inReplyTo, ...references].toReversed().find((id) => byRfcId.has(id));
        if (parent === undefined) continue;
        parents += 1;
        expect(threads.get(messageId)).toBe(threads.get(byRfcId.get(parent) as MessageId));
      }
      expect(parents).toBeGreaterThan(20);
      process.stderr.write(`${name}: ${stored.length} messages, ${parents} answers to one that is here, all with it\n`);
    },
    120_000,
  );
});
