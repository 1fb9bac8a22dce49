import { network, OauthSessions } from './accounts/index.ts';
import type { RemoteMail } from './context.ts';
import type { Database } from './db/open.ts';
import { makeHandlers, type HouseHandlers } from './handlers.ts';
import type { HousePorts } from './house-ports.ts';
import { jobKinds } from './jobs.ts';
import { noRemote } from './messages/index.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { startNotifications } from './notifications/index.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import { noticeLostRaw, type RawStore } from './raw/index.ts';

/** What lives on an open profile: the handlers that answer and the jobs that run. Taken down before the database. */
export interface House {
  readonly db: Database;
  readonly raw: RawStore;
  readonly remote: RemoteMail;
  readonly handlers: HouseHandlers;
  close(): Promise<void>;
}

export function openHouse(profile: OpenProfile, ports: HousePorts): House {
  const { db } = profile;
  const sessions = new OauthSessions({ clock: ports.clock });
  const remote = noRemote;
  const scheduler = new Scheduler({ ...ports, db, kinds: jobKinds({ ...ports, profile }) });
  const ended = new AbortController();
  scheduler.start();
  noticeLostRaw({ ...ports, db });
  const notifications = startNotifications({ ...ports, db }, ended.signal);
  return {
    db,
    raw: ports.raw,
    remote,
    handlers: makeHandlers({ ...ports, profile, scheduler, accounts: { network, sessions } }),
    async close() {
      ended.abort();
      sessions.close();
      await scheduler.stop();
      await notifications;
    },
  };
}
