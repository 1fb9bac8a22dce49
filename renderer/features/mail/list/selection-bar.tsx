import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Mail, MailOpen, X } from 'lucide-react';
import { useMemo } from 'react';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { runCommand } from '../../../app/commands/run-command.ts';
import { clearSelection, useViewState } from '../../../state/view-state.ts';
import { Bar, Checkbox, IconButton } from '../../../ui/index.ts';
import { MoveMenu } from '../triage/move-menu.tsx';
import { findListed } from './find-listed.ts';
import { setSelecting, useListState } from './list-state.ts';

/** While something is ticked: how much, and what can be done with it. */
export function SelectionBar() {
  const { t } = useLingui();
  const selected = useViewState((state) => state.selected);
  const total = useListState((state) => state.total ?? state.threads.length);
  const isAnyUnread = useMemo(() => [...selected].some((key) => findListed(key)?.isUnread === true), [selected]);
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
          <MoveMenu />
          <IconButton label={t`End selection`} icon={X} onClick={leave} />
        </>
      }
    />
  );
}
