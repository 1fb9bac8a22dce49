import { z } from 'zod';
import { command, query } from './define.ts';
import { count, instant, shortText, undoable } from './values.ts';

export const contact = z.strictObject({
  address: shortText,
  name: shortText,
  writtenTo: count,
  receivedFrom: count,
  lastAt: instant,
});
export type Contact = z.infer<typeof contact>;

/** People of the user's mail, best known first. */
export const contacts = {
  find: query(
    z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) }),
    z.array(contact).max(50),
    'contacts',
  ),
  rename: command(z.strictObject({ address: shortText, name: shortText }), undoable),
  /** No longer suggested. */
  hide: command(z.strictObject({ address: shortText }), undoable),
};
