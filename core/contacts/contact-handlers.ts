import { eq, sql } from 'drizzle-orm';
import type { Contact, contacts as contactsContract } from '#shared/contract/contacts.ts';
import { AppError } from '#shared/errors.ts';
import { foldText } from '#shared/model/fold.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { contacts } from '../db/tables/engine.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { contactFindText } from './learn-contacts.ts';

type Row = typeof contacts.$inferSelect;

interface RenameUndo {
  readonly address: string;
  readonly before: Pick<Row, 'name' | 'nameBy'>;
  readonly after: string;
}

export const contactHandlers: HandlersOf<typeof contactsContract> = {
  find: ({ text, limit }, { read }) => findContacts(read, text, limit),

  rename: ({ address, name: wanted }, { write }) =>
    write((tx) => {
      const row = requireContact(tx, address);
      const name = cleanLine(wanted);
      if (name === row.name && row.nameBy === 'user') return { undo: null, count: 0 };
      setName(tx, row.address, { name, nameBy: 'user' });
      const payload: RenameUndo = { address: row.address, before: { name: row.name, nameBy: row.nameBy }, after: name };
      return { undo: tx.undoable('contacts.rename', 1, 'contacts.rename', payload), count: 1 };
    }),

  hide: ({ address }, { write }) =>
    write((tx) => {
      const row = requireContact(tx, address);
      if (row.isHidden) return { undo: null, count: 0 };
      setHidden(tx, row.address, true);
      return { undo: tx.undoable('contacts.hide', 1, 'contacts.hide', { address: row.address }), count: 1 };
    }),
};

export const contactUndo: Record<string, UndoHandler> = {
  'contacts.rename': (tx, payload) => {
    const { address, before, after } = payload as RenameUndo;
    // A name that was given since keeps the newer word.
    if (findRow(tx, address)?.name === after) setName(tx, address, before);
  },
  'contacts.hide': (tx, payload) => setHidden(tx, (payload as { address: string }).address, false),
};

/** Each word begins one of the name or of the address. Who is written to most comes first, then who was last heard of. */
function findContacts(read: ReadDb, text: string, limit: number): Contact[] {
  const words = foldText(text)
    .split(' ')
    .filter((word) => word !== '');
  const hits = words.map((word) => sql`AND instr(find_text, ${` ${word}`}) > 0`);
  return read.all<Contact>(sql`
    SELECT address, name, written_to AS "writtenTo", received_from AS "receivedFrom", last_at AS "lastAt"
    FROM contacts WHERE is_hidden = 0 ${sql.join(hits, sql` `)}
    ORDER BY written_to DESC, last_at DESC LIMIT ${limit}`);
}

function findRow(tx: WriteTx, address: string): Row | undefined {
  return tx.db
    .select()
    .from(contacts)
    .where(sql`${contacts.address} = ${address} COLLATE NOCASE`)
    .get();
}

function requireContact(tx: WriteTx, address: string): Row {
  const row = findRow(tx, address);
  if (row === undefined) throw new AppError('not-found', 'no such contact', { field: 'address' });
  return row;
}

function setName(tx: WriteTx, address: string, { name, nameBy }: Pick<Row, 'name' | 'nameBy'>): void {
  const findText = contactFindText(name, address);
  tx.db.update(contacts).set({ name, nameBy, findText }).where(eq(contacts.address, address)).run();
  tx.touch('contacts');
}

function setHidden(tx: WriteTx, address: string, isHidden: boolean): void {
  tx.db.update(contacts).set({ isHidden }).where(eq(contacts.address, address)).run();
  tx.touch('contacts');
}
