import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { app } from './app.ts';
import { chromiumArgs, chromiumPath } from '../desktop-chromium.ts';
import { defaultSession } from './session.ts';
import { allContents } from './web-contents.ts';

let starting: Promise<BrowserContext> | null = null;

/** One Chromium per stand-in process. The test attaches to it too, by the port that `devToolsPort` answers. */
export function chromiumContext(): Promise<BrowserContext> {
  return (starting ??= start());
}

const folder = mkdtempSync(join(tmpdir(), 'hauspost-stand-in-'));

export async function devToolsPort(): Promise<number> {
  await chromiumContext();
  return Number(readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
}

async function start(): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    locale: app.getLocale(),
    args: [...chromiumArgs, '--remote-debugging-port=0'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  app.release = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  await context.route('**/*', async (route) => {
    const page = route.request().frame().page();
    const contents = [...allContents].find((candidate) => candidate.owns(page));
    if (!contents) return route.abort('aborted');
    if (await contents.passNavigation(route)) await defaultSession.answer(route);
  });
  return context;
}
