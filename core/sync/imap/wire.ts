import type { ImapFlow } from 'imapflow';
import type { AppError } from '#shared/errors.ts';
import type { ClientLog } from './client-log.ts';
import type { QuirkProfile } from './quirks.ts';
import { translateFailure } from './result.ts';
import type { Watchdog } from './watchdog.ts';

/** The client of one connection with everything that its calls share. */
export interface Wire {
  readonly client: ImapFlow;
  readonly quirks: QuirkProfile;
  readonly watchdog: Watchdog;
  /** imapflow's `false`, `undefined` and errors become an AppError here. */
  run<Result>(action: string, call: () => Promise<Result | false | undefined>): Promise<Result>;
  /** The same for the rows of a FETCH; leaving the loop early is fine. */
  rows<Row>(action: string, call: () => AsyncIterable<Row>): AsyncGenerator<Row, void, undefined>;
  /** Whether the server is there: throws unless it answers within seconds. */
  ask(): Promise<void>;
  fail(action: string, error?: unknown): AppError;
}

export interface WireParts {
  readonly client: ImapFlow;
  readonly quirks: QuirkProfile;
  readonly clientLog: ClientLog;
  readonly watchdog: Watchdog;
  readonly isSecure: boolean;
  readonly isCancelled: () => boolean;
}

export function createWire({ client, quirks, clientLog, watchdog, isSecure, isCancelled }: WireParts): Wire {
  function fail(action: string, error: unknown = clientLog.takeFailure()): AppError {
    return translateFailure(error, {
      action,
      quirks,
      byeReason: client.byeReason,
      isSecure,
      isCancelled: isCancelled(),
      isStalled: watchdog.isStalled,
      isClosed: !client.usable,
    });
  }

  async function run<Result>(action: string, call: () => Promise<Result | false | undefined>): Promise<Result> {
    clientLog.takeFailure();
    const arrived = watchdog.expect();
    let result;
    try {
      result = await call();
    } catch (error) {
      throw fail(action, error);
    } finally {
      arrived();
    }
    if (result === false || result === undefined) throw fail(action);
    return result;
  }

  return {
    client,
    quirks,
    watchdog,
    fail,
    run,
    async ask() {
      await run('noop', async () => {
        await watchdog.probe();
        return client.usable;
      });
    },
    async *rows(action, call) {
      const rows = call()[Symbol.asyncIterator]();
      let isOver = false;
      try {
        for (;;) {
          const arrived = watchdog.expect();
          let next;
          try {
            next = await rows.next();
          } catch (error) {
            isOver = true;
            throw fail(action, error);
          } finally {
            arrived();
          }
          if (next.done) {
            isOver = true;
            return;
          }
          const goesOn = watchdog.hold();
          try {
            yield next.value;
          } finally {
            goesOn();
          }
        }
      } finally {
        // The loop was left: imapflow drops the rest of the answer.
        if (!isOver) await rows.return?.();
      }
    },
  };
}
