import type { Logger } from 'pino';
import type { Call } from '#shared/rpc/serve.ts';
import { newId, type CorrelationId } from '#shared/ids.ts';
import type { Cause, Clock, CommandContext, Db, ReadDb, RemoteMail } from '../context.ts';
import type { RawStore } from '../raw/raw-store.ts';

export interface ContextParts {
  /** Throws `unavailable` while no profile is open: handlers that never touch the database do not notice. */
  readonly db: () => Db;
  readonly raw: () => RawStore;
  readonly remote: () => RemoteMail;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * The context of one call by the user. A command's has the way to write; a query's type hides it, so that writing from
 * a query does not compile. The database is asked for at the moment of use, never kept over a call.
 */
export function makeContext(call: Call, { db, raw, remote, clock, log }: ContextParts): CommandContext {
  const cause: Cause = {
    by: { kind: 'user', id: null },
    action: call.name,
    correlationId: newId<CorrelationId>(clock.now()),
  };
  return {
    get read(): ReadDb {
      return db().read;
    },
    get raw(): RawStore {
      return raw();
    },
    get remote(): RemoteMail {
      return remote();
    },
    readSlow: (name, params, signal = call.signal) => db().readSlow(name, params, signal),
    write: (run) => db().write(cause, run),
    cause,
    clock,
    log,
    signal: call.signal,
  };
}
