import { useLingui } from '@lingui/react/macro';
import { AlarmClock, Archive, Inbox, Mail, MailOpen, Star, Trash2 } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { ThreadRow as Row, View } from '#shared/contract/threads.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { showError } from '../../../lib/notices.ts';
import { useFormat } from '../../../lib/use-format.ts';
import type { RowKey } from '../../../state/row-keys.ts';
import { toggleSelected } from '../../../state/view-state.ts';
import { MailRow, type Density, type MailRowAction, type TagColor } from '../../../ui/index.ts';
import { useRowChips } from './use-row-chips.ts';
import { nameSenders } from './name-senders.ts';
import { askTriage } from '../triage/triage-dialog.ts';
import { markRead, markStarred, moveThreads } from '../triage/triage.ts';

export interface ThreadRowProps {
  readonly rowKey: RowKey;
  readonly row: Row;
  readonly view: View;
  readonly density: Density;
  readonly now: number;
  readonly accountLabel: string | undefined;
  readonly accountColor: TagColor;
  readonly isOpen: boolean;
  /** Under the mouse, or its context menu is open. */
  readonly isHovered: boolean;
  readonly isDragged: boolean;
  readonly isPaneFocused: boolean;
  readonly isSelecting: boolean;
  readonly isSelected: boolean;
}

/** One conversation of a list. Drawn again only when something of it changed. */
export const ThreadRow = memo(function ThreadRow(props: ThreadRowProps) {
  const { row, density, now, accountLabel, accountColor, isSelected } = props;
  const { t } = useLingui();
  const format = useFormat();
  const actions = useRowActions(props.rowKey, row, props.view);
  const chips = useRowChips(row, now);
  const subject = displaySubject(row.subject);
  return (
    <MailRow
      density={density}
      sender={nameSenders(row.senders, t`me`)}
      messageCount={row.messageCount}
      subject={subject === '' ? t`No subject` : subject}
      snippet={row.snippet}
      time={format.rowTime(row.lastAt, now)}
      dateTime={new Date(row.lastAt).toISOString()}
      account={accountLabel === undefined ? undefined : { label: accountLabel, color: accountColor }}
      isUnread={row.isUnread}
      isStarred={row.isStarred}
      hasAttachment={row.hasAttachment}
      isOpen={props.isOpen}
      isHovered={props.isHovered}
      isDragged={props.isDragged}
      isPaneFocused={props.isPaneFocused}
      isSelecting={props.isSelecting}
      isSelected={isSelected}
      onSelectedChange={() => toggleSelected(props.rowKey)}
      chips={chips}
      actions={actions}
    />
  );
});

/** Each is a command with a key, too: these act on the row under the mouse, whatever is open or selected. */
function useRowActions(key: RowKey, { isUnread, isStarred }: Row, view: View): readonly MailRowAction[] {
  const { t } = useLingui();
  return useMemo(() => {
    const act = (run: (keys: readonly RowKey[]) => Promise<void>) => () => void run([key]).catch(showError);
    const archive = {
      id: 'archive',
      label: t({ message: 'Archive', context: 'verb' }),
      icon: Archive,
      run: act((keys) => moveThreads(keys, 'archive')),
    };
    const inbox = {
      id: 'inbox',
      label: t`Move to the inbox`,
      icon: Inbox,
      run: act((keys) => moveThreads(keys, 'inbox')),
    };
    const trash = { id: 'trash', label: t`Delete`, icon: Trash2, run: act((keys) => moveThreads(keys, 'trash')) };
    const snooze = {
      id: 'snooze',
      label: t`Snooze …`,
      icon: AlarmClock,
      run: () => askTriage('snooze', [key]),
    };
    const isAway = view === 'archive' || view === 'spam' || view === 'trash';
    return [
      isAway ? inbox : archive,
      ...(view === 'trash' ? [] : [trash]),
      ...(view === 'trash' || view === 'spam' ? [] : [snooze]),
      {
        id: 'read',
        label: isUnread ? t`Mark as read` : t`Mark as unread`,
        icon: isUnread ? MailOpen : Mail,
        run: act((keys) => markRead(keys, isUnread)),
      },
      {
        id: 'star',
        label: isStarred ? t`Remove star` : t({ message: 'Star', context: 'verb' }),
        icon: Star,
        run: act((keys) => markStarred(keys, !isStarred)),
      },
    ];
  }, [t, key, isUnread, isStarred, view]);
}
