import { useLingui } from '@lingui/react/macro';
import { useAccountsById } from '../../accounts/index.ts';
import { usePartName } from '../../inbox-splits/index.ts';
import { viewFaces } from '../commands/views.ts';
import { useFolderName } from '../sidebar/folder-name.ts';
import type { ListPlace } from './thread-scope.ts';
import { useMailbox } from './use-mailboxes.ts';

/** What stands above a list: the view, the account with it, or the folder. */
export function useListTitle({ view, accountId, mailboxId, part }: ListPlace): string {
  const { t, i18n } = useLingui();
  const account = useAccountsById().get(accountId ?? ('' as never));
  const mailbox = useMailbox(mailboxId);
  const nameFolder = useFolderName();
  const namePart = usePartName();
  if (mailboxId !== null) return mailbox ? nameFolder(mailbox) : '';
  const name = namePart(part);
  const title = part !== null && name !== '' ? name : i18n._(viewFaces[view].title);
  if (!account) return title;
  return view === 'inbox' && part === null ? account.name : t`${account.name}: ${title}`;
}
