import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { parseMessage } from '#core/mime/index.ts';
import { storeMessages } from '#core/threads/ingest.ts';
import { findMailbox } from '#core/threads/index.ts';
import { openMailbox, addTestAccount } from '#tests/support/mailbox.ts';
const dir = '/work/shared/corpora/spamassassin';
const arrivals: any[] = [];
let uid = 0; let raw = 0;
const t0 = performance.now();
for (const folder of ['easy-ham-1','easy-ham-2','hard-ham-1','spam-1','spam-2']) {
  for (const name of readdirSync(join(dir, folder)).sort()) {
    const bytes = readFileSync(join(dir, folder, name)); raw += bytes.length;
    const parsed = parseMessage(bytes);
    arrivals.push({ uid: ++uid, parsed, rawHash: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length, receivedAt: parsed.sentAt ?? Date.UTC(2002,8,1), flags: uid % 3 ? ['\\Seen'] : [], modseq: null });
  }
}
console.log('parsed', arrivals.length, 'in', Math.round(performance.now()-t0), 'ms', raw, 'bytes');
const m = openMailbox();
const accountId = addTestAccount(m);
const mailboxId = m.write((tx) => findMailbox(tx, accountId, 'inbox'));
for (const round of [0,1,2]) {
  const list = round === 0 ? arrivals : arrivals.map((a) => ({ ...a, parsed: { ...a.parsed, messageId: `${a.parsed.messageId}.${round}`, references: a.parsed.references.map((r: string) => `${r}.${round}`), inReplyTo: a.parsed.inReplyTo.map((r: string) => `${r}.${round}`) }, uid: a.uid + round * 100000, rawHash: createHash('sha256').update(a.rawHash + round).digest('hex') }));
  const times: number[] = [];
  const s = performance.now(); const cpu = process.cpuUsage();
  for (let i = 0; i < list.length; i += 25) {
    const a = performance.now();
    m.write((tx) => { storeMessages(tx, { accountId, mailboxId }, list.slice(i, i + 25)); });
    times.push(performance.now() - a);
  }
  const total = performance.now() - s; const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  console.log('round', round, 'ms/msg', (total / list.length).toFixed(3), 'cpu', ((used.user+used.system)/1000/list.length).toFixed(3), 'batch p50', times[times.length >> 1]!.toFixed(1), 'p99', times[Math.floor(times.length * .99)]!.toFixed(1), 'max', times.at(-1)!.toFixed(1));
}
console.log(m.db.read.all(sql`SELECT count(*) n, count(DISTINCT thread_id) t FROM messages`), m.db.read.all(sql`SELECT page_count*page_size AS size FROM pragma_page_count, pragma_page_size`));
for (const r of m.db.read.all(sql`SELECT name, sum(pgsize)/8514 s, sum(payload)/8514 p FROM dbstat GROUP BY name ORDER BY s DESC LIMIT 34`) as any[]) console.log(r.s, r.p, r.name);
await m.close();
