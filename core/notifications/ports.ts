import type { ContractRouterClient } from '@orpc/contract';
import type { Logger } from 'pino';
import type { CoreShell } from '#shared/contract/shell.ts';
import type { Clock, Db, EventBus } from '../context.ts';

export interface NotificationPorts {
  readonly db: Db;
  readonly events: EventBus;
  readonly shell: Pick<ContractRouterClient<CoreShell>, 'info' | 'events' | 'notify' | 'setBadge'>;
  readonly clock: Clock;
  readonly log: Logger;
}
