import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { AppContract } from '#shared/contract/index.ts';
import type { Connection } from '#shared/rpc/connection.ts';
import { ensureBuilt } from '../support/built-app.ts';
import { withProfile } from '../support/bench-profile.ts';
import { roundTo } from '../support/bench-samples.ts';
import { enter, runWebShell, waitFor, waitUntilReady } from '../support/bench-web-shell.ts';
import { chromiumArgs, chromiumPath } from '../support/desktop-chromium.ts';
import { fillClientMailbox, markOfMail } from './client-mailbox.ts';
import { installProbe, scrollFrames, timeKey, watchLongTasks } from './client-page.ts';
import { benchPassword, benchUser, findKit, requirePrograms, startBenchServer, type BenchServer } from './mail-kit.ts';

const rounds = 30;
const scrollMs = 6_000;
const syncLimitMs = 30 * 60_000;

/** What a key costs in a mailbox of 200,000 messages, how the list scrolls, and what a sync beside it disturbs. */
export async function runBench(note: (line: string) => void): Promise<Record<string, number>> {
  const rows = readNumber('--messages', 200_000);
  const synced = readNumber('--sync', 50_000);
  const kit = findKit();
  await requirePrograms(note);
  await ensureBuilt();
  const place = mkdtempSync(join(tmpdir(), 'hauspost-bench-client-'));
  const profileDir = join(place, 'profile');
  const server = await startBenchServer(kit, place, synced, note);
  try {
    const startedAt = performance.now();
    await withProfile(profileDir, (profile) => fillClientMailbox(profile, rows));
    note(`stored ${rows} messages in ${roundTo((performance.now() - startedAt) / 1_000, 1)} s`);
    return { ...(await measure(profileDir, rows, synced, server, note)), rows };
  } finally {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

async function measure(
  profileDir: string,
  rows: number,
  synced: number,
  server: BenchServer,
  note: (line: string) => void,
): Promise<Record<string, number>> {
  const shell = await runWebShell(['--profile', profileDir]);
  const cookie = await enter(shell.address);
  const connection = shell.connect(cookie);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  try {
    await waitUntilReady(connection);
    await connection.client.settings.set({ onboarded: true, language: 'en', markReadAfterMs: null });
    const page = await openPage(browser, shell.address, cookie);
    const readLongTasks = await watchLongTasks(page);
    const open = p95(await timeOpening(page, rows));
    note(`opening a message: p95 ${roundTo(open, 1)} ms`);
    const triage = await timeTriage(page);
    for (const [key, samples] of triage) note(`${key}: p95 ${roundTo(p95(samples), 1)} ms of ${samples.length}`);
    const scroll = await scrollFrames(page, scrollMs);
    note(`scrolled over ${scroll.rows} rows at ${roundTo(scroll.fps, 1)} frames/s`);
    note(`long tasks until here: ${(await readLongTasks()).map(Math.round).join(', ') || 'none'}`);

    // Somewhere in the middle of the list, on a row in view: what comes in stands above it.
    await page.mouse.click(500, 500);
    await page.mouse.move(900, 700);
    await addAccount(connection, server);
    const beside: number[] = [];
    await waitFor(async () => {
      beside.push(...(await workBeside(page)));
      const state = (await connection.client.sync.state({})).find((one) => one.total > 0);
      return state !== undefined && state.total >= synced && state.bodies === state.total;
    }, syncLimitMs);
    const longTasks = await readLongTasks();
    note(
      `beside the sync of ${synced}: keys p95 ${roundTo(p95(beside), 1)} ms, long tasks ${longTasks.map(Math.round).join(', ') || 'none'}`,
    );
    return {
      triage_p95_ms: roundTo(p95([...triage.values()].flat()), 1),
      open_p95_ms: roundTo(open, 1),
      long_tasks: longTasks.length,
      scroll_fps: roundTo(scroll.fps, 1),
      sync_keys_p95_ms: roundTo(p95(beside), 1),
    };
  } finally {
    await browser.close();
    connection.close();
    await shell.stop();
  }
}

async function openPage(
  browser: Awaited<ReturnType<typeof chromium.launch>>,
  address: string,
  cookie: string,
): Promise<Page> {
  const { origin } = new URL(address);
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  await page.goto(`${origin}/#/inbox`);
  await page.locator('[data-pane="list"] [role="row"][tabindex]').first().waitFor();
  await installProbe(page);
  return page;
}

/** From the key that walks to the next row until the text of its newest message is painted, each for the first time. */
async function timeOpening(page: Page, rows: number): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { label } = await readRow(page, 1);
    const root = Number(/\((\d+)\)/.exec(label)?.[1]);
    samples.push(await timeKey(page, 'j', 'open', markOfMail(Math.min(root + 2, rows - 1))));
  }
  return samples;
}

/** Every key of triage on one row after the other. */
async function timeTriage(page: Page): Promise<Map<string, number[]>> {
  const samples = new Map<string, number[]>();
  const time = async (key: string, condition: string, row: string) => {
    samples.set(key, [...(samples.get(key) ?? []), await timeKey(page, key, condition, row)]);
  };
  for (let round = 0; round < rounds; round += 1) {
    const { key, label } = await readRow(page, 0);
    await time('s', label.includes('Starred') ? 'unstarred' : 'starred', key);
    if (label.startsWith('Unread')) await time('Shift+I', 'read', key);
    await time('Shift+U', 'unread', key);
    await time('Shift+I', 'read', key);
    await time('x', 'selected', key);
    await time('x', 'unselected', key);
    await time(round % 2 === 0 ? 'e' : 'Delete', 'gone', key);
    await time('j', 'active', (await readRow(page, 1)).key);
  }
  return samples;
}

/** What somebody does on the open conversation while mail comes in above it. */
async function workBeside(page: Page): Promise<number[]> {
  const { key, label } = await readRow(page, 0);
  const isStarred = label.includes('Starred');
  return [
    await timeKey(page, 's', isStarred ? 'unstarred' : 'starred', key),
    await timeKey(page, 'x', 'selected', key),
    await timeKey(page, 'x', 'unselected', key),
  ];
}

/** The row of the keyboard, or one so many below it; in a list that was just entered the first one. */
function readRow(page: Page, steps: number): Promise<{ key: string; label: string }> {
  return page.evaluate((by) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-pane="list"] [role="row"][tabindex]')];
    const isEntered =
      document.querySelector('[data-pane="list"] [data-pane-focus]') !== null && location.hash.includes('thread');
    const at = isEntered ? rows.findIndex((row) => row.tabIndex === 0) + by : 0;
    const row = rows[at];
    return { key: row?.dataset['key'] ?? '', label: row?.getAttribute('aria-label') ?? '' };
  }, steps);
}

async function addAccount({ client }: Connection<AppContract>, server: BenchServer): Promise<void> {
  const place = { host: '127.0.0.1', port: server.tlsPort, security: 'tls' as const };
  await client.accounts.pinCertificate({
    host: place.host,
    port: place.port,
    fingerprint: server.certificate.fingerprint,
  });
  await client.accounts.add({
    address: benchUser,
    name: 'Synced',
    secret: { password: benchPassword },
    incoming: place,
    outgoing: { ...place, port: 465 },
  });
}

function p95(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}

/** `--messages N`, `--sync N`: smaller ones while working on it. */
function readNumber(name: string, usual: number): number {
  const at = process.argv.indexOf(name);
  if (at < 0) return usual;
  const value = Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 3_000 || value > 1_000_000) {
    throw new Error(`${name} wants a number from 3000 to 1000000`);
  }
  return value;
}
