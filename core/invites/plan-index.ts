import type { WriteTx } from '../context.ts';
import type { ParsedPart } from '../mime/index.ts';

export const inviteIndexKind = 'invites.index';

/** Asked for where mail is stored: the raw message is read afterwards, beside everything else. */
export function planInviteIndex(tx: WriteTx, parts: readonly Pick<ParsedPart, 'mimeType'>[]): void {
  const hasCalendar = parts.some(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics');
  if (hasCalendar) tx.planJob({ kind: inviteIndexKind, key: 'all' });
}
