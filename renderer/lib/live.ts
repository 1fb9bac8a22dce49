import { isContractProcedure } from '@orpc/contract';
import type { QueryClient } from '@tanstack/react-query';
import { appContract } from '#shared/contract/index.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Topic } from '#shared/contract/topics.ts';
import { isAppError } from '#shared/errors.ts';
import type { Connection } from '#shared/rpc/connection.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { nextLookAt } from './stale-pace.ts';

/** Which procedures' answers a topic makes old: read from the contract, so a new query is live without a line here. */
const proceduresByTopic = indexTopics();

function indexTopics(): Map<Topic, string[]> {
  const index = new Map<Topic, string[]>();
  for (const [feature, procedures] of Object.entries(appContract)) {
    for (const [name, procedure] of Object.entries(procedures)) {
      if (!isContractProcedure(procedure)) continue;
      const { dependsOn = [] } = procedure['~orpc'].meta as { dependsOn?: Topic[] };
      for (const topic of dependsOn) index.set(topic, [...(index.get(topic) ?? []), `${feature}.${name}`]);
    }
  }
  return index;
}

export interface LiveOptions {
  readonly connection: Connection<AppContract>;
  readonly queries: QueryClient;
  onEvents(events: AppEvent[]): void;
}

/** Follows the core's events for as long as the window lives and re-runs the live queries they concern. */
export function followEvents({ connection, queries, onEvents }: LiveOptions): () => void {
  const ended = new AbortController();
  const noteStale = paceLooks((stale) => {
    void queries.invalidateQueries({ predicate: (query) => stale.has(procedureOf(query.queryKey)) });
  }, ended.signal);

  const follow = async () => {
    const events = await connection.client.events.subscribe({}, { signal: ended.signal });
    // What happened while the line was down is not replayed, so everything on screen is asked for again; only now,
    // because a change between the answer and the subscription would never be told.
    void queries.invalidateQueries({ predicate: isCoreQuery });
    for await (const batch of events) {
      noteStale(staleProcedures(batch));
      onEvents(batch);
    }
  };

  const start = () => {
    follow().catch((error: unknown) => {
      // A lost line ends the stream; the next `open` state starts it again.
      if (!isAppError(error, 'unavailable') && !isAppError(error, 'cancelled')) throw error;
    });
  };

  if (connection.state() === 'open') start();
  const stopListening = connection.onState((state) => {
    if (state === 'open') start();
  });
  return () => {
    stopListening();
    ended.abort();
  };
}

/** Gathers what became old and lets it be asked for again, as `nextLookAt` has it. */
function paceLooks(look: (stale: ReadonlySet<string>) => void, ended: AbortSignal): (stale: Iterable<string>) => void {
  let waiting = new Set<string>();
  let lastLookAt = Number.NEGATIVE_INFINITY;
  let actedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const stale = waiting;
    waiting = new Set();
    lastLookAt = performance.now();
    if (!ended.aborted && stale.size > 0) look(stale);
  };
  const noteAct = () => {
    actedAt = performance.now();
  };
  for (const type of ['keydown', 'pointerdown', 'drop']) {
    window.addEventListener(type, noteAct, { capture: true, passive: true, signal: ended });
  }
  return (stale) => {
    for (const name of stale) waiting.add(name);
    const now = performance.now();
    const waitMs = nextLookAt(now, lastLookAt, actedAt) - now;
    if (waitMs <= 0) {
      clearTimeout(timer);
      flush();
    } else timer ??= setTimeout(flush, waitMs);
  };
}

export function staleProcedures(batch: AppEvent[]): Set<string> {
  const stale = new Set<string>();
  for (const event of batch) {
    if (event.type === 'changed') for (const name of proceduresByTopic.get(event.topic) ?? []) stale.add(name);
    if (event.type === 'jobProgress') for (const name of proceduresByTopic.get('jobs') ?? []) stale.add(name);
  }
  return stale;
}

/** oRPC's keys are `[path, options]`; ours begin with the party's name. */
function procedureOf(key: readonly unknown[]): string {
  const path = key[0];
  return Array.isArray(path) && path[0] === 'core' ? path.slice(1).join('.') : '';
}

function isCoreQuery(query: { queryKey: readonly unknown[] }): boolean {
  return procedureOf(query.queryKey) !== '';
}
