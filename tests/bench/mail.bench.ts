import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../support/built-app.ts';
import { roundTo } from '../support/bench-samples.ts';
import { withProfile } from '../support/bench-profile.ts';
import { measureCore } from './mail-core.ts';
import { findKit, measurePeers, requirePrograms, startBenchServer } from './mail-kit.ts';

const usualMessages = 50_000;

/** A mailbox from a server into the store, beside what others need for the same on the same machine. */
export async function runBench(note: (line: string) => void): Promise<Record<string, number>> {
  const messages = readMessages(process.argv);
  const kit = findKit();
  await requirePrograms(note);
  await ensureBuilt();
  const perf = mkdtempSync(join(tmpdir(), 'hauspost-bench-mail-'));
  const profileDir = join(perf, 'profile');
  const server = await startBenchServer(kit, perf, messages, note);
  try {
    // A profile that is there already: what a first start costs is no mail's fault.
    await withProfile(profileDir, () => {});
    const { storedBytes, ...core } = await measureCore(profileDir, server, messages, note, readProfiling(process.argv));
    await server.forgetIndexes();
    const peers = await measurePeers(kit, perf, server.port, messages + 100);
    note(`mbsync ${peers.mbsyncS} s, mu ${peers.muS} s`);
    return {
      messages,
      sync_s: roundTo(core.syncS, 2),
      mbsync_s: roundTo(peers.mbsyncS, 2),
      mu_s: roundTo(peers.muS, 2),
      ratio: roundTo((peers.mbsyncS + peers.muS) / core.syncS, 2),
      peak_rss_mb: roundTo(core.peakRssBytes / 1024 ** 2, 1),
      max_block_ms: roundTo(Math.max(core.loop.maxMs, core.deltaLoop.maxMs), 1),
      nochange_s: roundTo(core.nochangeS, 3),
      delta_s: roundTo(core.deltaS, 3),
      stored_ratio: roundTo(storedBytes / server.rawBytes(), 3),
      newest_page_s: roundTo(core.newestPageS, 2),
    };
  } finally {
    await server.stop();
    if (process.argv.includes('--keep')) note(`kept: ${perf}`);
    else rmSync(perf, { recursive: true, force: true });
  }
}

function readMessages(args: readonly string[]): number {
  const at = args.indexOf('--messages');
  if (at < 0) return usualMessages;
  const messages = Number(args[at + 1]);
  if (!Number.isInteger(messages) || messages < 200 || messages > 1_000_000) {
    throw new Error('--messages wants a number from 200 to 1000000');
  }
  return messages;
}

/** `--cpu-profile FOLDER`: where the time goes, one file per thread; such a run is slower. */
function readProfiling(args: readonly string[]): string[] {
  const at = args.indexOf('--cpu-profile');
  const folder = args[at + 1];
  return at < 0 || folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', resolve(folder)];
}
