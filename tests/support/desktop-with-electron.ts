import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { _electron as electron, type Page } from 'playwright-core';
import { until, type DesktopApp, type DesktopLaunch } from './desktop-driver.ts';

/** The same app under the real Electron. */
export async function launchWithElectron({ mainFile, args, env = {} }: DesktopLaunch): Promise<DesktopApp> {
  const executablePath = createRequire(import.meta.url)('electron') as unknown as string;
  const output: string[] = [];
  const fullEnv = { ...stringsOf(process.env), ...env };
  // Chromium's sandbox refuses to run as root, which tests in a container do.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await electron.launch({ executablePath, args: [...switches, mainFile, ...args], env: fullEnv });
  const child = app.process();
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const windows = (): Page[] => app.windows().filter((page) => page.url().startsWith('app://'));

  return {
    evaluate: (run, argument) => app.evaluate(run as never, argument) as never,
    windows,
    firstWindow: async () => {
      const [page] = await until(windows, (pages) => pages.length > 0);
      if (!page) throw new Error('no window');
      await page.waitForLoadState();
      return page;
    },
    startAgain: (moreArgs) =>
      new Promise((resolve) => {
        const second = spawn(executablePath, [...switches, mainFile, ...args, ...moreArgs], {
          env: fullEnv,
          stdio: 'ignore',
        });
        second.once('exit', () => resolve());
      }),
    quit: async () => {
      await app.evaluate(({ app: running }) => setTimeout(() => running.quit(), 0)).catch(() => undefined);
      return exited;
    },
    kill: async () => {
      if (child.exitCode === null) child.kill('SIGKILL');
      await exited;
    },
    exited,
    output: () => output.join(''),
  };
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
