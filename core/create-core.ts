import type { Logger } from 'pino';
import type { Wire } from '#shared/rpc/wire.ts';
import type { ContractRouterClient } from '@orpc/contract';
import type { CoreShell } from '#shared/contract/shell.ts';
import type { Clock } from './context.ts';

export interface CoreOptions {
  /** Where everything of this profile lies. `null` makes a demo profile in a temporary folder that is removed at the end. */
  readonly profileDir: string | null;
  readonly version: string;
  /** The host's services, asked over a wire: secrets, notifications, badge. */
  readonly shell: ContractRouterClient<CoreShell>;
  /** Where the worker's entry lies: bundled in the product, the source itself in tests. */
  readonly workerUrl: (name: 'query') => URL;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Opens a vault without asking: self-hosted servers and tests. */
  readonly passphrase?: string;
  /** How a second start can reach this one; written beside the lock for it to read. */
  readonly instanceNote?: Record<string, string | number>;
}

export interface Core {
  /** Serves one more client: a window, a browser tab, a test. Returns the way to end it. */
  attach(wire: Wire): () => void;
  /** Closes jobs, workers and database in this order; safe to call twice. */
  close(): Promise<void>;
}
