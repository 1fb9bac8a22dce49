import { Plural, useLingui } from '@lingui/react/macro';
import { ListChecks, ListFilter, SquarePen } from 'lucide-react';
import type { Account } from '#shared/contract/accounts.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { AccountBar, Bar, IconButton, useWindowTier } from '../../../ui/index.ts';
import { markOf } from '../../accounts/index.ts';
import { FilterStrip } from './filter-strip.tsx';
import { ListOptionsMenu } from './list-options-menu.tsx';
import { setSelecting, toggleFilterStrip, useListState } from './list-state.ts';
import { isNarrowed, type ThreadScope } from './thread-scope.ts';

interface ListHeadProps {
  readonly scope: ThreadScope;
  readonly title: string;
  readonly account: Account | undefined;
  readonly unread: number;
}

/** Title, how many are unread, and what narrows or widens the list. */
export function ListHead({ scope, title, account, unread }: ListHeadProps) {
  const { t } = useLingui();
  const isOnePane = useWindowTier() === 'one';
  const isOpen = useListState((state) => state.isFilterStripOpen) || isNarrowed(scope);
  return (
    <>
      <Bar
        isDragRegion
        leading={account && <AccountBar color={markOf(account)} isTall />}
        title={title}
        meta={unread > 0 ? <Plural value={unread} one="# unread" other="# unread" /> : undefined}
        actions={
          <>
            <IconButton
              label={t`Filters`}
              icon={ListFilter}
              isPressed={isOpen}
              disabledReason={isNarrowed(scope) ? t`Filters are set` : undefined}
              onClick={toggleFilterStrip}
            />
            <ListOptionsMenu scope={scope} hasDensity={!isOnePane} />
            <IconButton label={t`Select`} icon={ListChecks} onClick={() => setSelecting(true)} />
            {isOnePane && <CommandButton command="drafts.new" icon={SquarePen} />}
          </>
        }
      />
      {isOpen && <FilterStrip scope={scope} />}
    </>
  );
}
