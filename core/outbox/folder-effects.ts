import { AppError, isAppError } from '#shared/errors.ts';
import type { MailboxId } from '#shared/ids.ts';
import type { Effect, EffectPorts } from './effect.ts';

export interface FolderOps {
  'folder.create': { mailboxId: MailboxId; path: string };
  'folder.rename': { mailboxId: MailboxId; from: string; to: string };
  'folder.remove': { mailboxId: MailboxId; path: string };
}

const oneFolder = { count: () => 1, messageIds: () => [] };

export const createEffect: Effect<FolderOps['folder.create']> = {
  ...oneFolder,
  async run({ payload }, ports) {
    await ports.turn(async ({ session }) => {
      try {
        await session.createFolder(payload.path);
      } catch (error) {
        // Ours of the attempt before, or another client's of that name: either way it is there.
        if (!isAppError(error, 'server-rejected') || !(await exists(session, payload.path))) throw error;
      }
    });
    ports.onFolders();
  },
};

export const renameEffect: Effect<FolderOps['folder.rename']> = {
  ...oneFolder,
  async run({ payload }, ports) {
    await ports.turn(async (turn) => {
      turn.leave();
      const isThere = await exists(turn.session, payload.from);
      // Renamed by the attempt before.
      if (!isThere && (await exists(turn.session, payload.to))) return;
      if (!isThere) throw new AppError('not-found', 'the folder is gone');
      await turn.session.renameFolder(payload.from, payload.to);
    });
    ports.onFolders();
  },
};

export const removeEffect: Effect<FolderOps['folder.remove']> = {
  ...oneFolder,
  async run({ payload }, ports) {
    await ports.turn(async (turn) => {
      turn.leave();
      if (!(await exists(turn.session, payload.path))) return;
      // Another client put mail in meanwhile: it is not deleted with the folder.
      const { exists: count } = await turn.session.status(payload.path);
      if (count > 0) throw new AppError('not-allowed', 'the folder is not empty', { cause: 'not-empty' });
      await turn.session.deleteFolder(payload.path);
    });
    ports.onFolders();
  },
};

type Session = Parameters<Parameters<EffectPorts['turn']>[0]>[0]['session'];

async function exists(session: Session, path: string): Promise<boolean> {
  return (await session.listFolders()).some((folder) => folder.path === path);
}
