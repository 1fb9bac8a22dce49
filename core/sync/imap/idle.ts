import type { Clock } from '../../context.ts';
import type { Wire } from './wire.ts';

/** An IDLE that the server ends itself this often in a row is none. */
const mostStrikes = 3;

/**
 * Waits for what the open folder tells. IDLE where it works, begun anew well before anybody forgets the line; each
 * end of it is a question to the server, so a line that died without a word is found out. Else it asks now and then.
 */
export function createIdle(wire: Wire, clock: Clock): (signal: AbortSignal) => Promise<void> {
  const { client, quirks } = wire;
  let strikes = 0;

  /** One IDLE, until it is due for renewal, another command breaks it, or nobody listens any more. */
  async function idleOnce(signal: AbortSignal): Promise<void> {
    let isOver = false;
    let wasBroken = false;
    let failure: unknown;
    const breakOff = async () => {
      wasBroken = true;
      // What has been waiting for a free line may begin right after the first question.
      while (!isOver && client.usable) {
        await wire.ask();
      }
    };
    const breaking: Promise<void>[] = [];
    const askToEnd = () => {
      breaking.push(
        breakOff().catch((error: unknown) => {
          failure = error;
        }),
      );
    };
    const calledOff = clock.wakeAt(clock.now() + quirks.idleMs, askToEnd);
    signal.addEventListener('abort', askToEnd, { once: true });
    const sentBefore = client.stats().sent;
    let answer: boolean | undefined;
    try {
      answer = await client.idle({ whenFree: true });
    } catch (error) {
      throw wire.fail('idle', error);
    } finally {
      isOver = true;
      calledOff();
      signal.removeEventListener('abort', askToEnd);
      await Promise.all(breaking);
    }
    if (failure !== undefined) throw wire.fail('idle', failure);
    if (!client.usable) throw wire.fail('idle');
    // Sixteen octets are IDLE and DONE: nobody but the server ended it.
    const wasLeftAlone = !wasBroken && client.stats().sent - sentBefore <= 24;
    if (answer === false) strikes = mostStrikes;
    else strikes = wasLeftAlone ? strikes + 1 : 0;
  }

  async function pollOnce(signal: AbortSignal): Promise<void> {
    await waitUntil(clock, clock.now() + quirks.pollMs, signal);
    if (!signal.aborted) await wire.ask();
  }

  return async (signal) => {
    while (!signal.aborted) {
      if (!client.usable) throw wire.fail('idle');
      const canIdle = quirks.idleOk && client.capabilities.has('IDLE') && strikes < mostStrikes;
      await (canIdle ? idleOnce(signal) : pollOnce(signal));
    }
  };
}

function waitUntil(clock: Clock, at: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      calledOff();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const calledOff = clock.wakeAt(at, done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
