import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAppError, type ErrorCode } from '#shared/errors.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import { startCore, type CoreHarness } from '../support/core-harness.ts';

let harness: CoreHarness;

beforeAll(async () => {
  harness = await startCore({ profileDir: null });
  // The demo profile opens and fills itself; only then are the counts below steady.
  await vi.waitFor(async () => {
    const jobs = await harness.client.jobs.list({});
    if (jobs.find((job) => job.kind === 'demo.load')?.state !== 'done') throw new Error('the demo is still loading');
  }, 20_000);
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
});

const hostile = [
  '"><img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  "'; DROP TABLE threads; --",
  'nul\u0000inside',
  'half \ud83d emoji, half \udc00',
  '\u202egnp.exe',
  '{{+3d}} %s {0} #{x}',
  '__proto__',
  'constructor',
  '\r\nBcc: everyone@x.example',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦 ʇxǝʇ',
];
const server = { host: 'imap.office.example', port: 993, security: 'tls' as const };

async function codeOf(call: Promise<unknown>): Promise<ErrorCode | 'answered'> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code;
  }
}

describe('hostile text', () => {
  test.each(hostile)('%j is kept as harmless text, or refused, everywhere one can write it', async (text) => {
    const { client } = harness;
    const { id } = await client.drafts.create({ to: text, cc: text, bcc: text, subject: text, text });
    const draft = await client.drafts.get({ id });
    for (const value of [draft.to, draft.cc, draft.bcc, draft.subject, draft.text]) {
      expect(value.isWellFormed()).toBe(true);
      expect(value).not.toContain('\u0000');
    }
    expect(draft.subject).not.toMatch(/[\r\n]/);
    const { undo } = await client.drafts.discard({ id });
    await client.undo.run({ token: undo });
    expect(await client.drafts.get({ id })).toEqual(draft);
    await client.drafts.discard({ id });

    const [account] = await client.accounts.list({});
    const renamed = await client.accounts.update({ id: account?.id as AccountId, name: text });
    expect((await client.accounts.list({}))[0]?.name).not.toMatch(/[\r\n\u0000\u202e]/);
    await client.undo.run({ token: renamed.undo });

    expect(await codeOf(client.threads.find({ text, limit: 20 }))).toBe('answered');
    expect(await codeOf(client.threads.get({ id: text as ThreadId }))).toBe('not-found');
    expect(['invalid-input', 'not-found']).toContain(
      await codeOf(client.threads.move({ ids: [text as ThreadId], to: 'trash' })),
    );
    expect(await codeOf(client.threads.list({ view: 'inbox', after: text }))).toBe('invalid-input');
    const add = { name: text, secret: { password: text }, incoming: server, outgoing: server };
    expect(await codeOf(client.accounts.add({ ...add, address: text }))).toBe('invalid-input');
    expect(await codeOf(client.accounts.guess({ address: text }))).toBe('invalid-input');
    expect(
      await codeOf(client.accounts.add({ ...add, address: 'a@b.example', outgoing: { ...server, host: text } })),
    ).toMatch(/^invalid-input$|^answered$/);
    const keys = await client.settings.set({ ownKeys: { [text]: ['x'] } });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(keys.theme).toBe('system');
    await client.settings.set({ ownKeys: {} });
    for (const { id: added } of (await client.accounts.list({})).filter((one) => one.kind === 'imap')) {
      await client.accounts.remove({ id: added });
    }
  });
});

describe('what is too much', () => {
  const big = 'ä'.repeat(10_000_000);

  test('ten megabytes are refused and leave nothing behind', async () => {
    const { client } = harness;
    const before = await client.drafts.list({});
    expect(await codeOf(client.drafts.create({ text: big }))).toBe('invalid-input');
    expect(await codeOf(client.drafts.create({ subject: big }))).toBe('invalid-input');
    expect(await codeOf(client.threads.find({ text: big }))).toBe('invalid-input');
    expect(await codeOf(client.settings.set({ ownKeys: { [big]: ['x'] } }))).toBe('invalid-input');
    const add = { address: 'a@b.example', name: 'A', incoming: server, outgoing: server };
    expect(await codeOf(client.accounts.add({ ...add, secret: { password: big } }))).toBe('invalid-input');
    expect(await client.drafts.list({})).toEqual(before);
    expect(harness.logLines.join('').length).toBeLessThan(2_000_000);
  }, 60_000);

  test('so is more than the bounds of a list', async () => {
    const { client } = harness;
    const ids = Array.from({ length: 10_001 }, (_, index) => `t${index}` as ThreadId);
    expect(await codeOf(client.threads.setRead({ ids, isRead: true }))).toBe('invalid-input');
    expect(await codeOf(client.threads.setRead({ ids: [], isRead: true }))).toBe('invalid-input');
    expect(await codeOf(client.threads.setRead({ ids: ids.slice(0, 10_000), isRead: true }))).toBe('not-found');
    expect(await codeOf(client.threads.list({ view: 'inbox', limit: 201 }))).toBe('invalid-input');
    expect(await codeOf(client.threads.list({ view: 'everything' as never }))).toBe('invalid-input');
    expect(await codeOf(client.drafts.create({ colour: 'red' } as never))).toBe('invalid-input');
  });
});

test('no call makes a bug, and the log names no text of anybody', () => {
  const lines = harness.logLines.map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(lines.filter((line) => line.level >= 50)).toEqual([]);
  expect(harness.logLines.join('')).not.toMatch(/onerror|DROP TABLE|everyone@x\.example/);
});
