import { sql } from 'drizzle-orm';
import type { Turn } from '../sync/lane.ts';
import type { EffectPorts } from './effect.ts';
import { findTarget, type Target } from './copies.ts';

const ofRole: Readonly<Partial<Record<Target['role'], string>>> = {
  inbox: '\\Inbox',
  sent: '\\Sent',
  drafts: '\\Draft',
};
const ofUse: Readonly<Record<string, string>> = { '\\Flagged': '\\Starred', '\\Important': '\\Important' };

/**
 * What Gmail calls the label of a folder. Its own folders have the names of the user's language, under `[Gmail]` or
 * `[Google Mail]`: which is which is said by their attributes alone.
 */
export async function labelOf(turn: Turn, { role, path }: Pick<Target, 'role' | 'path'>): Promise<string> {
  const known = ofRole[role];
  if (known !== undefined || path === null) return known ?? '';
  if (!/^\[(?:Gmail|Google Mail)\]\//.test(path)) return path;
  const folder = (await turn.session.listFolders()).find((one) => one.path === path);
  return ofUse[folder?.specialUse ?? ''] ?? path;
}

/**
 * Does away with messages of ours for good. Where an EXPUNGE only takes a label away, what it leaves would lie in the
 * archive: there the way leads through the trash. `isFinal`: the trash does not keep them either.
 */
export async function discard(
  ports: EffectPorts,
  turn: Turn,
  path: string,
  uids: readonly number[],
  isFinal: boolean,
): Promise<void> {
  await turn.open(path);
  if (!turn.session.quirks.hasLabels) {
    await turn.session.remove(uids);
    return;
  }
  const trash = findTrash(ports);
  if (trash === null) {
    await turn.session.remove(uids);
    return;
  }
  const moved = await turn.session.move(uids, trash);
  if (!isFinal || moved === null || moved.size === 0) return;
  await turn.open(trash);
  await turn.session.remove([...moved.values()]);
}

function findTrash({ db, account }: EffectPorts): string | null {
  const rows = db.read.all<{ id: Target['id'] }>(
    sql`SELECT id FROM mailboxes WHERE account_id = ${account.id} AND role = 'trash' AND path IS NOT NULL LIMIT 1`,
  );
  const [row] = rows;
  return row === undefined ? null : (findTarget(db.read, row.id)?.path ?? null);
}
