import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttachmentRow } from '#shared/contract/attachments.ts';
import { startCore, type CoreHarness } from '#tests/support/core-harness.ts';
import { testPassphrase } from '#tests/support/e2e-harness.ts';
import { seedMail } from '#tests/support/mail-e2e.ts';
import { eventually, tempProfile } from '#tests/support/post-house.ts';

const { dir, remove } = tempProfile();
const total = 2_000;
const names = ['brief.pdf', 'foto.JPG', 'zahlen.xlsx', 'ordner.zip', 'grüße.txt'];
let house: CoreHarness;

beforeAll(async () => {
  const mails = Array.from({ length: total }, (_, index) => [
    {
      subject: `Mail ${index}`,
      from: { name: index % 2 === 0 ? 'Anna Berg' : 'Bernd Öl', address: `a${index % 2}@berg.example` },
      // Several of one moment and of one size: their order must still be one.
      sentAt: Date.UTC(2026, 0, 1) + Math.floor(index / 3) * 60_000,
      attachments: [
        {
          name: names[index % names.length] ?? '',
          sizeBytes: (index % 7) * 400_000,
          mimeType: 'application/octet-stream',
        },
        ...(index % 10 === 0 ? [{ name: '', sizeBytes: 500, mimeType: 'text/calendar' }] : []),
      ],
    },
  ]);
  await seedMail(mails)(dir);
  house = await startCore({ keepDir: dir, passphrase: testPassphrase });
  await eventually(() => house.client.accounts.list({}));
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  remove();
});

async function all(input: Parameters<CoreHarness['client']['attachments']['list']>[0]): Promise<AttachmentRow[]> {
  const rows: AttachmentRow[] = [];
  for (let after: string | null = null; ;) {
    const page: { items: AttachmentRow[]; next: string | null } = await house.client.attachments.list({
      ...input,
      after,
    });
    rows.push(...page.items);
    if (page.next === null) return rows;
    after = page.next;
  }
}

test.each(['newest', 'largest'] as const)('page by page every file once, %s first', async (order) => {
  const rows = await all({ order, limit: 77 });
  expect(rows).toHaveLength(total);
  expect(new Set(rows.map(({ messageId, path }) => `${messageId} ${path}`)).size).toBe(total);
  const keys = rows.map((row) => (order === 'newest' ? row.sentAt : row.sizeBytes));
  expect(keys).toEqual(keys.toSorted((a, b) => b - a));
});

test('by kind, size, time, sender and words, also together', async () => {
  expect(await all({ kinds: ['pdf'] })).toHaveLength(total / 5);
  expect(await all({ kinds: ['image', 'archive'] })).toHaveLength((2 * total) / 5);
  expect((await all({ minBytes: 2_000_000 })).every(({ sizeBytes }) => sizeBytes >= 2_000_000)).toBe(true);
  const since = Date.UTC(2026, 0, 1) + 600 * 60_000;
  const until = since + 30 * 60_000;
  expect(await all({ since, until })).toHaveLength(90);
  expect(await all({ text: 'GRUSSE' })).toHaveLength(total / 5);
  expect(await all({ text: 'bernd ol', kinds: ['pdf'] })).toHaveLength(total / 10);
  expect((await all({ text: 'mail 777' })).map(({ subject }) => subject)).toEqual(['Mail 1777', 'Mail 777']);
  expect(await all({ text: '%_"; DROP' })).toEqual([]);
});

test('a place that is none is refused', async () => {
  await expect(house.client.attachments.list({ after: 'nowhere' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('what is in a removed account is not listed', async () => {
  const [account] = await house.client.accounts.list({});
  expect((await all({ accountId: account?.id ?? null })).length).toBe(total);
  await house.client.accounts.remove({ id: account?.id ?? expect.fail() });
  expect(await all({})).toEqual([]);
});
