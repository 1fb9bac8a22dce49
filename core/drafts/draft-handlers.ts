import { desc, eq, sql } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import type { Draft } from '#shared/contract/drafts.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type DraftId } from '#shared/ids.ts';
import { cleanLine, cleanText } from '#shared/model/line.ts';
import { makeSnippet } from '#shared/model/snippet.ts';
import type { ReadDb, UndoHandler } from '../context.ts';
import { drafts } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

type Fields = Omit<Draft, 'id' | 'changedAt'>;

const empty: Fields = { to: '', cc: '', bcc: '', subject: '', text: '' };
const maxListed = 1_000;

export const draftHandlers: HandlersOf<AppContract['drafts']> = {
  list: (_, { read }) =>
    read
      .select({
        id: drafts.id,
        to: drafts.to,
        subject: drafts.subject,
        changedAt: drafts.changedAt,
        // The list needs a line of each, not a thousand whole texts.
        beginning: sql<string>`substr(${drafts.text}, 1, 1000)`,
      })
      .from(drafts)
      .orderBy(desc(drafts.changedAt), desc(drafts.id))
      .limit(maxListed)
      .all()
      .map(({ beginning, ...draft }) => ({ ...draft, snippet: makeSnippet(beginning) })),

  get: ({ id }, { read }) => readDraft(read, id),

  create: (fields, { write }) =>
    write((tx) => {
      const id = newId<DraftId>(tx.now);
      const row = { ...empty, ...cleanFields(fields), id, createdAt: tx.now, changedAt: tx.now };
      tx.db.insert(drafts).values(row).run();
      tx.touch('drafts', id);
      return { id };
    }),

  save: ({ id, ...fields }, { read, write }) => {
    const known = readDraft(read, id);
    const changed = Object.entries(cleanFields(fields)).filter(([key, value]) => known[key as keyof Draft] !== value);
    // A save that says nothing new leaves no trace: no event, no audit, and the draft keeps its place in the list.
    if (changed.length === 0) return {};
    return write((tx) => {
      tx.db
        .update(drafts)
        .set({ ...Object.fromEntries(changed), changedAt: tx.now })
        .where(eq(drafts.id, id))
        .run();
      tx.touch('drafts', id);
      return {};
    });
  },

  discard: ({ id, canUndo = true }, { write }) =>
    write((tx) => {
      const [row] = tx.db.delete(drafts).where(eq(drafts.id, id)).returning().all();
      if (row === undefined) throw new AppError('not-found', 'no such draft');
      tx.touch('drafts', id);
      if (!canUndo) return { undo: null, count: 1 };
      return { undo: tx.undoable('drafts.discard', 1, 'drafts.discard', row), count: 1 };
    }),
};

export const draftUndo: Record<string, UndoHandler> = {
  'drafts.discard': (tx, payload) => {
    const row = payload as typeof drafts.$inferInsert;
    tx.db.insert(drafts).values(row).onConflictDoNothing().run();
    tx.touch('drafts', row.id);
  },
};

export function countDrafts(read: ReadDb): number {
  return (
    read
      .select({ count: sql<number>`count(*)` })
      .from(drafts)
      .get()?.count ?? 0
  );
}

function readDraft(read: ReadDb, id: DraftId): Draft {
  const row = read.select().from(drafts).where(eq(drafts.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such draft');
  const { createdAt: _, ...draft } = row;
  return draft;
}

/** Headers stay on one line: a line break in a recipient or subject would end the header when it is sent. */
function cleanFields(fields: Partial<Fields>): Partial<Fields> {
  const clean = Object.entries(fields)
    .filter((field): field is [keyof Fields, string] => field[1] !== undefined)
    .map(([key, value]) => [key, key === 'text' ? cleanText(value) : cleanHeader(value)]);
  return Object.fromEntries(clean) as Partial<Fields>;
}

/** Keeps the blank at the end: somebody is still typing there. */
function cleanHeader(value: string): string {
  const line = cleanLine(value);
  return /\s$/.test(value) && line !== '' ? `${line} ` : line;
}
