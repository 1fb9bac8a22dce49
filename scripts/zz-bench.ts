import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withProfile } from '../tests/support/bench-profile.ts';
import { measureCore } from '../tests/bench/mail-core.ts';
import { ensureBuilt } from '../tests/support/built-app.ts';
import { findKit, startBenchServer } from '../tests/bench/mail-kit.ts';
await ensureBuilt();
const n = Number(process.argv[2]);
const perf = mkdtempSync(join(tmpdir(), 'hauspost-zz-'));
const server = await startBenchServer(findKit(), perf, n, () => {});
const variants = [[], ['--max-semi-space-size=8'], ['ARENA']];
for (const v of variants) {
  if (v[0] === 'ARENA') process.env['MALLOC_ARENA_MAX'] = '2';
  const dir = join(perf, `p${variants.indexOf(v)}`);
  await withProfile(dir, () => {});
  await server.forgetIndexes();
  const out: string[] = [];
  try {
  const r = await measureCore(dir, server, n, (l) => out.push(l), v[0] === 'ARENA' ? [] : v);
  console.log(v, 'rss', r.peakRssBytes / 1e6, 'sync', r.syncS, 'cpu', r.loop.cpuS, 'max', r.loop.maxMs, 'p99', r.loop.p99Ms, 'nochange', r.nochangeS, 'delta', r.deltaS, out.find((l) => l.startsWith('stored')), out.find((l) => l.startsWith('{')));
  } catch (e) { console.log(v, 'failed', String(e).slice(0, 300)); }
}
await server.stop();
rmSync(perf, { recursive: true, force: true });
process.exit(0);
