import { accounts } from './accounts.ts';
import { boot } from './boot.ts';
import { contacts } from './contacts.ts';
import { demo } from './demo.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { identities } from './identities.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { profile } from './profile.ts';
import { settings } from './settings.ts';
import { threads } from './threads.ts';
import { undo } from './undo.ts';

/** Everything a client can ask the core. Handler types, client, query bindings and OpenAPI derive from this object. */
export const appContract = { accounts, boot, contacts, demo, drafts, events, identities, jobs, messages, profile, settings, threads, undo };
export type AppContract = typeof appContract;
