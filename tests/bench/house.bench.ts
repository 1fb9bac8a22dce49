import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../support/built-app.ts';
import { fillMailbox, withProfile } from '../support/bench-profile.ts';
import { roundTo } from '../support/bench-samples.ts';
import { enter, readRssBytes, runWebShell, waitForDemo } from '../support/bench-web-shell.ts';
import { measurePage } from './house-page.ts';
import { measurePort, measureWebSocket } from './house-rpc.ts';
import { measureWriteRatio } from './house-write.ts';

const threadCount = 6_000;
const idleMs = 5_000;

/** The figures of the house, before any mail is fetched: the pipe, the write door, the first view, the memory. */
export async function runBench(note: (line: string) => void): Promise<Record<string, number>> {
  await ensureBuilt();
  const profileDir = join(mkdtempSync(join(tmpdir(), 'hauspost-bench-')), 'profile');
  try {
    await withProfile(profileDir, (profile) => fillMailbox(profile, threadCount));
    note(`filled a mailbox with ${threadCount} conversations`);
    const portMs = await measurePort(profileDir);
    note(`50 rows over a MessagePort: ${roundTo(portMs, 2)} ms`);
    const webSocketMs = await measureWebSocket(profileDir);
    note(`50 rows over a WebSocket: ${roundTo(webSocketMs, 2)} ms`);
    const write = await measureWriteRatio();
    note(`rows/s: kernel ${Math.round(write.kernelRowsPerSecond)}, bare driver ${Math.round(write.rawRowsPerSecond)}`);
    const page = await measurePage(profileDir);
    note(`first paint ${roundTo(page.firstPaintMs, 0)} ms, script ${roundTo(page.scriptGzipBytes / 1000, 1)} kB`);
    const rssBytes = await measureIdle();
    return {
      rpc_port_ms: roundTo(portMs, 3),
      rpc_ws_ms: roundTo(webSocketMs, 3),
      write_ratio: roundTo(write.ratio, 3),
      first_paint_ms: roundTo(page.firstPaintMs, 1),
      script_gzip_kb: roundTo(page.scriptGzipBytes / 1000, 1),
      idle_rss_mb: roundTo(rssBytes / 1024 ** 2, 1),
    };
  } finally {
    rmSync(join(profileDir, '..'), { recursive: true, force: true });
  }
}

/** Core, workers and web shell are one process; with the demo mailbox loaded, one client there, and nothing to do. */
async function measureIdle(): Promise<number> {
  const shell = await runWebShell(['--demo']);
  const connection = shell.connect(await enter(shell.address));
  try {
    await waitForDemo(connection);
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    return readRssBytes(shell.pid);
  } finally {
    connection.close();
    await shell.stop();
  }
}
