import { accounts } from './accounts.ts';
import { boot } from './boot.ts';
import { demo } from './demo.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { jobs } from './jobs.ts';
import { profile } from './profile.ts';
import { settings } from './settings.ts';
import { threads } from './threads.ts';
import { undo } from './undo.ts';

/** Everything a client can ask the core. Handler types, client, query bindings and OpenAPI derive from this object. */
export const appContract = { accounts, boot, demo, drafts, events, jobs, profile, settings, threads, undo };
export type AppContract = typeof appContract;
