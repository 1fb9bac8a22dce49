import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { AppContract } from '#shared/contract/index.ts';
import type { Connection } from '#shared/rpc/connection.ts';
import { connectShell, enter, waitForDemo } from '#tests/support/bench-web-shell.ts';
import { startServer } from '#tests/support/e2e-server.ts';
import type { Look } from './looks.ts';

/** What a screen is shown on: a page of the running program, and the program behind it. */
export interface Stage {
  readonly page: Page;
  readonly core: Connection<AppContract>['client'];
  /** Opens the program at a place, such as `settings/keyboard`. */
  go(place: string): Promise<void>;
  /** Ends the server and starts it again on the same profile. */
  restart(): Promise<void>;
}

/** `demo` is the mailbox of `npm run demo`, `first` the very first start of all. */
export type Beginning = 'demo' | 'first';

/** Opens the built web shell and a page on it, hands both over, and leaves nothing behind. */
export async function withStage(
  browser: Browser,
  beginning: Beginning,
  look: Look,
  show: (stage: Stage) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-look-'));
  const profileDir = beginning === 'demo' ? null : join(folder, 'profile');
  let server = await startServer({ profileDir, passphrase: null });
  const context = await browser.newContext({
    locale: look.locale === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    // Nothing moves, so a picture is never taken half way.
    reducedMotion: 'reduce',
  });
  const origin = `http://127.0.0.1:${server.port}`;
  const openSession = async () => {
    const cookie = await enter(server.address);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
    return cookie;
  };
  const connection = connectShell(server.address, await openSession());
  try {
    if (beginning === 'demo') {
      await waitForDemo(connection);
      await connection.client.settings.set({ onboarded: true });
    }
    const page = await context.newPage();
    const go = async (place: string) => {
      // A new document: whatever the screen before had opened is gone.
      await page.goto('about:blank');
      await page.goto(`${origin}/#/${place}`);
    };
    await go('inbox');
    await show({
      page,
      core: connection.client,
      go,
      restart: async () => {
        await server.stop();
        server = await startServer({ profileDir, passphrase: null, port: server.port });
        await openSession();
      },
    });
  } finally {
    connection.close();
    await context.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
