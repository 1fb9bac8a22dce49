import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import { draftId, instant, longText, shortText, undoable } from './values.ts';

/** A draft lives on this machine from the first key on. */
export const draft = z.strictObject({
  id: draftId,
  to: z.string().max(10_000),
  cc: z.string().max(10_000),
  bcc: z.string().max(10_000),
  subject: shortText,
  text: longText,
  changedAt: instant,
});
export type Draft = z.infer<typeof draft>;

const fields = draft.omit({ id: true, changedAt: true }).partial();

export const drafts = {
  list: query(
    nothing,
    z
      .array(draft.pick({ id: true, to: true, subject: true, changedAt: true }).extend({ snippet: shortText }))
      .max(1_000),
    'drafts',
  ),
  get: query(z.strictObject({ id: draftId }), draft, 'drafts'),
  create: command(fields, z.strictObject({ id: draftId })),
  save: command(fields.extend({ id: draftId }), done),
  /** `canUndo: false` is for a new draft that was left empty: there is nothing to bring back. */
  discard: command(z.strictObject({ id: draftId, canUndo: z.boolean().optional() }), undoable),
};
