import type { Logger } from 'pino';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { Clock, Db, WriteTx } from '../context.ts';
import type { RawStore } from '../raw/index.ts';
import type { AccountSetup } from '../sync/account-setup.ts';
import type { Turn } from '../sync/lane.ts';
import type { SliceWriter } from '../sync/slices.ts';

/** One op of the outbox while it is carried out. */
export interface RunningOp<Payload = unknown> {
  readonly id: number;
  readonly kind: string;
  readonly payload: Payload;
  /** What an attempt before this one saved: it may have reached the server, whole or in part. `null` at the first. */
  readonly progress: unknown;
  /** How often it was begun before: nobody knows how far it came. */
  readonly attempts: number;
}

export interface EffectPorts {
  readonly account: AccountSetup;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly raw: RawStore;
  readonly slices: SliceWriter;
  readonly signal: AbortSignal;
  /** The line, and the right to change what the server has: nobody reads its folders meanwhile. */
  turn<Result>(run: (turn: Turn) => Promise<Result>): Promise<Result>;
  /** A write of the sync's own. */
  write<Result>(action: string, run: (tx: WriteTx) => Result extends PromiseLike<unknown> ? never : Result): Result;
  /** Within the write that it belongs to: what the next attempt has to know if there is one. */
  saveProgress(tx: WriteTx, progress: unknown): void;
  /** Something happened in this folder, or to the list of folders. */
  onFolder(id: MailboxId): void;
  onFolders(): void;
}

/**
 * What one kind of op does. Safe to repeat after being cut off at any byte: with `progress` it looks at what the server
 * has before it does anything again.
 */
export interface Effect<Payload> {
  run(op: RunningOp<Payload>, ports: EffectPorts): Promise<void>;
  /** How many messages or folders it is about. */
  count(payload: Payload): number;
  /** Ops about the same messages keep their order; so do ops about folders among themselves. */
  messageIds(payload: Payload): readonly MessageId[];
  /** Within the write that ends it, when it could not be done or was given up. */
  onGivenUp?(tx: WriteTx, payload: Payload): void;
}

/** Every kind of op, by its name. Kinds outlive a release: one is never renamed. */
export type Effects = Readonly<Record<string, Effect<never>>>;

export function findEffect(effects: Effects, kind: string): Effect<unknown> | null {
  return (effects[kind] as Effect<unknown> | undefined) ?? null;
}
