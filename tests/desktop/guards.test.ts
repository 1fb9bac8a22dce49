import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { until, type DesktopApp } from '#tests/support/desktop-driver.ts';
import { prepareDesktop } from '#tests/support/desktop-test-app.ts';

const desktop = prepareDesktop();
let foreign: Server;
let foreignOrigin: string;
const requests: string[] = [];

beforeAll(async () => {
  foreign = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('<!doctype html><title>Foreign</title>');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  foreignOrigin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
});
afterAll(() => foreign.close());

async function openWindow(): Promise<{ app: DesktopApp; page: Page }> {
  requests.length = 0;
  const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
  const page = await app.firstWindow();
  await page.evaluate(() => window.hauspostTest.shell.info({}));
  return { app, page };
}

describe('a page of ours', () => {
  test('goes nowhere: links, scripts, forms and frames lead to nothing', async () => {
    const { app, page } = await openWindow();
    const before = page.url();
    await page.evaluate((origin) => {
      const link = document.createElement('a');
      link.href = `${origin}/link`;
      document.body.append(link);
      link.click();
      link.target = '_top';
      link.click();
      window.location.assign(`${origin}/assigned`);
      const form = document.createElement('form');
      form.action = `${origin}/form`;
      document.body.append(form);
      form.submit();
      const frame = document.createElement('iframe');
      frame.src = `${origin}/frame`;
      document.body.append(frame);
    }, foreignOrigin);
    // A round trip through page, main and core: whatever was to be requested had its time.
    await page.evaluate(() => window.hauspostTest.core.boot.state({}));
    await page.evaluate(() => window.hauspostTest.shell.info({}));
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
    expect(requests).toEqual([]);
  });

  test('may be loaded anew, and gets new ports', async () => {
    const { page } = await openWindow();
    await page.evaluate(() => window.location.reload());
    await page.waitForFunction(() => window.hauspostTest?.heard.length === 0);
    expect(await page.evaluate(() => window.hauspostTest.shell.info({}))).toMatchObject({ host: 'desktop' });
    expect(await page.evaluate(() => window.hauspostTest.core.boot.state({}))).toHaveProperty('phase');
  });

  test('opens no window', async () => {
    const { app, page } = await openWindow();
    await page.evaluate((origin) => {
      window.open(`${origin}/opened`);
      window.open('about:blank');
      const link = document.createElement('a');
      link.href = `${origin}/blank`;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.removeAttribute('target');
      for (const held of [{ ctrlKey: true }, { shiftKey: true }, { metaKey: true }]) {
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...held }));
      }
      link.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 }));
    }, foreignOrigin);
    await page.evaluate(() => window.hauspostTest.core.boot.state({}));
    const count = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null);
    expect(await count()).toBe(1);
    expect(requests).toEqual([]);
  });

  test('fetches nothing from elsewhere, with the policy or without it', async () => {
    const { app, page } = await openWindow();
    const outcomes = await page.evaluate(async (origin) => {
      const tried = [
        fetch(`${origin}/fetch`),
        fetch(`${origin}/no-cors`, { mode: 'no-cors' }),
        new Promise((resolve, reject) => {
          const image = new Image();
          image.addEventListener('load', resolve);
          image.addEventListener('error', () => reject(new Error('no image')));
          image.src = `${origin}/image.png`;
        }),
      ];
      return (await Promise.allSettled(tried)).map(({ status }) => status);
    }, foreignOrigin);
    expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);

    // The gate behind the policy: a request that the page's policy did not stop.
    const isStopped = await app.evaluate(async ({ BrowserWindow }, url) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.webContents.loadURL(url).then(
        () => 'loaded',
        () => 'stopped',
      );
    }, `${foreignOrigin}/loaded`);
    expect(isStopped).toBe('stopped');
    expect(requests).toEqual([]);
  });

  test('is served with the strict policy, and its folder ends where it ends', async () => {
    const { page } = await openWindow();
    const answer = await page.evaluate(async () => {
      const own = await fetch('/index.html');
      const outside = await Promise.all(
        ['/..%2fmain/index.js', '/%2e%2e/main/index.js', '/nothing.js', '/..%5cmain%5cindex.js'].map((path) =>
          fetch(path),
        ),
      );
      return {
        policy: own.headers.get('content-security-policy'),
        sniffing: own.headers.get('x-content-type-options'),
        outside: outside.map(({ status }) => status),
      };
    });
    expect(answer.policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(answer.policy).toContain("connect-src 'self';");
    expect(answer.policy).not.toContain('unsafe');
    expect(answer.sniffing).toBe('nosniff');
    expect(answer.outside).toEqual([404, 404, 404, 404]);
  });

  test('runs no script that is not its own', async () => {
    const { page } = await openWindow();
    const didRun = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.injected = true');
      document.body.append(button);
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 0));
      return 'injected' in window;
    });
    expect(didRun).toBe(false);
  });

  test('is granted no camera, place, notification or clipboard to read', async () => {
    const { page } = await openWindow();
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
      return (await Promise.all(asked)).map(({ state }) => state);
    });
    expect(states).not.toContain('granted');
    expect(await page.evaluate(() => Notification.requestPermission())).not.toBe('granted');
  });
});

describe('ports', () => {
  test('go to the main frame of our own page only', async () => {
    const { app } = await openWindow();
    const given = await app.evaluate(({ BrowserWindow, ipcMain }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) return -1;
      let count = 0;
      const post = contents.postMessage.bind(contents);
      contents.postMessage = (...args: Parameters<typeof post>) => {
        count += 1;
        return post(...args);
      };
      const frames = [
        null,
        { url: 'app://hauspost/index.html' },
        { url: 'app://hauspost.evil/index.html' },
        { url: 'https://evil.example/' },
      ];
      for (const senderFrame of frames) ipcMain.emit('hauspost:connect', { sender: contents, senderFrame });
      const stranger = { id: 99, mainFrame: { url: 'app://hauspost/index.html' }, postMessage: () => (count += 1) };
      ipcMain.emit('hauspost:connect', { sender: stranger, senderFrame: stranger.mainFrame });
      return count;
    }, null);
    expect(given).toBe(0);
  });
});

describe('a link that leaves', () => {
  test('is opened as it was understood, or not at all', async () => {
    const { app, page } = await openWindow();
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url: string) => {
        opened.push(url);
        return Promise.resolve();
      };
    }, null);
    const outcomes = await page.evaluate(async () => {
      const urls = [
        'https://Example.org/a',
        'mailto:a@b.example',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'smb://x/y',
      ];
      const tried = urls.map((url) => window.hauspostTest.shell.openLink({ url }));
      return (await Promise.allSettled(tried)).map((result) =>
        result.status === 'fulfilled' ? 'opened' : (result.reason as { code: string }).code,
      );
    });
    expect(outcomes).toEqual(['opened', 'opened', 'not-allowed', 'not-allowed', 'not-allowed']);
    const opened = await until(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened, null));
    expect(opened).toEqual(['https://example.org/a', 'mailto:a@b.example']);
  });
});
