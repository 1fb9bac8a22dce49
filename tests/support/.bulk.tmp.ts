import { sql } from 'drizzle-orm';
import { findMailbox } from '#core/threads/index.ts';
import { threadHandlers } from '#core/threads/thread-handlers.ts';
import { storeMessages } from '#core/threads/ingest.ts';
import { openMailbox, addTestAccount } from '#tests/support/mailbox.ts';
import { addFolder, aMail, arrivalOf } from '#tests/support/arrivals.ts';
const m = openMailbox();
const accountId = addTestAccount(m);
const inbox = addFolder(m, accountId, 'INBOX', 'inbox');
const work = addFolder(m, accountId, 'Work');
addFolder(m, accountId, 'Archive', 'archive');
const base = arrivalOf(aMail({ id: 'a' }));
for (let i = 0; i < 20000; i += 25) m.write((tx) => { storeMessages(tx, { accountId, mailboxId: inbox }, Array.from({ length: 25 }, (_, k) => ({ ...base, uid: i + k + 1, rawHash: String(i + k).padStart(64, '0'), parsed: { ...base.parsed, messageId: `m${i + k}`, sentAt: base.parsed.sentAt! - (i+k) * 60000 } }))); });
const ids = m.db.read.all<any>(sql`SELECT id FROM threads ORDER BY id LIMIT 10000`).map((r) => r.id);
for (const [name, run] of [
  ['archive', () => threadHandlers.move({ ids, to: 'archive' }, m.command())],
  ['label', () => threadHandlers.setLabel({ ids, mailboxId: work, isSet: true }, m.command())],
  ['moveTo', () => threadHandlers.moveTo({ ids, mailboxId: work }, m.command())],
  ['star', () => threadHandlers.setStarred({ ids, isStarred: true }, m.command())],
  ['read', () => threadHandlers.setRead({ ids, isRead: true }, m.command())],
  ['mute', () => threadHandlers.setMuted({ ids, isMuted: true }, m.command())],
] as const) {
  const c = process.cpuUsage(); const t = performance.now();
  const done: any = await run();
  const u = process.cpuUsage(c); const t2 = performance.now();
  const c2 = process.cpuUsage();
  m.undo(done.undo);
  const u2 = process.cpuUsage(c2);
  console.log(name, done.count, 'wall', Math.round(t2 - t), 'cpu', Math.round((u.user + u.system) / 1000), 'undo wall', Math.round(performance.now() - t2), 'cpu', Math.round((u2.user + u2.system) / 1000));
}
await m.close();
