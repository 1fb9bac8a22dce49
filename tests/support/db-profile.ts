import { cpSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import type { boot as bootContract, BootState } from '#shared/contract/boot.ts';
import { bootHandlers, type Boot } from '#core/boot/index.ts';
import type { CommandContext } from '#core/context.ts';
import { settings } from '#core/db/tables/house.ts';
import { causedBy, tempDir } from './db-harness.ts';

type BootCalls = {
  [Name in keyof typeof bootContract]: (input: unknown) => Promise<unknown>;
};

/** What a client may ask while nothing is open yet; these handlers look at no context. */
export function ask(boot: Boot): BootCalls {
  const handlers = bootHandlers(boot) as unknown as Record<
    string,
    (input: unknown, context: CommandContext) => unknown
  >;
  const entries = Object.entries(handlers).map(([name, handle]) => [
    name,
    async (input: unknown) => handle(input, {} as CommandContext),
  ]);
  return Object.fromEntries(entries) as BootCalls;
}

export type BootClient = ContractRouterClient<typeof bootContract>;

export function stateOf<Phase extends BootState['phase']>(boot: Boot, phase: Phase) {
  if (boot.state.phase !== phase) throw new Error(`expected ${phase}, got ${JSON.stringify(boot.state)}`);
  return boot.state as Extract<BootState, { phase: Phase }>;
}

/** Something the user would miss. */
export async function putKeepsake(boot: Boot, name: string): Promise<void> {
  const { db } = await boot.ready;
  db.write(causedBy('user', 'test.keep'), (tx) => {
    tx.db
      .insert(settings)
      .values({ key: `keepsake-${name}`, value: name, changedAt: tx.now })
      .run();
    tx.touch('settings');
  });
}

export function keepsakes(boot: Boot): string[] {
  const rows = boot.profile?.db.read.select().from(settings).all() ?? [];
  return rows.filter(({ key }) => key.startsWith('keepsake-')).map(({ value }) => String(value));
}

/** The folder as a kill at this moment would leave it: with its log, without its lock. */
export function crashCopy(dir: string): ReturnType<typeof tempDir> {
  const copy = tempDir();
  cpSync(dir, copy.path, {
    recursive: true,
    filter: (path) => !['instance.lock', 'instance.json', 'hauspost.db-shm'].includes(basename(path)),
  });
  return copy;
}

export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true })
    .map((name) => join(dir, String(name)))
    .filter((path) => statSync(path).isFile());
}
