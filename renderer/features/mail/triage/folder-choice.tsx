import { Trans, useLingui } from '@lingui/react/macro';
import { Archive, Check, Folder, FolderInput, Inbox, ShieldAlert, Tag, Trash2, type LucideIcon } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { MailboxId } from '#shared/ids.ts';
import { core } from '../../../lib/core.ts';
import { showError } from '../../../lib/notices.ts';
import { threadOf } from '../../../state/row-keys.ts';
import { useAccountsById } from '../../accounts/index.ts';
import { inTurn } from '../../undo/index.ts';
import { findListed } from '../list/find-listed.ts';
import { useMailboxes } from '../list/use-mailboxes.ts';
import { useFolderName } from '../sidebar/folder-name.ts';
import { ChoiceDialog, type Choice } from './choice-dialog.tsx';
import { labelThreads } from './put-off.ts';
import { endTriageDialog } from './triage-dialog.ts';
import type { TriageDialogProps } from './triage-dialog-props.ts';
import { moveToFolder } from './triage.ts';

const icons: Partial<Record<Mailbox['role'], LucideIcon>> = {
  inbox: Inbox,
  archive: Archive,
  spam: ShieldAlert,
  trash: Trash2,
};

/** Into one folder, or one folder beside the others: those of the accounts the conversations belong to. */
export function FolderDialog({ question, keys, isOpen, onClosed }: TriageDialogProps) {
  const { t } = useLingui();
  const mailboxes = useMailboxes() ?? [];
  const accounts = useAccountsById();
  const nameFolder = useFolderName();
  const isLabel = question === 'label';
  const labels = useLabelsOf(isLabel && keys.length === 1 ? keys[0] : undefined);
  const owners = new Set(keys.flatMap((key) => findListed(key)?.accountId ?? []));
  const offered = mailboxes.filter(
    ({ accountId, role, canSelect }) =>
      canSelect && (owners.size === 0 || owners.has(accountId)) && (isLabel ? role === 'other' : takesMail(role)),
  );
  const choices = (typed: string): readonly Choice[] => {
    const wanted = fold(typed);
    return offered
      .map((mailbox) => ({ mailbox, name: pathOf(mailbox, nameFolder) }))
      .filter(({ name }) => fold(name).includes(wanted))
      .toSorted((one, other) => rank(one.name, wanted) - rank(other.name, wanted))
      .map(({ mailbox, name }) => ({
        id: mailbox.id,
        label: name,
        hint: owners.size === 1 ? undefined : accounts.get(mailbox.accountId)?.name,
        icon: labels.has(mailbox.id) ? Check : (icons[mailbox.role] ?? (isLabel ? Tag : Folder)),
      }));
  };
  const choose = (id: string) => {
    endTriageDialog();
    const mailboxId = id as MailboxId;
    const act = () => (isLabel ? labelThreads(keys, mailboxId, !labels.has(mailboxId)) : moveToFolder(keys, mailboxId));
    inTurn(act).catch(showError);
  };
  return (
    <ChoiceDialog
      title={isLabel ? t`Label` : t`Move to`}
      placeholder={t`Name of a folder`}
      icon={isLabel ? Tag : FolderInput}
      isOpen={isOpen}
      choices={choices}
      empty={<Trans>No folder of that name.</Trans>}
      note={
        isLabel && (
          <Trans>A label is a folder beside the others: the mail lies in both. Chosen again, the label goes.</Trans>
        )
      }
      onChoose={choose}
      onClose={endTriageDialog}
      onClosed={onClosed}
    />
  );
}

function useLabelsOf(key: TriageDialogProps['keys'][number] | undefined): ReadonlySet<string> {
  const id = key === undefined ? undefined : threadOf(key);
  const { data } = useQuery({
    ...core.threads.get.queryOptions({ input: { id: id ?? ('none' as never) } }),
    enabled: id !== undefined,
  });
  return new Set(data?.mailboxIds ?? []);
}

function takesMail(role: Mailbox['role']): boolean {
  return role !== 'drafts' && role !== 'sent';
}

/** "Projects / Salz": as the tree shows it, written out. */
function pathOf(mailbox: Mailbox, nameFolder: (mailbox: Mailbox) => string): string {
  const { path, name, role } = mailbox;
  if (role !== 'other' || path === null || mailbox.depth === 0) return nameFolder(mailbox);
  const parents = path.slice(0, -name.length).replace(/[^\p{L}\p{N}]+$/u, '');
  return parents === '' || !path.endsWith(name) ? nameFolder(mailbox) : `${parents} / ${nameFolder(mailbox)}`;
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

/** What begins with it stands before what holds it. */
function rank(name: string, wanted: string): number {
  const at = fold(name).indexOf(wanted);
  return at === 0 ? 0 : 1;
}
