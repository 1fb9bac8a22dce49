import type { Logger } from 'pino';
import type { Clock, Db } from '../context.ts';
import type { AccountSetup } from './account-setup.ts';
import type { Intake } from './intake.ts';
import type { Lane } from './lane.ts';
import type { Pace } from './pace.ts';
import type { SliceWriter } from './slices.ts';
import type { Turnstile } from './turnstile.ts';

/** What the steps of following one account share while its connection lives. */
export interface Follow {
  readonly account: AccountSetup;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  /** For looking and for fetching. */
  readonly lane: Lane;
  readonly intake: Intake;
  readonly slices: SliceWriter;
  readonly pace: Pace;
  /**
   * Either the outbox changes what the server has and notes it, or we read what it has and note that. Never both at
   * once: an answer read before the change and noted after it would take the change back.
   */
  readonly order: Turnstile;
  readonly signal: AbortSignal;
}
