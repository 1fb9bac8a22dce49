import { eq } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { MailboxId } from '#shared/ids.ts';
import { mailboxes } from '../db/tables/mail.ts';
import type { RemoteFolder } from '../sync/imap/index.ts';
import { findTarget, type Target } from './copies.ts';
import type { EffectPorts } from './effect.ts';

/**
 * A folder that exists only here (the first archive of an account that has none) gets its counterpart: the one that
 * plays the part there, the one of that name, or a new one.
 */
export async function ensureFolder(ports: EffectPorts, id: MailboxId): Promise<void> {
  const folder = findTarget(ports.db.read, id);
  if (folder === null) throw new AppError('not-found', 'the folder is gone');
  if (folder.path !== null) return;
  await ports.turn(async (turn) => {
    const { session } = turn;
    const path = `${session.personalPrefix}${folder.name}`;
    const found = pick(await session.listFolders(), folder, path);
    if (found === null) await session.createFolder(path);
    const { delimiter } = session;
    ports.write('outbox.folder', (tx) => {
      const taken = tx.db
        .select({ id: mailboxes.id })
        .from(mailboxes)
        .where(eq(mailboxes.path, found?.path ?? path));
      if (taken.all().length > 0) throw new AppError('conflict', 'another folder has this path');
      tx.db
        .update(mailboxes)
        .set({ path: found?.path ?? path, delimiter })
        .where(eq(mailboxes.id, id))
        .run();
      tx.touch('mailboxes', id);
    });
  });
  ports.onFolders();
}

function pick(there: readonly RemoteFolder[], { role }: Target, path: string): RemoteFolder | null {
  return (
    there.find((folder) => folder.path === path) ??
    (role === 'other' ? undefined : there.find((folder) => folder.role === role)) ??
    null
  );
}
