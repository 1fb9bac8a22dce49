import type { Database } from './db/open.ts';
import { makeHandlers, type HouseHandlers } from './handlers.ts';
import type { HousePorts } from './house-ports.ts';
import { jobKinds } from './jobs.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { startNotifications } from './notifications/index.ts';
import type { OpenProfile } from './profile/open-profile.ts';

/** What lives on an open profile: the handlers that answer and the jobs that run. Taken down before the database. */
export interface House {
  readonly db: Database;
  readonly handlers: HouseHandlers;
  close(): Promise<void>;
}

export function openHouse(profile: OpenProfile, ports: HousePorts): House {
  const { db } = profile;
  const scheduler = new Scheduler({ ...ports, db, kinds: jobKinds({ ...ports, profile }) });
  const ended = new AbortController();
  scheduler.start();
  const notifications = startNotifications({ ...ports, db }, ended.signal);
  return {
    db,
    handlers: makeHandlers({ ...ports, profile, scheduler }),
    async close() {
      ended.abort();
      await scheduler.stop();
      await notifications;
    },
  };
}
