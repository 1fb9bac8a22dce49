import type { ListResponse } from 'imapflow';
import type { MailboxRole } from '#shared/contract/mailboxes.ts';
import { canBeNamed, checkPath } from './folder-paths.ts';
import { longestPath, mostFolders } from './limits.ts';
import { escapeName } from './plain-text.ts';
import type { QuirkProfile } from './quirks.ts';
import type { FolderStatus, ImapSession, OpenFolder, RemoteFolder } from './types.ts';
import type { Wire } from './wire.ts';
import { AppError } from '#shared/errors.ts';

type Folders = Pick<ImapSession, 'listFolders' | 'open' | 'status' | 'createFolder' | 'renameFolder' | 'deleteFolder'>;

export function createFolders(wire: Wire, personalPrefix: string): Folders {
  const { client, quirks } = wire;

  /** Other programs show only what is subscribed. Not every server keeps that, and nothing hangs on it. */
  async function subscribe(path: string): Promise<void> {
    await client.mailboxSubscribe(path).catch((error: unknown) => {
      if (!client.usable) throw wire.fail('subscribe', error);
    });
  }

  return {
    async listFolders() {
      const listed = await wire.run('list', () => client.list());
      return readFolders(listed, quirks, personalPrefix, client.enabled.has('UTF8=ACCEPT'));
    },

    async open(path, expected = {}) {
      checkPath(path);
      const readOnly = expected.isReadOnly ?? false;
      const mailbox = await wire.run('select', () => client.mailboxOpen(path, { readOnly }));
      const uidValidity = String(mailbox.uidValidity ?? 0);
      if (expected.uidValidity !== undefined && expected.uidValidity !== uidValidity) {
        throw new AppError('conflict', 'select: other UIDs', { cause: 'uid-validity', uidValidity });
      }
      const { highestModseq, noModseq } = mailbox;
      return {
        path: mailbox.path,
        uidValidity,
        uidNext: mailbox.uidNext ?? 0,
        exists: mailbox.exists ?? 0,
        highestModseq: noModseq || !highestModseq || !client.enabled.has('CONDSTORE') ? null : String(highestModseq),
        permanentFlags: [...(mailbox.permanentFlags ?? ['\\*'])],
        isReadOnly: mailbox.readOnly ?? false,
      } satisfies OpenFolder;
    },

    async status(path) {
      checkPath(path);
      // Of the open folder a server may answer as it saw it last (RFC 9051, 6.3.11); Dovecot does.
      if (client.mailbox && client.mailbox.path === path) await wire.run('noop', () => client.noop().then(() => true));
      const query = { messages: true, unseen: true, uidNext: true, uidValidity: true, highestModseq: true };
      const found = await wire.run('status', () => client.status(path, query));
      return {
        exists: found.messages ?? 0,
        unseen: found.unseen ?? 0,
        uidNext: found.uidNext ?? 0,
        uidValidity: String(found.uidValidity ?? 0),
        highestModseq: found.highestModseq ? String(found.highestModseq) : null,
      } satisfies FolderStatus;
    },

    async createFolder(path) {
      checkPath(path);
      await wire.run('create', () => client.mailboxCreate(path));
      await subscribe(path);
    },

    async renameFolder(from, to) {
      checkPath(from);
      checkPath(to);
      await wire.run('rename', () => client.mailboxRename(from, to));
      await subscribe(to);
    },

    async deleteFolder(path) {
      checkPath(path);
      await wire.run('delete', () => client.mailboxDelete(path));
    },
  };
}

function readFolders(
  listed: readonly ListResponse[],
  quirks: QuirkProfile,
  prefix: string,
  isUtf8: boolean,
): RemoteFolder[] {
  const folders = new Map<string, RemoteFolder>();
  const taken = new Set(listed.map((entry) => specialUseOf(entry, prefix)));
  for (const entry of listed) {
    const path = entry.path.slice(0, longestPath + 1);
    if (path === '' || folders.has(path) || folders.size >= mostFolders) continue;
    const specialUse = specialUseOf(entry, prefix) ?? guessUse(entry, prefix, taken);
    folders.set(path, {
      path,
      delimiter: entry.delimiter || null,
      name: escapeName(lastStep(path, entry.delimiter)),
      role: roleOf(path, specialUse, quirks.archivesToAll && !taken.has('\\Archive')),
      specialUse,
      canSelect: !hasFlag(entry, '\\noselect', '\\nonexistent') && canBeNamed(entry.path, entry.pathAsListed, isUtf8),
      isSubscribed: entry.subscribed,
    });
  }
  // It is always there (RFC 9051 section 5.1), also where LIST forgets it.
  if (!folders.has('INBOX')) {
    const delimiter = listed[0]?.delimiter || null;
    const inbox = { path: 'INBOX', name: 'INBOX', delimiter, role: 'inbox', specialUse: '\\Inbox' } as const;
    folders.set('INBOX', { ...inbox, canSelect: true, isSubscribed: true });
  }
  return [...folders.values()];
}

/** What the server says; a name counts only at the top: `Kunden/Archiv` is not where archived mail goes. */
function specialUseOf(entry: ListResponse, prefix: string): string | null {
  const { specialUse, specialUseSource } = entry;
  // RFC 8457, which imapflow does not tell.
  if (specialUse === undefined) return hasFlag(entry, '\\important') ? '\\Important' : null;
  if (specialUseSource !== 'name' || specialUse === '\\Inbox') return specialUse;
  return isAtTop(entry, prefix) && !hasFlag(entry, '\\noselect') ? specialUse : null;
}

function isAtTop({ parentPath }: ListResponse, prefix: string): boolean {
  return ['', 'INBOX', prefix.slice(0, -1), '[Gmail]', '[Google Mail]'].includes(parentPath);
}

/** Names that imapflow does not know: GMX and web.de, T-Online, older Exchange. */
const moreNames = new Map(
  Object.entries({
    spamverdacht: '\\Junk',
    unerwünscht: '\\Junk',
    'unerwünschte e-mails': '\\Junk',
    gelöscht: '\\Trash',
    'gesendete e-mails': '\\Sent',
    archiviert: '\\Archive',
  }),
);

function guessUse(entry: ListResponse, prefix: string, taken: ReadonlySet<string | null>): string | null {
  const use = moreNames.get(entry.name.toLowerCase());
  return use === undefined || taken.has(use) || !isAtTop(entry, prefix) ? null : use;
}

const roles: Readonly<Record<string, MailboxRole>> = {
  '\\inbox': 'inbox',
  '\\sent': 'sent',
  '\\drafts': 'drafts',
  '\\archive': 'archive',
  '\\junk': 'spam',
  '\\trash': 'trash',
};

function roleOf(path: string, specialUse: string | null, allIsArchive: boolean): MailboxRole {
  if (path === 'INBOX') return 'inbox';
  if (specialUse === '\\All' && allIsArchive) return 'archive';
  const role = roles[specialUse?.toLowerCase() ?? ''];
  return role === undefined || role === 'inbox' ? 'other' : role;
}

function hasFlag(entry: ListResponse, ...wanted: string[]): boolean {
  return [...entry.flags].some((flag) => wanted.includes(flag.toLowerCase()));
}

function lastStep(path: string, delimiter: string): string {
  return (delimiter ? path.split(delimiter).findLast((step) => step !== '') : path) ?? path;
}
