import { registerHooks } from 'node:module';
import { runInThisContext } from 'node:vm';

/**
 * Loaded before the built main process (`node --import`): from here on `electron` is the stand-in, and the test that
 * started this process can look inside by the same `evaluate` that Playwright offers for the real one.
 */
const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
Object.defineProperty(process, 'defaultApp', { value: true });

const electron = await import('./electron.ts');
const { devToolsPort } = await import('./chromium.ts');

export type ToStandIn = { id: number; source: string; argument: unknown };
export type FromStandIn =
  | { type: 'port'; port: number }
  | { type: 'answer'; id: number; result?: unknown; error?: string };

const tell = (message: FromStandIn) => process.connected && process.send?.(message);

async function answer({ id, source, argument }: ToStandIn): Promise<void> {
  try {
    const run = runInThisContext(`(${source})`) as (module: unknown, argument: unknown) => unknown;
    tell({ type: 'answer', id, result: await run(electron, argument) });
  } catch (error) {
    tell({ type: 'answer', id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
process.on('message', (asked: ToStandIn) => void answer(asked));
process.channel?.unref();
process.on('disconnect', () => electron.app.exit(1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => electron.app.quit());

// Electron becomes ready when the main module has run, not while it does.
setImmediate(
  () =>
    void devToolsPort().then((port) => {
      tell({ type: 'port', port });
      electron.app.becomeReady();
    }),
);
