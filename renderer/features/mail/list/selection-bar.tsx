import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Ellipsis, Mail, MailOpen, X } from 'lucide-react';
import { useMemo } from 'react';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { runCommand } from '../../../app/commands/run-command.ts';
import { clearSelection, useViewState } from '../../../state/view-state.ts';
import { Bar, Checkbox, IconButton, Menu } from '../../../ui/index.ts';
import { useCommandEntries } from '../triage/use-command-entries.ts';
import { findListed } from './find-listed.ts';
import { setSelecting, useListState } from './list-state.ts';

const more = [
  'mail.spam',
  'mail.not-spam',
  'mail.to-inbox',
  '-',
  'mail.star',
  'mail.pin',
  'mail.mute',
  'mail.label',
  'mail.unsnooze',
  '-',
  'mail.block',
  'mail.important-sender',
  'mail.join',
] as const;

/** While something is ticked: how much, and what can be done with it. */
export function SelectionBar() {
  const { t } = useLingui();
  const selected = useViewState((state) => state.selected);
  const total = useListState((state) => state.total ?? state.threads.length);
  const isAnyUnread = useMemo(() => [...selected].some((key) => findListed(key)?.isUnread === true), [selected]);
  const entries = useCommandEntries(more);
  const leave = () => {
    clearSelection();
    setSelecting(false);
  };
  return (
    <Bar
      leading={
        <Checkbox
          shape="small"
          aria-label={t`Select all`}
          isChecked={selected.size > 0 && selected.size >= total}
          isMixed={selected.size > 0 && selected.size < total}
          onChange={(isChecked) => (isChecked ? runCommand('mail.select-all') : clearSelection())}
        />
      }
      meta={selected.size > 1 && selected.size >= total ? <Trans>All of this list</Trans> : undefined}
      title={
        <span role="status">
          <Plural value={selected.size} _0="Nothing selected" one="# selected" other="# selected" />
        </span>
      }
      actions={
        <>
          <CommandButton command="mail.archive" />
          <CommandButton command="mail.trash" />
          <CommandButton command={isAnyUnread ? 'mail.read' : 'mail.unread'} icon={isAnyUnread ? MailOpen : Mail} />
          <CommandButton command="mail.snooze" />
          <CommandButton command="mail.move" />
          <Menu trigger={<IconButton label={t`More`} icon={Ellipsis} />} items={entries} />
          <IconButton label={t`End selection`} icon={X} onClick={leave} />
        </>
      }
    />
  );
}
