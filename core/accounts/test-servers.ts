import type { Logger } from 'pino';
import type { Trouble } from '#shared/contract/accounts.ts';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../context.ts';
import { connectImap } from '../sync/imap/index.ts';
import { testSmtp } from '../sync/smtp/index.ts';
import type { Access } from './login.ts';

interface Ports {
  readonly log: Logger;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface ServerTest {
  readonly trouble: Trouble | null;
  readonly fingerprint: string | null;
}

/** Logs in and out again, and names what is in the way. */
export async function testIncoming(access: Access, { log, clock, signal }: Ports): Promise<ServerTest> {
  return judge(clock, async () => {
    const session = await connectImap({ ...access, log, clock, signal });
    await session.close();
  });
}

export async function testOutgoing(access: Access, { log, clock, signal }: Ports): Promise<ServerTest> {
  return judge(clock, () => testSmtp({ ...access, log, signal }));
}

async function judge(clock: Clock, attempt: () => Promise<void>): Promise<ServerTest> {
  try {
    await attempt();
    return { trouble: null, fingerprint: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || error.code === 'bug') throw error;
    const { fingerprint } = error.details;
    return {
      trouble: asTrouble(error, clock.now()),
      fingerprint: typeof fingerprint === 'string' && fingerprint !== '' ? fingerprint : null,
    };
  }
}

export function asTrouble({ code, details }: AppError, at: number): Trouble {
  const text = (value: unknown, most: number) =>
    typeof value === 'string' && value !== '' ? value.slice(0, most) : null;
  return { code, cause: text(details['cause'], 60), text: text(details['text'], 300), at };
}
