import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import { startCore, testPassphrase, type CoreHarness } from '#tests/support/core-harness.ts';

const ready = (harness: CoreHarness) =>
  vi.waitFor(async () => expect(await harness.client.boot.state({})).toMatchObject({ phase: 'ready' }), 10_000);

test('a first start with a keyring is ready without a question, and keeps the key there', async () => {
  const keyring = new Map<string, string>();
  await using harness = await startCore({ keyring });
  await ready(harness);
  expect(await harness.client.profile.status({})).toMatchObject({ keySource: 'keyring', isDemo: false });
  expect(keyring.size).toBe(1);
});

test('without a keyring it asks for a passphrase, and answers nothing else before', async () => {
  await using harness = await startCore({ passphrase: undefined });
  await vi.waitFor(async () => expect(await harness.client.boot.state({})).toMatchObject({ phase: 'needsPassphrase' }));
  const refused = await harness.client.threads.counts({}).catch((error: unknown) => error);
  expect(isAppError(refused, 'unavailable') && refused.details).toMatchObject({ phase: 'needsPassphrase' });
  await harness.client.boot.createVault({ passphrase: testPassphrase });
  await ready(harness);
  expect(await harness.client.profile.status({})).toMatchObject({ keySource: 'vault' });
});

test('what is kept is there after a restart; a second core on the profile is refused and names the first', async () => {
  const keepDir = join(mkdtempSync(join(tmpdir(), 'hauspost-core-')), 'profile');
  try {
    {
      await using first = await startCore({ keepDir, instanceNote: { host: 'test', port: 4711 } });
      await ready(first);
      await first.client.settings.set({ density: 'compact', keymap: 'outlook' });
      const second = await startCore({ keepDir }).catch((error: unknown) => error);
      expect(isAppError(second, 'conflict') && second.details).toMatchObject({
        host: 'test',
        port: 4711,
        pid: process.pid,
      });
    }
    await using again = await startCore({ keepDir });
    await ready(again);
    expect(await again.client.settings.get({})).toMatchObject({
      density: 'compact',
      keymap: 'outlook',
      theme: 'system',
    });
  } finally {
    rmSync(keepDir, { recursive: true, force: true });
  }
});

test('the demo profile fills itself, tells two clients what changed, and a bulk triage is undone exactly', async () => {
  await using harness = await startCore({ profileDir: null });
  await ready(harness);
  const other = harness.join();
  const seen = new Set<string>();
  const stopped = new AbortController();
  const following = (async () => {
    for await (const batch of await other.events.subscribe({}, { signal: stopped.signal })) {
      for (const event of batch) if (event.type === 'changed') seen.add(event.topic);
    }
  })().catch((error: unknown) => expect(isAppError(error, 'cancelled')).toBe(true));

  await vi.waitFor(async () => {
    const jobs = await harness.client.jobs.list({});
    expect(jobs.find(({ kind }) => kind === 'demo.load')).toMatchObject({ state: 'done' });
  }, 20_000);
  const before = await harness.client.threads.list({ view: 'inbox' });
  expect(before.items.length).toBeGreaterThan(20);

  const ids = before.items.slice(0, 14).map(({ id }) => id);
  const moved = await harness.client.threads.move({ ids, to: 'archive' });
  expect(moved).toMatchObject({ count: 14 });
  expect((await harness.client.threads.list({ view: 'inbox' })).items).toHaveLength(before.items.length - 14);
  expect(await harness.client.undo.run({ token: moved.undo })).toMatchObject({ count: 14 });
  expect(await harness.client.threads.list({ view: 'inbox' })).toEqual(before);

  await vi.waitFor(() => expect([...seen]).toEqual(expect.arrayContaining(['threads', 'undo', 'audit'])));
  stopped.abort();
  await following;

  const audit = await harness.client.profile.audit({});
  expect(audit.items.map(({ action }) => action)).toEqual(expect.arrayContaining(['threads.move', 'undo.run']));
  const lines = harness.logLines.join('\n');
  for (const { subject, snippet } of before.items.slice(0, 5)) {
    expect(lines).not.toContain(subject);
    expect(lines).not.toContain(snippet);
  }
});

test('a mail that arrives is announced by the shell, and the badge of the view counts it', async () => {
  await using harness = await startCore({ profileDir: null });
  await ready(harness);
  await vi.waitFor(async () => {
    const jobs = await harness.client.jobs.list({});
    expect(jobs.find(({ kind }) => kind === 'demo.load')).toMatchObject({ state: 'done' });
  }, 20_000);
  const before = await harness.client.threads.counts({});
  await harness.client.demo.deliver({});
  await vi.waitFor(() => expect(harness.notifications).toHaveLength(1), 10_000);
  expect(harness.notifications[0]).toMatchObject({ kind: 'newMail' });
  const after = await harness.client.threads.counts({});
  expect(after.views.inbox?.unread).toBe((before.views.inbox?.unread ?? 0) + 1);
});
