import { hash, verify } from '@node-rs/argon2';

export type LoginResult = 'right' | 'wrong' | { retryAfterMs: number };

export interface Login {
  attempt(password: string, address: string): Promise<LoginResult>;
}

const windowMs = 15 * 60_000;
const limitPerAddress = 5;
/** Many addresses are cheap to have; all of them together get this many. */
const limitForAll = 50;
const maxPasswordBytes = 1_024;

/** OWASP's argon2id, 46 MiB and one pass. The plain password is forgotten as soon as the hash is made. */
const argon2id = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/** One password, few attempts. Checks run one after the other: 46 MiB each would else be an attack of their own. */
export async function createLogin(password: string, now: () => number): Promise<Login> {
  const stored = await hash(password, argon2id);
  let failures: { address: string; at: number }[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const check = async (given: string, address: string): Promise<LoginResult> => {
    failures = failures.filter(({ at }) => now() - at < windowMs);
    const own = failures.filter((failure) => failure.address === address);
    const blocking = own.length >= limitPerAddress ? own : failures.length >= limitForAll ? failures : null;
    if (blocking) return { retryAfterMs: windowMs - (now() - (blocking[0]?.at ?? now())) };
    // Counted before the answer is known, so that a burst of parallel guesses meets the limit, too.
    const failure = { address, at: now() };
    failures.push(failure);
    const isRight = Buffer.byteLength(given) <= maxPasswordBytes && (await verify(stored, given));
    if (!isRight) return 'wrong';
    failures = failures.filter((other) => other !== failure);
    return 'right';
  };

  return {
    attempt: (given, address) => {
      const result = queue.then(() => check(given, address));
      queue = result.catch(() => undefined);
      return result;
    },
  };
}
