import { accounts } from './accounts.ts';
import { attachments } from './attachments.ts';
import { boot } from './boot.ts';
import { bundles } from './bundles.ts';
import { contacts } from './contacts.ts';
import { deliveries } from './deliveries.ts';
import { demo } from './demo.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { followUps } from './follow-ups.ts';
import { identities } from './identities.ts';
import { inboxSplits } from './inbox-splits.ts';
import { invites } from './invites.ts';
import { jobs } from './jobs.ts';
import { mailboxes } from './mailboxes.ts';
import { messages } from './messages.ts';
import { notifications } from './notifications.ts';
import { outbox } from './outbox.ts';
import { profile } from './profile.ts';
import { senders } from './senders.ts';
import { remoteContent } from './remote-content.ts';
import { senderLooks } from './sender-looks.ts';
import { settings } from './settings.ts';
import { snooze } from './snooze.ts';
import { sync } from './sync.ts';
import { templates } from './templates.ts';
import { threads } from './threads.ts';
import { transfer } from './transfer.ts';
import { trust } from './trust.ts';
import { undo } from './undo.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Everything a client can ask the core. Handler types, client, query bindings and OpenAPI derive from this object. */
export const appContract = {
  accounts,
  attachments,
  boot,
  bundles,
  contacts,
  deliveries,
  demo,
  drafts,
  events,
  followUps,
  identities,
  inboxSplits,
  invites,
  jobs,
  mailboxes,
  messages,
  notifications,
  outbox,
  profile,
  senders,
  remoteContent,
  senderLooks,
  settings,
  snooze,
  sync,
  templates,
  threads,
  transfer,
  trust,
  undo,
  unsubscribe,
};
export type AppContract = typeof appContract;
