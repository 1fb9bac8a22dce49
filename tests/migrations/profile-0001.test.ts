import { afterEach, beforeEach, expect, test } from 'vitest';
import { audit, jobs, outbox, secrets, settings } from '#core/db/tables/house.ts';
import { accounts, attachments, drafts, messages, messageTexts, threads, threadViews } from '#core/db/tables/mail.ts';
import { listUndo } from '#core/undo/undo-journal.ts';
import { bootIn, fakeKeyring, type tempDir, type TestBoot } from '#tests/support/db-harness.ts';
import { ask } from '#tests/support/db-profile.ts';
import { frozenPassphrase, thawedCopy } from '#tests/support/frozen-profile.ts';

let dir: ReturnType<typeof tempDir>;
let base: TestBoot;

beforeEach(async () => {
  dir = thawedCopy('0001');
  base = await bootIn(dir.path, { keyring: fakeKeyring(false) });
});
afterEach(async () => {
  await base.boot.close();
  dir.remove();
});

test('opens with its passphrase, and everything the user would miss is there', async () => {
  expect(base.boot.state).toMatchObject({ phase: 'locked', reason: 'passphrase' });
  await ask(base.boot).unlock({ passphrase: frozenPassphrase });
  expect(base.boot.state).toEqual({ phase: 'ready', keySource: 'vault', recovered: null });
  const { read } = (await base.boot.ready).db;
  expect(read.select().from(settings).all()).toMatchObject([
    { key: 'markReadAfterMs', value: null },
    { key: 'theme', value: 'dark' },
  ]);
  expect(read.select().from(secrets).all()).toMatchObject([
    { name: 'account/account-1', value: 'kein echtes Passwort' },
  ]);
  expect(read.select().from(accounts).all()).toMatchObject([{ address: 'anna@frozen.example', name: 'Anna Frost' }]);
  expect(read.select().from(threads).all()).toMatchObject([{ subject: 'Grüße aus dem Eis', isStarred: true }]);
  expect(read.select().from(threadViews).all()).toMatchObject([
    { threadId: 'thread-1', view: 'inbox', isUnread: true },
  ]);
  expect(read.select().from(messages).all()).toMatchObject([{ rfcId: '<1@frozen.example>', fromName: 'Bernd Eis' }]);
  expect(read.select().from(messageTexts).all()).toMatchObject([{ text: 'Es ist kalt. 🧊\n' }]);
  expect(read.select().from(attachments).all()).toMatchObject([{ name: 'Eisberg.pdf', sizeBytes: 12_345 }]);
  expect(read.select().from(drafts).all()).toMatchObject([{ id: 'draft-1', text: 'Zieh dich warm an.' }]);
  expect(read.select().from(outbox).all()).toMatchObject([{ key: 'frozen-op', state: 'pending', writeSeq: 2 }]);
  expect(read.select().from(jobs).all()).toMatchObject([{ kind: 'frozen.job', state: 'pending', payload: { n: 1 } }]);
  expect(listUndo(read)).toMatchObject([{ label: 'threads.move', count: 1 }]);
  const actions = read.select({ action: audit.action }).from(audit).all();
  expect(actions.map(({ action }) => action)).toEqual(['sync.fetch', 'settings.set']);
});

test('was written by the migrations that still stand: none was edited since', async () => {
  await ask(base.boot).unlock({ passphrase: frozenPassphrase });
  expect(base.log.lines.filter(({ msg }) => msg === 'migration checksum differs')).toEqual([]);
});
