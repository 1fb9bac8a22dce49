import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '#shared/contract/index.ts';
import type { CoreShell } from '#shared/contract/shell.ts';
import { accountHandlers, identityHandlers, type AccountPorts } from './accounts/index.ts';
import { bundleHandlers } from './bundles/index.ts';
import { deliveryHandlers } from './compose/index.ts';
import { contactHandlers } from './contacts/index.ts';
import { attachmentHandlers } from './attachments/index.ts';
import type { Clock } from './context.ts';
import { demoHandlers } from './demo/index.ts';
import { draftHandlers } from './drafts/index.ts';
import { inviteHandlers } from './invites/index.ts';
import { followUpHandlers } from './follow-ups/index.ts';
import { inboxSplitHandlers } from './inbox-splits/index.ts';
import { jobHandlers } from './jobs/handlers.ts';
import type { Scheduler } from './jobs/scheduler.ts';
import { mailboxHandlers } from './mailboxes/index.ts';
import { messageHandlers } from './messages/index.ts';
import { notificationHandlers } from './notifications/index.ts';
import { outboxHandlers, type Effects } from './outbox/index.ts';
import { profileHandlers } from './profile/handlers.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import { remoteContentHandlers, type ImageNetwork } from './remote-content/index.ts';
import type { HandlersOf } from './rpc/handlers.ts';
import { senderLookHandlers } from './sender-looks/index.ts';
import { senderHandlers } from './senders/index.ts';
import { settingsHandlers } from './settings/index.ts';
import { snoozeHandlers } from './snooze/index.ts';
import { syncHandlers, type SyncEngine } from './sync/index.ts';
import { templateHandlers } from './templates/index.ts';
import { threadHandlers } from './threads/index.ts';
import { transferHandlers } from './transfer/index.ts';
import { trustHandlers } from './trust/index.ts';
import { undoRpcHandlers } from './undo/handlers.ts';
import { unsubscribeHandlers, type PostOneClick } from './unsubscribe/index.ts';
import { undoHandlers } from './undo-handlers.ts';

export interface HandlerParts {
  readonly profile: OpenProfile;
  readonly scheduler: Scheduler;
  readonly shell: ContractRouterClient<CoreShell>;
  readonly version: string;
  readonly accounts: AccountPorts;
  readonly sync: SyncEngine;
  readonly effects: Effects;
  readonly postOneClick: PostOneClick;
  readonly clock: Clock;
  readonly images: ImageNetwork;
}

/** What answers once a profile is open. `boot` and `events` answer always, see create-core.ts. */
export type HouseHandlers = HandlersOf<Omit<AppContract, 'boot' | 'events'>>;

export function makeHandlers(parts: HandlerParts): HouseHandlers {
  const { profile, scheduler, shell, version, accounts, sync, effects, clock, postOneClick, images } = parts;
  return {
    accounts: accountHandlers(accounts),
    attachments: attachmentHandlers,
    bundles: bundleHandlers,
    contacts: contactHandlers,
    demo: demoHandlers,
    deliveries: deliveryHandlers,
    drafts: draftHandlers(clock),
    followUps: followUpHandlers,
    identities: identityHandlers,
    invites: inviteHandlers,
    inboxSplits: inboxSplitHandlers,
    jobs: jobHandlers(scheduler),
    mailboxes: mailboxHandlers,
    messages: messageHandlers,
    notifications: notificationHandlers,
    outbox: outboxHandlers(effects, (accountId) => sync.wakeOutbox(accountId)),
    profile: profileHandlers(profile, version),
    remoteContent: remoteContentHandlers(images),
    senderLooks: senderLookHandlers,
    senders: senderHandlers,
    settings: settingsHandlers(shell),
    snooze: snoozeHandlers,
    sync: syncHandlers(sync),
    templates: templateHandlers,
    threads: threadHandlers,
    transfer: transferHandlers(profile.dir, clock),
    trust: trustHandlers(),
    undo: undoRpcHandlers(undoHandlers),
    unsubscribe: unsubscribeHandlers(postOneClick),
  };
}
