import { AccessTokens, makeLogins, network, OauthSessions } from './accounts/index.ts';
import { composeEffects, DraftKeeper, Postman } from './compose/index.ts';
import type { RemoteMail } from './context.ts';
import type { Database } from './db/open.ts';
import { makeHandlers, type HouseHandlers } from './handlers.ts';
import type { HousePorts } from './house-ports.ts';
import { jobKinds } from './jobs.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { startNotifications } from './notifications/index.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import { mailEffects } from './outbox/index.ts';
import { noticeLostRaw, type RawStore } from './raw/index.ts';
import { SyncEngine } from './sync/index.ts';
import { sendMail } from './sync/smtp/index.ts';

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
  const logins = makeLogins(db.read, new AccessTokens({ db, clock: ports.clock }));
  const effects = { ...mailEffects, ...composeEffects };
  const sync = new SyncEngine({ ...ports, db, logins, effects });
  const scheduler = new Scheduler({ ...ports, db, kinds: jobKinds({ ...ports, profile, sync }) });
  const ended = new AbortController();
  scheduler.start();
  noticeLostRaw({ ...ports, db });
  const keeper = new DraftKeeper({ ...ports, db });
  const postman = new Postman({ ...ports, db, logins, send: sendMail });
  sync.start();
  keeper.start();
  postman.start();
  const notifications = startNotifications({ ...ports, db }, ended.signal);
  return {
    db,
    raw: ports.raw,
    remote: sync,
    handlers: makeHandlers({ ...ports, profile, scheduler, sync, effects, accounts: { network, sessions } }),
    async close() {
      ended.abort();
      sessions.close();
      await Promise.all([scheduler.stop(), sync.stop(), postman.stop(), keeper.stop()]);
      await notifications;
    },
  };
}
