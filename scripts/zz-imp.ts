import { startCore } from '/work/main/tests/support/core-harness.ts';

const keepDir = '/tmp/h/prof-store';
import { rmSync, statSync } from 'node:fs';
rmSync(keepDir, { recursive: true, force: true });
const core = await startCore({ keepDir });
while ((await core.client.boot.state({})).phase !== 'ready') await new Promise((r) => setTimeout(r, 20));
const t = performance.now();
const c0 = process.cpuUsage();
const { jobId } = await core.client.transfer.importMail({ path: '/tmp/h/gen5/Maildir', into: { newAccountName: 'x' } });
for (;;) {
  const j = (await core.client.jobs.list({})).find((j) => j.id === jobId);
  if (j.state === 'done') break;
  if (j.error) console.log(j);
  await new Promise((r) => setTimeout(r, 100));
}
console.log(
  'import s',
  (performance.now() - t) / 1000,
  'cpu',
  process.cpuUsage(c0).user / 1e6,
  'rss',
  process.memoryUsage().rss / 1e6,
);
await core[Symbol.asyncDispose]();
for (const f of ['hauspost.db', 'raw.db']) console.log(f, statSync(`${keepDir}/${f}`).size / 1e6);
process.exit(0);
