import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft, Ellipsis, Mail, MailOpen, Star } from 'lucide-react';
import type { ThreadRow } from '#shared/contract/threads.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { useCommand } from '../../../app/commands/use-command.ts';
import { useFormat } from '../../../lib/use-format.ts';
import { useViewState } from '../../../state/view-state.ts';
import { Bar, BarSeparator, IconButton, Menu, useWindowTier } from '../../../ui/index.ts';
import { useListState } from '../list/list-state.ts';
import { useCommandEntries } from '../triage/use-command-entries.ts';
import classes from './reader-bar.module.css';

interface ReaderBarProps {
  readonly row: ThreadRow | undefined;
  readonly onBack: (() => void) | undefined;
}

const more = [
  'mail.reply',
  'mail.reply-all',
  'mail.forward',
  '-',
  'mail.to-inbox',
  'mail.not-spam',
  'mail.unsnooze',
  'mail.pin',
  'mail.mute',
  'mail.label',
  'mail.block',
  'mail.important-sender',
  '-',
  'mail.why',
  'mail.select',
  '-',
  'mail.open-all',
  'mail.close-all',
  '-',
  'mail.print',
  'mail.save-files',
  'mail.save-message',
  'mail.headers',
  'mail.source',
  'mail.unsubscribe',
] as const;

export function ReaderBar({ row, onBack }: ReaderBarProps) {
  const { t } = useLingui();
  const back = useCommand('mail.back');
  const selectedCount = useViewState((state) => state.selected.size);
  const isOnePane = useWindowTier() === 'one';
  return (
    <Bar
      isDragRegion
      className={classes.bar}
      leading={onBack && <IconButton label={back.title} icon={ArrowLeft} keys={back.keys} onClick={onBack} />}
      actions={!isOnePane && <Walking />}
    >
      {selectedCount > 0 ? (
        <span className={classes.note}>
          <Plural value={selectedCount} one="Actions apply to # selected" other="Actions apply to # selected" />
        </span>
      ) : (
        row && (
          <>
            <CommandButton command="mail.archive" />
            <CommandButton command="mail.trash" />
            <CommandButton command="mail.spam" />
            <CommandButton command="mail.snooze" />
            <CommandButton command="mail.move" />
            {!isOnePane && (
              <>
                <BarSeparator />
                <CommandButton command="mail.reply" />
                <CommandButton command="mail.reply-all" />
                <CommandButton command="mail.forward" />
                <BarSeparator />
              </>
            )}
            <CommandButton
              command="mail.star"
              label={row.isStarred ? t`Remove star` : undefined}
              isPressed={row.isStarred}
              icon={Star}
              className={row.isStarred ? classes.starred : undefined}
            />
            <CommandButton command={row.isUnread ? 'mail.read' : 'mail.unread'} icon={row.isUnread ? MailOpen : Mail} />
            <MoreMenu />
          </>
        )
      )}
    </Bar>
  );
}

function MoreMenu() {
  const { t } = useLingui();
  const entries = useCommandEntries(more);
  return <Menu trigger={<IconButton label={t`More`} icon={Ellipsis} />} items={entries} />;
}

/** "5 of 212", and one further. */
function Walking() {
  const format = useFormat();
  const openId = useViewState(({ route }) => (route.page === 'mail' ? route.threadId : null));
  const index = useListState(({ threads }) => threads.findIndex((thread) => thread.id === openId));
  const total = useListState((state) => state.total);
  const place = format.number(index + 1);
  const all = total === null ? null : format.number(total);
  return (
    <>
      {openId !== null && index >= 0 && (
        <span className={classes.place}>
          {all === null ? (
            place
          ) : (
            <Trans>
              {place} of {all}
            </Trans>
          )}
        </span>
      )}
      <CommandButton command="mail.previous" />
      <CommandButton command="mail.next" />
    </>
  );
}
