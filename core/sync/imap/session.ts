import type { Clock } from '../../context.ts';
import { createFetches } from './fetches.ts';
import type { FolderChanges } from './folder-changes.ts';
import { createFolders } from './folders.ts';
import { createIdle } from './idle.ts';
import { createMessageChanges } from './message-changes.ts';
import { createSearches } from './searches.ts';
import type { ImapSession } from './types.ts';
import type { Wire } from './wire.ts';

export interface SessionParts {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly changes: FolderChanges;
  readonly capabilities: ReadonlySet<string>;
  readonly personalPrefix: string;
  readonly delimiter: string;
}

/** How long a polite goodbye may take. */
const logoutMs = 2_000;

export function createSession(parts: SessionParts): ImapSession {
  const { wire, clock, changes, capabilities, personalPrefix, delimiter } = parts;
  const { client, watchdog } = wire;
  const idle = createIdle(wire, clock);
  client.once('close', () => watchdog.close());
  return {
    quirks: wire.quirks,
    capabilities,
    personalPrefix,
    delimiter,
    get isUsable() {
      return client.usable;
    },
    ...createFolders(wire, personalPrefix),
    ...createFetches(wire, clock),
    ...createSearches(wire, changes),
    ...createMessageChanges(wire),
    async idle(onChange, signal) {
      const stopListening = changes.listen(onChange);
      try {
        await idle(signal);
      } finally {
        stopListening();
      }
    },
    onFolderChange: changes.listen,
    checkAlive: wire.ask,
    async close() {
      const calledOff = clock.wakeAt(clock.now() + logoutMs, () => client.close());
      try {
        // Gone is gone, with or without an answer.
        if (client.usable) await client.logout().catch((error: unknown) => wire.fail('logout', error));
      } finally {
        calledOff();
        client.close();
      }
    },
  };
}
