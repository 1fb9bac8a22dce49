import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '#shared/contract/index.ts';
import type { CoreShell } from '#shared/contract/shell.ts';
import { accountHandlers, identityHandlers, type AccountPorts } from './accounts/index.ts';
import { contactHandlers } from './contacts/index.ts';
import { demoHandlers } from './demo/index.ts';
import { draftHandlers } from './drafts/index.ts';
import { jobHandlers } from './jobs/handlers.ts';
import type { Scheduler } from './jobs/scheduler.ts';
import { messageHandlers } from './messages/index.ts';
import { profileHandlers } from './profile/handlers.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import type { HandlersOf } from './rpc/handlers.ts';
import { settingsHandlers } from './settings/index.ts';
import { threadHandlers } from './threads/index.ts';
import { undoRpcHandlers } from './undo/handlers.ts';
import { undoHandlers } from './undo-handlers.ts';

export interface HandlerParts {
  readonly profile: OpenProfile;
  readonly scheduler: Scheduler;
  readonly shell: ContractRouterClient<CoreShell>;
  readonly version: string;
  readonly accounts: AccountPorts;
}

/** What answers once a profile is open. `boot` and `events` answer always, see create-core.ts. */
export type HouseHandlers = HandlersOf<Omit<AppContract, 'boot' | 'events'>>;

export function makeHandlers({ profile, scheduler, shell, version, accounts }: HandlerParts): HouseHandlers {
  return {
    accounts: accountHandlers(accounts),
    contacts: contactHandlers,
    demo: demoHandlers,
    drafts: draftHandlers,
    identities: identityHandlers,
    jobs: jobHandlers(scheduler),
    messages: messageHandlers,
    profile: profileHandlers(profile, version),
    settings: settingsHandlers(shell),
    threads: threadHandlers,
    undo: undoRpcHandlers(undoHandlers),
  };
}
