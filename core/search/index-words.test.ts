import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { aThread, addTestAccount, openMailbox, type Mailbox } from '#tests/support/mailbox.ts';

let mailbox: Mailbox;
let account: AccountId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
});
afterEach(() => mailbox.close());

const countHits = (question: string) =>
  mailbox.db.read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM search_words WHERE search_words MATCH ${question}`,
  ).count;

test('mail that comes one by one leaves few segments to look into', () => {
  const mails = 150;
  for (let index = 0; index < mails; index += 1) {
    aThread(mailbox, account, [{ subject: `Nummer ${index}`, text: `Wort${index} und Rechnung` }]);
  }
  const { segments } = mailbox.db.read.get<{ segments: number }>(
    sql`SELECT count(DISTINCT segid) AS segments FROM search_words_idx`,
  );
  expect(segments).toBeLessThan(30);
  expect(countHits('rechnung')).toBe(mails);
  expect(countHits('wort77')).toBe(1);
  expect(countHits('"und rechnung"')).toBe(mails);
  expect(countHits('"rechnung und"')).toBe(0);
});

test('words go with their message, before and after they were merged', () => {
  const ids = Array.from({ length: 40 }, (_, index) =>
    aThread(mailbox, account, [{ subject: 'Brief', text: index % 2 === 0 ? 'gerade' : 'ungerade' }]),
  );
  mailbox.write((tx) => {
    for (const id of ids.filter((_, index) => index % 2 === 0)) tx.db.run(sql`DELETE FROM threads WHERE id = ${id}`);
    return null;
  });
  expect([countHits('gerade'), countHits('ungerade'), countHits('brief')]).toEqual([0, 20, 20]);
  for (let index = 0; index < 40; index += 1) aThread(mailbox, account, [{ subject: 'Neues', text: 'Inhalt' }]);
  expect([countHits('gerade'), countHits('ungerade'), countHits('brief'), countHits('neues')]).toEqual([0, 20, 20, 40]);
});
