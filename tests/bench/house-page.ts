import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/setup/find-chromium.mjs';
import { repository } from '../support/built-app.ts';
import { median } from '../support/bench-samples.ts';
import { runWebShell } from '../support/bench-web-shell.ts';

const coldStarts = 7;

/**
 * The built renderer from the web shell on loopback, each time in a fresh Chromium with nothing cached: the time to the
 * first contentful paint as the browser reports it, counted from the start of the navigation. And every script that the
 * first view asked for, at gzip's highest level.
 */
export async function measurePage(profileDir: string): Promise<{ firstPaintMs: number; scriptGzipBytes: number }> {
  const paints: number[] = [];
  let scripts = new Set<string>();
  for (let start = 0; start < coldStarts; start += 1) {
    const shell = await runWebShell(['--profile', profileDir]);
    const browser = await chromium.launch({ executablePath: requireChromium(), args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      scripts = collectScripts(page);
      await page.goto(shell.address, { waitUntil: 'networkidle' });
      paints.push(await readFirstPaint(page));
    } finally {
      await browser.close();
      await shell.stop();
    }
  }
  if (scripts.size === 0) throw new Error('the page asked for no script');
  const sizes = [...scripts].map((path) => gzipBytes(join(repository, 'out', 'renderer', path)));
  return { firstPaintMs: median(paints), scriptGzipBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function requireChromium(): string {
  const path = findChromium();
  if (path === null) throw new Error('no Chromium: `npm test` installs it on Debian, or says what to install');
  return path;
}

function collectScripts(page: Page): Set<string> {
  const paths = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) paths.add(pathname);
  });
  return paths;
}

async function readFirstPaint(page: Page): Promise<number> {
  const at = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName('first-contentful-paint');
          if (entry) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  return at;
}

function gzipBytes(path: string): number {
  return gzipSync(readFileSync(path), { level: constants.Z_BEST_COMPRESSION }).length;
}
