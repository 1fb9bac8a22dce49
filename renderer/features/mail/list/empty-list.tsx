import { Trans, useLingui } from '@lingui/react/macro';
import { Check, FolderOpen, MailPlus, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import { runCommand } from '../../../app/commands/run-command.ts';
import { useAccountsById } from '../../accounts/index.ts';
import { useSyncStates, useSyncWords } from '../../sync/index.ts';
import { openSettings } from '../../../state/navigate.ts';
import { Button, EmptyState, Keys, Link } from '../../../ui/index.ts';
import { useCommand } from '../../../app/commands/use-command.ts';
import { isNarrowed, type ThreadScope } from './thread-scope.ts';

interface EmptyListProps {
  readonly scope: ThreadScope;
  readonly accounts: readonly Account[];
}

/** Every list is empty for a reason of its own. */
export function EmptyList({ scope, accounts }: EmptyListProps) {
  const isWaitingForMail = useSyncStates().some(({ phase }) => phase !== 'live' && phase !== 'polling');
  if (accounts.length === 0) return <NoAccount />;
  if (isNarrowed(scope)) return <NothingFits isUnreadOnly={scope.unreadOnly} />;
  if (scope.mailboxId !== null) return <EmptyFolder />;
  if (scope.view === 'inbox' && isWaitingForMail) return <NotFetchedYet />;
  return <EmptyView scope={scope} />;
}

function NoAccount() {
  return (
    <EmptyState
      icon={MailPlus}
      title={<Trans>No account yet</Trans>}
      actions={
        <>
          <Button variant="primary" onClick={() => runCommand('accounts.add')}>
            <Trans>Add account</Trans>
          </Button>
          <Button onClick={() => runCommand('demo.open')}>
            <Trans>Open demo</Trans>
          </Button>
        </>
      }
    >
      <Trans>Add a mail address, or look around in the demo.</Trans>
    </EmptyState>
  );
}

function NothingFits({ isUnreadOnly }: { isUnreadOnly: boolean }) {
  return (
    <EmptyState
      icon={Check}
      title={isUnreadOnly ? <Trans>Nothing unread</Trans> : <Trans>Nothing fits</Trans>}
      actions={
        <Link onClick={() => runCommand('mail.clear-filters')}>
          <Trans>Show all</Trans>
        </Link>
      }
    >
      <Trans>The filters above hide the rest of this list.</Trans>
    </EmptyState>
  );
}

function EmptyFolder() {
  return (
    <EmptyState icon={FolderOpen} title={<Trans>This folder is empty</Trans>}>
      <Trans>Drag conversations onto it, or move them with a key.</Trans>
    </EmptyState>
  );
}

/** Nothing has come yet: how far the fetching is, or what keeps it from coming. */
function NotFetchedYet() {
  const states = useSyncStates();
  const words = useSyncWords();
  const accounts = useAccountsById();
  return (
    <EmptyState
      title={<Trans>No mail here yet</Trans>}
      actions={
        <Link onClick={() => openSettings('accounts')}>
          <Trans>See accounts</Trans>
        </Link>
      }
    >
      {states.map((state) => (
        <p key={state.accountId}>
          {accounts.get(state.accountId)?.name}: {words(state)}
        </p>
      ))}
    </EmptyState>
  );
}

function EmptyView({ scope }: { scope: ThreadScope }) {
  const { t } = useLingui();
  const star = useCommand('mail.star').keys;
  const faces: Record<ThreadScope['view'], { icon?: typeof Check; title: string; text: ReactNode }> = {
    inbox: { icon: Check, title: t`Inbox clear`, text: t`Nothing is waiting for you here.` },
    starred: {
      icon: Star,
      title: t`Nothing starred`,
      text: star ? (
        <Trans>
          Press <Keys keys={star} /> to keep a conversation here.
        </Trans>
      ) : (
        t`A star keeps a conversation here.`
      ),
    },
    snoozed: { title: t`Nothing snoozed`, text: t`What you put off waits here until its time.` },
    screener: { icon: Check, title: t`Nobody new`, text: t`Mail from people you do not know yet waits here.` },
    sent: { title: t`Nothing sent yet`, text: t`What you send is kept here.` },
    archive: { title: t`The archive is empty`, text: t`Archived conversations stay here and can be found.` },
    spam: { icon: Check, title: t`No spam`, text: t`What you mark as spam lies here.` },
    trash: { title: t`The trash is empty`, text: t`What you delete lies here first.` },
    all: { title: t`No mail`, text: t`As soon as mail is there, it stands here.` },
  };
  const { icon, title, text } = faces[scope.view];
  return (
    <EmptyState icon={icon} title={title}>
      {text}
    </EmptyState>
  );
}
