import type { Logger } from 'pino';
import type { ContractRouterClient } from '@orpc/contract';
import type { CoreShell } from '#shared/contract/shell.ts';
import type { Logins } from '../accounts/index.ts';
import type { Clock, EventBus } from '../context.ts';
import type { Database } from '../db/open.ts';
import type { Effects } from '../outbox/effect.ts';
import type { RawStore } from '../raw/index.ts';
import type { ParseClient } from '../workers/parse-client.ts';
import type { ImapOptions, ImapSession } from './imap/index.ts';

export interface SyncPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
  readonly shell: Pick<ContractRouterClient<CoreShell>, 'events'>;
  readonly raw: RawStore;
  readonly parser: ParseClient;
  readonly effects: Effects;
  readonly logins: Logins;
  readonly connect: (options: ImapOptions) => Promise<ImapSession>;
}
