import { and, eq } from 'drizzle-orm';
import { newId, type AccountId, type MailboxId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { mailboxes, type MailboxRole } from '../db/tables/mail.ts';
import type { RemoteFolder } from './imap/index.ts';

export interface FolderRow {
  readonly id: MailboxId;
  readonly path: string | null;
  readonly role: MailboxRole;
  readonly name: string;
  readonly delimiter: string | null;
  readonly canSelect: boolean;
  readonly isSynced: boolean;
}

/** What has to happen to the folders here so that they are those of the server. */
export interface FolderPlan {
  readonly adopt: { readonly id: MailboxId; readonly remote: RemoteFolder }[];
  readonly create: RemoteFolder[];
  /** Here under a path that the server no longer has: renamed by another client, or gone. */
  readonly missing: FolderRow[];
  readonly update: { readonly id: MailboxId; readonly remote: RemoteFolder }[];
}

export function readFolders(read: ReadDb, accountId: AccountId): FolderRow[] {
  const { id, path, role, name, delimiter, canSelect, isSynced } = mailboxes;
  return read
    .select({ id, path, role, name, delimiter, canSelect, isSynced })
    .from(mailboxes)
    .where(eq(mailboxes.accountId, accountId))
    .all();
}

/**
 * Paths are compared as the server writes them, but for the inbox, which has one name in any case (RFC 9051, 5.1).
 * What the user is just about to rename, make or delete is left alone on both sides (`busy`).
 */
export function planFolders(
  here: readonly FolderRow[],
  there: readonly RemoteFolder[],
  busy: { readonly ids: ReadonlySet<MailboxId>; readonly paths: readonly string[] },
): FolderPlan {
  const isBusyPath = (path: string) => busy.paths.some((one) => path === one || path.startsWith(one));
  const remote = new Map(there.map((folder) => [keyOf(folder.path), folder]));
  const local = new Map(here.flatMap((row) => (row.path === null ? [] : [[keyOf(row.path), row] as const])));
  const plan: FolderPlan = { adopt: [], create: [], missing: [], update: [] };
  const adopted = new Set<MailboxId>();
  for (const folder of there) {
    const row = local.get(keyOf(folder.path));
    if (row !== undefined) {
      if (!busy.ids.has(row.id) && differs(row, folder)) plan.update.push({ id: row.id, remote: folder });
      continue;
    }
    if (isBusyPath(folder.path)) continue;
    const placeholder = here.find(
      ({ id, path, role, name }) =>
        path === null &&
        !adopted.has(id) &&
        !busy.ids.has(id) &&
        (role === 'other' ? name === folder.name : role === folder.role),
    );
    if (placeholder === undefined) {
      plan.create.push(folder);
      continue;
    }
    adopted.add(placeholder.id);
    plan.adopt.push({ id: placeholder.id, remote: folder });
  }
  for (const row of here) {
    if (row.path !== null && !busy.ids.has(row.id) && !remote.has(keyOf(row.path))) plan.missing.push(row);
  }
  return plan;
}

export function createFolder(tx: WriteTx, accountId: AccountId, remote: RemoteFolder): MailboxId {
  const id = newId<MailboxId>(tx.now);
  const row = { id, accountId, role: freeRole(tx, accountId, remote.role), ...columnsOf(remote) };
  tx.db.insert(mailboxes).values(row).run();
  tx.touch('mailboxes', id);
  return id;
}

/** Same folder, new words: it keeps its id and all that is known of it. */
export function updateFolder(tx: WriteTx, accountId: AccountId, id: MailboxId, remote: RemoteFolder): void {
  const before = tx.db.select({ role: mailboxes.role }).from(mailboxes).where(eq(mailboxes.id, id)).get();
  // A part the user gave it stands against the server's silence.
  const role = before?.role === 'other' ? freeRole(tx, accountId, remote.role) : (before?.role ?? 'other');
  tx.db
    .update(mailboxes)
    .set({ ...columnsOf(remote), role })
    .where(eq(mailboxes.id, id))
    .run();
  tx.touch('mailboxes', id);
}

/** One folder per part: the second one that claims it is an ordinary folder. */
function freeRole(tx: WriteTx, accountId: AccountId, role: MailboxRole): MailboxRole {
  if (role === 'other') return role;
  const holder = tx.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(eq(mailboxes.accountId, accountId), eq(mailboxes.role, role)))
    .get();
  return holder === undefined ? role : 'other';
}

function columnsOf({ path, delimiter, name, canSelect }: RemoteFolder) {
  return { path, delimiter, name, canSelect };
}

function differs(row: FolderRow, remote: RemoteFolder): boolean {
  return row.canSelect !== remote.canSelect || row.name !== remote.name || row.delimiter !== remote.delimiter;
}

function keyOf(path: string): string {
  return path.toUpperCase() === 'INBOX' ? 'INBOX' : path;
}
