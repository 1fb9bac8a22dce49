import { asc } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import type { InboxSplit } from '#shared/contract/inbox-splits.ts';
import { AppError } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { inboxSplits } from '../db/tables/triage.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { nothingChanged, type Undoable } from '../threads/index.ts';
import { resortInbox } from './resort.ts';

export { resortInbox, resortJob } from './resort.ts';

type Wanted = Omit<InboxSplit, 'id'> & { readonly id: string | null };

export const inboxSplitHandlers: HandlersOf<AppContract['inboxSplits']> = {
  list: (_, { read }) => listSplits(read),
  save: ({ splits }, { write }) => write((tx) => saveSplits(tx, splits)),
};

export const inboxSplitUndo: Record<string, UndoHandler> = {
  'splits.save': (tx, payload) => {
    const { before, after } = payload as { before: InboxSplit[]; after: InboxSplit[] };
    // Changed again since, the newer word stands.
    if (isSame(listSplits(tx.db), after)) writeSplits(tx, before);
  },
};

function listSplits(read: ReadDb): InboxSplit[] {
  return read
    .select()
    .from(inboxSplits)
    .orderBy(asc(inboxSplits.position))
    .all()
    .map(({ position: _, ...split }) => split);
}

function saveSplits(tx: WriteTx, wanted: readonly Wanted[]): Undoable {
  const before = listSplits(tx.db);
  const presets = new Set(before.flatMap(({ preset }) => preset ?? []));
  const after = wanted.map((split): InboxSplit => {
    const known = before.find(({ id }) => id === split.id);
    if (split.id !== null && known === undefined) throw new AppError('not-found', 'no such tab', { field: 'splits' });
    if ((known?.preset ?? null) !== split.preset) {
      throw new AppError('invalid-input', 'a tab does not become one of ours', { field: 'splits' });
    }
    // What ours are, only we say; the name of one's own must be one.
    if (known !== undefined && known.preset !== null) return { ...known, isOn: split.isOn };
    const name = cleanLine(split.name);
    if (name === '') throw new AppError('invalid-input', 'a tab has a name', { field: 'name' });
    return { ...split, id: known?.id ?? newId(tx.now), name };
  });
  for (const { preset } of after) if (preset !== null) presets.delete(preset);
  if (presets.size > 0) throw new AppError('invalid-input', 'our tabs can only be turned off', { field: 'splits' });
  if (new Set(after.map(({ id }) => id)).size < after.length) {
    throw new AppError('invalid-input', 'a tab stands there twice', { field: 'splits' });
  }
  if (isSame(before, after)) return nothingChanged;
  writeSplits(tx, after);
  return { undo: tx.undoable('splits.save', 1, 'splits.save', { before, after }), count: 1 };
}

function writeSplits(tx: WriteTx, splits: readonly InboxSplit[]): void {
  tx.db.delete(inboxSplits).run();
  splits.forEach((split, position) =>
    tx.db
      .insert(inboxSplits)
      .values({ ...split, position })
      .run(),
  );
  tx.touch('splits');
  resortInbox(tx);
}

function isSame(one: readonly InboxSplit[], other: readonly InboxSplit[]): boolean {
  const shape = (splits: readonly InboxSplit[]) =>
    JSON.stringify(splits.map(({ id, preset, name, isOn, conditions }) => [id, preset, name, isOn, conditions]));
  return shape(one) === shape(other);
}
