import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { until, type DesktopApp, type DesktopLaunch } from './desktop-driver.ts';
import type { FromStandIn } from './desktop-stand-in/register.ts';

const root = join(import.meta.dirname, '../..');
const register = new URL('./desktop-stand-in/register.ts', import.meta.url).href;
/** How long an app that was let go of may take to end by itself. */
const endLimitMs = 5_000;

export async function launchWithStandIn({ mainFile, args, env = {} }: DesktopLaunch): Promise<DesktopApp> {
  const output: string[] = [];
  const start = (moreArgs: string[]): ChildProcess => {
    const child = spawn(process.execPath, ['--import', register, mainFile, ...args, ...moreArgs], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    return child;
  };

  const child = start([]);
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const waiting = new Map<number, (answer: FromStandIn & { type: 'answer' }) => void>();
  let nextId = 1;
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: FromStandIn) => {
      if (message.type === 'port') return resolve(message.port);
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    });
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}:\n${output.join('')}`)));
  });
  // An app that ends at once takes its Chromium with it.
  const browser: Browser | null = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
  const windows = (): Page[] =>
    (browser?.contexts() ?? []).flatMap((context) =>
      context.pages().filter((page) => page.url().includes('.app.invalid/')),
    );

  return {
    evaluate: (run, argument) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, ({ result, error }) =>
          error === undefined ? resolve(result as never) : reject(new Error(`in the main process: ${error}`)),
        );
        child.send({ id, source: run.toString(), argument }, (error) => error && reject(error));
      }),
    windows,
    firstWindow: async () => {
      const [page] = await until(windows, (pages) => pages.length > 0);
      if (!page) throw new Error('no window');
      await page.waitForLoadState();
      return page;
    },
    startAgain: (moreArgs) => new Promise((resolve) => void start(moreArgs).once('exit', () => resolve())),
    quit: async () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      await browser?.close();
      // Let go of, the stand-in ends itself, its core and its Chromium.
      if (child.connected) child.disconnect();
      const limit = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
      await exited;
      clearTimeout(limit);
    },
    exited,
    output: () => output.join(''),
  };
}
