import type { ErrorCode } from './errors.ts';

/** What main tells the core's process beside the contracts: start, here is a client's port, close. */
export type CoreOrder =
  | { type: 'start'; profileDir: string | null; logHome: string; version: string }
  | { type: 'client' }
  | { type: 'close' };

/** What the core's process tells main. After `failed` and `closed` it ends. */
export type CoreReport = { type: 'ready' } | { type: 'failed'; code: ErrorCode } | { type: 'closed' };
