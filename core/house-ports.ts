import type { Logger } from 'pino';
import type { ContractRouterClient } from '@orpc/contract';
import type { CoreShell } from '#shared/contract/shell.ts';
import type { Clock, EventBus } from './context.ts';
import type { RawStore } from './raw/index.ts';
import type { ImageNetwork } from './remote-content/index.ts';
import type { SyncPorts } from './sync/index.ts';
import type { PostOneClick } from './unsubscribe/index.ts';
import type { ParseClient } from './workers/parse-client.ts';

/** What everything that lives on an open profile is built from. */
export interface HousePorts {
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
  readonly shell: ContractRouterClient<CoreShell>;
  readonly version: string;
  readonly raw: RawStore;
  readonly parser: ParseClient;
  readonly connect: SyncPorts['connect'];
  readonly postOneClick: PostOneClick;
  readonly images: ImageNetwork;
}
