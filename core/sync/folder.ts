import type { MailboxId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import type { RemoteState } from './imap/index.ts';

/** What is known of a folder while a connection lives; what must survive is its cursor in the database. */
export interface Folder {
  readonly id: MailboxId;
  path: string;
  role: MailboxRole;
  /** Something there may have changed since it was last looked at. */
  isDirty: boolean;
  /** Mail above the cursor that is not here yet, ascending. */
  fresh: RemoteState[];
  /** UIDs below what is here, newest first; `null` until the server was asked. */
  older: number[] | null;
  /** Without CONDSTORE: when all flags are compared again. */
  sweepAt: number;
  /** Found by the server or the user to be unusable; not tried again before the next connection. */
  isOff: boolean;
  /** Mail lies here whose UID is not known: after UIDVALIDITY changed, headers are enough to find it again. */
  hasOrphans: boolean;
  /** When the server last said something by itself. */
  pushedAt: number | null;
}

export function newFolder(id: MailboxId, path: string, role: MailboxRole): Folder {
  return {
    id,
    path,
    role,
    isDirty: true,
    fresh: [],
    older: null,
    sweepAt: 0,
    isOff: false,
    hasOrphans: false,
    pushedAt: null,
  };
}

const order: readonly MailboxRole[] = ['inbox', 'drafts', 'sent', 'archive', 'other', 'trash', 'spam'];

/** What the user looks at first comes first. */
export function byImportance(a: Folder, b: Folder): number {
  return order.indexOf(a.role) - order.indexOf(b.role) || (a.path < b.path ? -1 : 1);
}
