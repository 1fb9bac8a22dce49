import { setImmediate } from 'node:timers/promises';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { MailboxId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { outbox } from '../db/tables/house.ts';
import { mailboxes } from '../db/tables/mail.ts';
import { identityOf, parseHeaders } from '../mime/index.ts';
import { forgetMailbox } from '../threads/ingest.ts';
import { syncCause } from './cause.ts';
import { countUids, readCursor } from './cursor.ts';
import { createFolder, planFolders, readFolders, updateFolder, type FolderRow } from './folder-list.ts';
import type { Follow } from './follow.ts';
import type { RemoteFolder } from './imap/index.ts';
import type { Turn } from './lane.ts';

const samples = 3;

/** Makes the folders here those of the server. Answers the ones that are gone there; their mail may lie elsewhere. */
export async function followFolders(follow: Follow): Promise<FolderRow[]> {
  const { account, db, clock } = follow;
  return follow.order.pass(() =>
    follow.lane.use(async (turn) => {
      const there = await turn.session.listFolders();
      const plan = planFolders(readFolders(db.read, account.id), there, readBusy(db.read, account.id));
      const renamed = await findRenamed(follow, turn, plan.missing, plan.create);
      const created = plan.create.filter((remote) => !renamed.some((pair) => pair.remote === remote));
      const changes = [...plan.update, ...plan.adopt, ...renamed];
      if (changes.length + created.length > 0) {
        db.write(syncCause(account.id, 'sync.folders', clock.now()), (tx) => {
          // Out of the way first: two folders may have swapped their names.
          const moved = renamed.map(({ id }) => id);
          if (moved.length > 0) tx.db.update(mailboxes).set({ path: null }).where(inArray(mailboxes.id, moved)).run();
          for (const { id, remote } of changes) updateFolder(tx, account.id, id, remote);
          for (const remote of created) createFolder(tx, account.id, remote);
        });
      }
      return plan.missing.filter(({ id }) => !renamed.some((pair) => pair.id === id));
    }),
  );
}

/** Folders that a waiting op of the user is about. */
function readBusy(read: ReadDb, accountId: string): { ids: Set<MailboxId>; paths: string[] } {
  const ops = read
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(
      and(
        eq(outbox.accountId, accountId),
        inArray(outbox.state, ['pending', 'running']),
        sql`${outbox.kind} LIKE 'folder.%'`,
      ),
    )
    .all()
    .map(({ payload }) => payload as { mailboxId: MailboxId; path?: string; from?: string; to?: string });
  return {
    ids: new Set(ops.map(({ mailboxId }) => mailboxId)),
    paths: ops.flatMap(({ path, from, to }) => [path, from, to].filter((one) => one !== undefined)),
  };
}

/**
 * A path that is gone and one that is new are the same folder when UIDVALIDITY is the same, its counter has not gone
 * back, and some of its mail is under the UIDs where it was. Several folders made in one second share a UIDVALIDITY,
 * so that alone proves nothing.
 */
async function findRenamed(
  follow: Follow,
  turn: Turn,
  missing: readonly FolderRow[],
  fresh: readonly RemoteFolder[],
): Promise<{ id: MailboxId; remote: RemoteFolder }[]> {
  const found: { id: MailboxId; remote: RemoteFolder }[] = [];
  if (missing.length === 0) return found;
  for (const remote of fresh) {
    if (!remote.canSelect) continue;
    const status = await turn.session.status(remote.path);
    for (const row of missing) {
      if (found.some(({ id }) => id === row.id)) continue;
      const cursor = readCursor(follow.db.read, row.id);
      if (cursor?.uidValidity !== status.uidValidity || status.uidNext < (cursor.uidNext ?? 0)) continue;
      if (!(await holdsTheSame(follow, turn, row.id, remote, missing.length === 1))) continue;
      found.push({ id: row.id, remote });
      break;
    }
  }
  turn.leave();
  return found;
}

async function holdsTheSame(
  follow: Follow,
  turn: Turn,
  id: MailboxId,
  remote: RemoteFolder,
  isOnlyOne: boolean,
): Promise<boolean> {
  const newest = follow.db.read.all<{ uid: number; identity: string | null }>(sql`
    SELECT uid, identity FROM remote_messages JOIN messages ON messages.id = message_id
    WHERE mailbox_id = ${id} ORDER BY uid DESC LIMIT ${samples}`);
  if (newest.length === 0) return isOnlyOne;
  await turn.open(remote.path);
  const here = new Map(newest.map((row) => [row.uid, row.identity]));
  let seen = 0;
  for await (const { uid, header } of turn.session.fetchHeaders([...here.keys()])) {
    if (identityOf(parseHeaders(header)) !== here.get(uid)) return false;
    seen += 1;
  }
  return seen > 0 || isOnlyOne;
}

/**
 * A folder that the server no longer has goes, once its mail was looked for in all others. What an open op of the
 * user holds there stays for now: the next list of folders finds the folder missing again.
 */
export async function dropFolder({ db, account, clock }: Follow, row: FolderRow): Promise<void> {
  const cause = syncCause(account.id, 'sync.folderGone', clock.now());
  let bites = countUids(db.read, row.id) / 500 + 2;
  while (bites > 0 && !db.write(cause, (tx) => forgetMailbox(tx, row.id))) {
    bites -= 1;
    await setImmediate();
  }
}
