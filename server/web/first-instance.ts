import { z } from 'zod';
import type { ErrorDetails } from '#shared/errors.ts';

/** What a running shell leaves in its profile; only whoever may read the profile can read it. */
const webNote = z.object({ host: z.literal('web'), origin: z.url(), controlKey: z.string().optional() });
const reply = z.object({ address: z.url() });

export type FirstInstance =
  | { kind: 'web'; address: string }
  /** A desktop app, or one that does not answer: its process can be named, no more. */
  | { kind: 'other'; pid: number | null };

const answerWithinMs = 5_000;

/** Asks the one that has the profile for an address that lets this user's browser in. */
export async function reachFirstInstance(note: ErrorDetails): Promise<FirstInstance> {
  const pid = typeof note['pid'] === 'number' ? note['pid'] : null;
  const parsed = webNote.safeParse(note);
  if (!parsed.success) return { kind: 'other', pid };
  const { origin, controlKey } = parsed.data;
  // Without a key the first one asks for its password; its plain address is all there is to know.
  if (controlKey === undefined) return { kind: 'web', address: `${origin}/` };
  try {
    const response = await fetch(new URL('/control/address', origin), {
      method: 'POST',
      headers: { Authorization: `Bearer ${controlKey}` },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return { kind: 'web', address: reply.parse(await response.json()).address };
  } catch {
    return { kind: 'other', pid };
  }
}
