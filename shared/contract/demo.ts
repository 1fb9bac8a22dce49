import { z } from 'zod';
import { command, nothing } from './define.ts';
import { jobId, undoable } from './values.ts';

export const demo = {
  /** Loads the demo mailbox in the background; nothing of it ever leaves this machine. */
  open: command(nothing, z.strictObject({ jobId })),
  close: command(nothing, undoable),
  /** One more demo mail arrives, so that notifications and counters can be seen at work. */
  deliver: command(nothing, z.strictObject({ jobId })),
};
