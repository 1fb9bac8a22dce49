import { expect, test } from 'vitest';
import type { MailboxId } from '#shared/ids.ts';
import { planFolders, type FolderRow } from './folder-list.ts';
import type { RemoteFolder } from './imap/index.ts';

const idle = { ids: new Set<MailboxId>(), paths: [] };

function here(id: string, path: string | null, more: Partial<FolderRow> = {}): FolderRow {
  const name = path?.split('/').at(-1) ?? id;
  return { id: id as MailboxId, path, role: 'other', name, delimiter: '/', canSelect: true, isSynced: true, ...more };
}

function there(path: string, more: Partial<RemoteFolder> = {}): RemoteFolder {
  const name = path.split('/').at(-1) ?? path;
  const plain = { role: 'other', specialUse: null, canSelect: true, isSubscribed: true } as const;
  return { path, name, delimiter: '/', ...plain, ...more };
}

test('what is alike on both sides is left alone, and INBOX is one name in any case', () => {
  const plan = planFolders(
    [here('1', 'INBOX', { role: 'inbox' }), here('2', 'A')],
    [there('Inbox', { name: 'INBOX' }), there('A')],
    idle,
  );
  expect(plan).toEqual({ adopt: [], create: [], missing: [], update: [] });
});

test('case makes two folders of one name', () => {
  const plan = planFolders([here('1', 'a')], [there('a'), there('A')], idle);
  expect(plan.create).toMatchObject([{ path: 'A' }]);
});

test('new ones are made, lost ones are named, changed ones are noted', () => {
  const plan = planFolders([here('1', 'A'), here('2', 'B')], [there('A', { canSelect: false }), there('C')], idle);
  expect(plan.create).toMatchObject([{ path: 'C' }]);
  expect(plan.missing).toMatchObject([{ id: '2' }]);
  expect(plan.update).toMatchObject([{ id: '1' }]);
});

test('a folder that existed only here becomes the one that plays its part', () => {
  const own = here('1', null, { role: 'archive', name: 'Archive' });
  const plan = planFolders([own], [there('Ablage', { role: 'archive' })], idle);
  expect(plan).toMatchObject({ adopt: [{ id: '1', remote: { path: 'Ablage' } }], create: [] });
});

test('what the user is just about to change is nobody else’s business', () => {
  const busy = { ids: new Set(['1' as MailboxId]), paths: ['Alt', 'Neu'] };
  const plan = planFolders([here('1', 'Neu')], [there('Alt'), there('Alt/unten')], busy);
  expect(plan).toEqual({ adopt: [], create: [], missing: [], update: [] });
});
