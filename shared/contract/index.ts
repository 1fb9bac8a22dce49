import { accounts } from './accounts.ts';
import { boot } from './boot.ts';
import { contacts } from './contacts.ts';
import { deliveries } from './deliveries.ts';
import { demo } from './demo.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { identities } from './identities.ts';
import { jobs } from './jobs.ts';
import { mailboxes } from './mailboxes.ts';
import { messages } from './messages.ts';
import { outbox } from './outbox.ts';
import { profile } from './profile.ts';
import { settings } from './settings.ts';
import { sync } from './sync.ts';
import { threads } from './threads.ts';
import { transfer } from './transfer.ts';
import { undo } from './undo.ts';

/** Everything a client can ask the core. Handler types, client, query bindings and OpenAPI derive from this object. */
export const appContract = {
  accounts,
  boot,
  contacts,
  deliveries,
  demo,
  drafts,
  events,
  identities,
  jobs,
  mailboxes,
  messages,
  outbox,
  profile,
  settings,
  sync,
  threads,
  transfer,
  undo,
};
export type AppContract = typeof appContract;
