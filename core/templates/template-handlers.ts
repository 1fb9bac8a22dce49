import { eq, sql } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import type { Template } from '#shared/contract/templates.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type TemplateId } from '#shared/ids.ts';
import { cleanLine, cleanText } from '#shared/model/line.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { templates } from '../db/tables/writing.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

type Row = typeof templates.$inferSelect;
type Fields = Pick<Row, 'name' | 'subject' | 'text' | 'html'>;

const maxTemplates = 500;

export const templateHandlers: HandlersOf<AppContract['templates']> = {
  list: (_, { read }) =>
    read
      .select()
      .from(templates)
      .orderBy(sql`name COLLATE NOCASE`, templates.id)
      .limit(maxTemplates)
      .all()
      .map(asTemplate),

  create: (fields, { write }) =>
    write((tx) => {
      if (countTemplates(tx.db) >= maxTemplates) {
        throw new AppError('invalid-input', 'too many templates', { field: 'name', max: maxTemplates });
      }
      const id = newId<TemplateId>(tx.now);
      const row: Row = { ...cleanTemplate(fields), id, createdAt: tx.now, changedAt: tx.now };
      tx.db.insert(templates).values(row).run();
      tx.touch('templates', id);
      return { id };
    }),

  update: ({ id, ...change }, { write }) =>
    write((tx) => {
      const before = requireTemplate(tx.db, id);
      const after = cleanTemplate({ ...before, ...withoutUndefined(change) });
      const isSame = (Object.keys(after) as (keyof Fields)[]).every((key) => after[key] === before[key]);
      if (isSame) return { undo: null, count: 0 };
      tx.db
        .update(templates)
        .set({ ...after, changedAt: tx.now })
        .where(eq(templates.id, id))
        .run();
      tx.touch('templates', id);
      return { undo: tx.undoable('templates.update', 1, 'templates.put', before), count: 1 };
    }),

  remove: ({ id }, { write }) =>
    write((tx) => {
      const before = requireTemplate(tx.db, id);
      tx.db.delete(templates).where(eq(templates.id, id)).run();
      tx.touch('templates', id);
      return { undo: tx.undoable('templates.remove', 1, 'templates.put', before), count: 1 };
    }),
};

export const templateUndo: Record<string, UndoHandler> = {
  'templates.put': (tx: WriteTx, payload) => {
    const row = payload as Row;
    tx.db.insert(templates).values(row).onConflictDoUpdate({ target: templates.id, set: row }).run();
    tx.touch('templates', row.id);
  },
};

function countTemplates(read: Pick<ReadDb, 'get'>): number {
  return read.get<{ count: number }>(sql`SELECT count(*) AS count FROM templates`).count;
}

function requireTemplate(read: Pick<ReadDb, 'select'>, id: TemplateId): Row {
  const row = read.select().from(templates).where(eq(templates.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such template');
  return row;
}

/** Name and subject are lines; a name of blanks is none. */
function cleanTemplate({ name, subject, text, html }: Fields): Fields {
  const line = cleanLine(name);
  if (line === '') throw new AppError('invalid-input', 'a template needs a name', { field: 'name', reason: 'empty' });
  return {
    name: line,
    subject: cleanLine(subject),
    text: cleanText(text),
    html: html === null ? null : cleanText(html),
  };
}

function asTemplate({ id, name, subject, text, html, changedAt }: Row): Template {
  return { id, name, subject, text, html, changedAt };
}

function withoutUndefined(change: Partial<Fields>): Partial<Fields> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
