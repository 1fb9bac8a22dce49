import { z } from 'zod';
import { command } from './define.ts';
import { instant, threadId, undoable } from './values.ts';

const ids = z.array(threadId).min(1).max(10_000);

/** Sleep is known on this computer alone: other programs still see the mail where it lies. */
export const snooze = {
  /** Out of the inbox until then; an answer wakes it earlier. `until` must lie ahead. */
  set: command(z.strictObject({ ids, until: instant }), undoable),
  /** It stands again where it lies, at the date of its newest mail. */
  end: command(z.strictObject({ ids }), undoable),
};
