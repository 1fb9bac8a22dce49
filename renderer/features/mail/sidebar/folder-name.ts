import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { Mailbox, MailboxRole } from '#shared/contract/mailboxes.ts';
import type { View } from '#shared/contract/threads.ts';
import { viewFaces } from '../commands/views.ts';

/** A folder that plays a part has its name in the user's language; any other keeps its own. */
export function useFolderName(): (mailbox: Pick<Mailbox, 'role' | 'name'>) => string {
  const { t, i18n } = useLingui();
  return useCallback(
    ({ role, name }) => {
      if (role === 'drafts') return t`Drafts`;
      const view = viewOf(role);
      return view === null ? name : i18n._(viewFaces[view].title);
    },
    [t, i18n],
  );
}

/** The view that stands for a folder with a part to play. */
export function viewOf(role: MailboxRole): View | null {
  return role === 'other' || role === 'drafts' ? null : role;
}
