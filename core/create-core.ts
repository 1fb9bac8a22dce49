import type { Logger } from 'pino';
import type { ContractRouterClient } from '@orpc/contract';
import { appContract, type AppContract } from '#shared/contract/index.ts';
import type { CoreShell } from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type CorrelationId } from '#shared/ids.ts';
import { serveContract } from '#shared/rpc/serve.ts';
import type { Wire } from '#shared/rpc/wire.ts';
import { Boot } from './boot/boot.ts';
import { bootHandlers } from './boot/handlers.ts';
import { systemClock } from './clock.ts';
import type { Clock, CommandContext, QueryContext } from './context.ts';
import { planDemo } from './demo/index.ts';
import { createEventBus } from './events/bus.ts';
import { eventHandlers } from './events/handlers.ts';
import { openHouse, type House } from './house.ts';
import type { HousePorts } from './house-ports.ts';
import { connectImap } from './sync/index.ts';
import { imageNetwork } from './remote-content/index.ts';
import { takeInstanceLock, type InstanceLock } from './profile/instance-lock.ts';
import { lateHandlers } from './rpc/late-handlers.ts';
import { makeContext } from './rpc/make-context.ts';
import { shellSecrets } from './profile/shell-secrets.ts';
import { makePostOneClick, type PostOneClick } from './unsubscribe/index.ts';
import { ParseClient } from './workers/parse-client.ts';
import { keepYoungHeapSmall } from './young-heap.ts';

/** The entries in core/workers. */
export type WorkerName = 'query' | 'raw' | 'parse';

export interface CoreOptions {
  /** Where everything of this profile lies. `null` makes a demo profile in a temporary folder that is removed at the end. */
  readonly profileDir: string | null;
  readonly version: string;
  /** The host's services, asked over a wire: secrets, notifications, badge. */
  readonly shell: ContractRouterClient<CoreShell>;
  /** Where the worker's entry lies: bundled in the product, the source itself in tests. */
  readonly workerUrl: (name: WorkerName) => URL;
  readonly log: Logger;
  readonly clock?: Clock;
  /** How mail servers are reached; tests stand in between. */
  readonly connect?: HousePorts['connect'];
  /** How a list is asked to let go; tests let their own server in. */
  readonly postOneClick?: PostOneClick;
  /** How pictures from elsewhere are fetched; tests stand in between. */
  readonly images?: HousePorts['images'];
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

const systemActor = { kind: 'system', id: null } as const;

type Contexts = { query: QueryContext; stream: QueryContext; command: CommandContext };

/**
 * Puts the core together. Answers at once: opening the profile is a state that clients watch (`boot.state`).
 * Rejects with `conflict`, its details naming the holder, when another process has the profile.
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { profileDir, shell, log, version } = options;
  keepYoungHeapSmall();
  const clock = options.clock ?? systemClock();
  const events = createEventBus();
  const boot = new Boot({
    lock: profileDir === null ? null : requireLock(profileDir, options.instanceNote),
    secrets: shellSecrets(shell),
    clock,
    events,
    log,
    version,
    workerUrl: options.workerUrl,
    passphrase: options.passphrase,
  });

  let house: House | null = null;
  const openedHouse = (): House => {
    if (house === null) throw new AppError('unavailable', 'no profile is open', { phase: boot.state.phase });
    return house;
  };
  boot.onOpened((profile) => {
    const raw = profile.openRaw({ url: options.workerUrl('raw'), clock, log });
    const parser = new ParseClient({ url: options.workerUrl('parse'), log });
    const connect = options.connect ?? connectImap;
    const postOneClick = options.postOneClick ?? makePostOneClick();
    const images = options.images ?? imageNetwork;
    house = openHouse(profile, { clock, events, log, shell, version, raw, parser, connect, postOneClick, images });
    if (profile.isDemo) {
      const cause = { by: systemActor, action: 'demo.open', correlationId: newId<CorrelationId>(clock.now()) };
      profile.db.write(cause, planDemo);
    }
    return async () => {
      const closing = house;
      house = null;
      await closing?.close();
      await parser.close();
      await raw.close();
    };
  });
  boot.start();

  const { boot: _boot, events: _events, ...houseContract } = appContract;
  const server = serveContract<AppContract, Contexts>(
    appContract,
    {
      ...lateHandlers(houseContract, () => openedHouse().handlers),
      boot: bootHandlers(boot),
      events: eventHandlers(events),
    },
    {
      context: (call) =>
        makeContext(call, {
          db: () => openedHouse().db,
          raw: () => openedHouse().raw,
          remote: () => openedHouse().remote,
          clock,
          log,
        }),
      newReference: () => newId<CorrelationId>(clock.now()),
      onError: (error, { name, reference }) => {
        const fields = { procedure: name, code: error.code, reference, err: error };
        if (error.code === 'bug') log.error(fields, 'call failed');
        else log.debug(fields, 'call refused');
      },
    },
  );

  return {
    attach: (wire) => server.attach(wire),
    close: () => boot.close(),
  };
}

function requireLock(profileDir: string, note: CoreOptions['instanceNote']): InstanceLock {
  const taken = takeInstanceLock(profileDir, note);
  if ('lock' in taken) return taken.lock;
  throw new AppError('conflict', 'another process has this profile', taken.heldBy);
}
