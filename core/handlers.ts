import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '#shared/contract/index.ts';
import type { CoreShell } from '#shared/contract/shell.ts';
import { accountHandlers, identityHandlers, type AccountPorts } from './accounts/index.ts';
import { deliveryHandlers } from './compose/index.ts';
import { contactHandlers } from './contacts/index.ts';
import type { Clock } from './context.ts';
import { demoHandlers } from './demo/index.ts';
import { draftHandlers } from './drafts/index.ts';
import { jobHandlers } from './jobs/handlers.ts';
import type { Scheduler } from './jobs/scheduler.ts';
import { mailboxHandlers } from './mailboxes/index.ts';
import { messageHandlers } from './messages/index.ts';
import { outboxHandlers, type Effects } from './outbox/index.ts';
import { profileHandlers } from './profile/handlers.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import type { HandlersOf } from './rpc/handlers.ts';
import { settingsHandlers } from './settings/index.ts';
import { syncHandlers, type SyncEngine } from './sync/index.ts';
import { threadHandlers } from './threads/index.ts';
import { transferHandlers } from './transfer/index.ts';
import { undoRpcHandlers } from './undo/handlers.ts';
import { undoHandlers } from './undo-handlers.ts';

export interface HandlerParts {
  readonly profile: OpenProfile;
  readonly scheduler: Scheduler;
  readonly shell: ContractRouterClient<CoreShell>;
  readonly version: string;
  readonly accounts: AccountPorts;
  readonly sync: SyncEngine;
  readonly effects: Effects;
  readonly clock: Clock;
}

/** What answers once a profile is open. `boot` and `events` answer always, see create-core.ts. */
export type HouseHandlers = HandlersOf<Omit<AppContract, 'boot' | 'events'>>;

export function makeHandlers(parts: HandlerParts): HouseHandlers {
  const { profile, scheduler, shell, version, accounts, sync, effects, clock } = parts;
  return {
    accounts: accountHandlers(accounts),
    contacts: contactHandlers,
    demo: demoHandlers,
    deliveries: deliveryHandlers,
    drafts: draftHandlers(clock),
    identities: identityHandlers,
    jobs: jobHandlers(scheduler),
    mailboxes: mailboxHandlers,
    messages: messageHandlers,
    outbox: outboxHandlers(effects, (accountId) => sync.wakeOutbox(accountId)),
    profile: profileHandlers(profile, version),
    settings: settingsHandlers(shell),
    sync: syncHandlers(sync),
    threads: threadHandlers,
    transfer: transferHandlers(profile.dir),
    undo: undoRpcHandlers(undoHandlers),
  };
}
