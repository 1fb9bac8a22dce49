import { plural, t } from '@lingui/core/macro';
import type { ThreadRow } from '#shared/contract/threads.ts';
import { displaySubject } from '#shared/model/subject.ts';
import type { Formatter } from '../../../lib/format.ts';
import { untilWhen } from './use-row-chips.ts';
import { nameSenders } from './name-senders.ts';

/** A row as one sentence for the ear: state first, then who, what and when. */
export function describeRow(row: ThreadRow, format: Formatter, now: number, accountName: string | undefined): string {
  const parts = [
    row.isUnread && t`Unread`,
    row.isStarred && t`Starred`,
    row.isPinned && t`Pinned`,
    row.isMuted && t`Muted`,
    row.snoozedUntil !== null && t`Snoozed until ${untilWhen(format, row.snoozedUntil, now)}`,
    nameSenders(row.senders, t`me`),
    displaySubject(row.subject) || t`No subject`,
    format.moment(row.lastAt, now),
    row.messageCount > 1 && plural(row.messageCount, { one: '# message', other: '# messages' }),
    row.hasAttachment && t`with attachment`,
    accountName,
    row.snippet,
  ];
  return parts.filter(Boolean).join(', ');
}
