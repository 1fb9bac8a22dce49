import { z } from 'zod';
import { command, nothing, query } from './define.ts';
import { count, instant, undoToken } from './values.ts';

export const undoEntry = z.strictObject({ token: undoToken, label: z.string().max(100), count, at: instant });
export type UndoEntry = z.infer<typeof undoEntry>;

export const undo = {
  /** What Ctrl+Z would take back, newest first. */
  list: query(nothing, z.array(undoEntry).max(100), 'undo'),
  /** Takes back this entry, or the newest; `null` when there is nothing left. */
  run: command(z.strictObject({ token: undoToken.nullable().default(null) }), undoEntry.nullable()),
};
