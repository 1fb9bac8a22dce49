import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page, type Request } from 'playwright-core';
import { app } from './app.ts';
import { chromiumArgs, chromiumPath } from '../desktop-chromium.ts';
import { defaultSession } from './session.ts';
import { allContents, type WebContents } from './web-contents.ts';

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
    const contents = contentsOf(pageOf(route.request()));
    if (!contents) return route.abort('aborted');
    if (await contents.passNavigation(route)) await defaultSession.answer(route);
  });
  // A window that a page opened itself: the opener's handler decides, as it would in Electron.
  context.on('page', async (page) => {
    const opener = await page.opener();
    if (!opener) return;
    if (contentsOf(opener)?.allowsOpening(page.url())) throw new Error('the stand-in opens no window for a page');
    await page.close();
  });
  return context;
}

function contentsOf(page: Page | null): WebContents | undefined {
  return [...allContents].find((candidate) => page !== null && candidate.owns(page));
}

/** `null` for the first request of a window that a page opens: Playwright knows the page only afterwards. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}
