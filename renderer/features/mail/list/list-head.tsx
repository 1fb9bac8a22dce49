import { Plural, useLingui } from '@lingui/react/macro';
import { ListChecks, Rows3, SquarePen } from 'lucide-react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { useSaveSettings, useSettings } from '../../../lib/settings.ts';
import { AccountBar, Bar, IconButton, Menu, useWindowTier, type MenuEntry } from '../../../ui/index.ts';
import { markOf } from '../../accounts/index.ts';
import { viewFaces } from '../commands/views.ts';
import { setSelecting } from './list-state.ts';
import type { ThreadScope } from './thread-scope.ts';

interface ListHeadProps {
  readonly scope: ThreadScope;
  readonly account: Account | undefined;
  readonly unread: number;
}

/** Title, how many are unread, and what narrows or widens the list. */
export function ListHead({ scope, account, unread }: ListHeadProps) {
  const { t, i18n } = useLingui();
  const isOnePane = useWindowTier() === 'one';
  const title = i18n._(viewFaces[scope.view].title);
  return (
    <Bar
      isDragRegion
      leading={account && <AccountBar color={markOf(account)} isTall />}
      title={account ? (scope.view === 'inbox' ? account.name : t`${account.name}: ${title}`) : title}
      meta={unread > 0 ? <Plural value={unread} one="# unread" other="# unread" /> : undefined}
      actions={
        <>
          <CommandButton command="mail.toggle-unread-only" isPressed={scope.unreadOnly} />
          {!isOnePane && <DensityMenu />}
          <IconButton label={t`Select`} icon={ListChecks} onClick={() => setSelecting(true)} />
          {isOnePane && <CommandButton command="drafts.new" icon={SquarePen} />}
        </>
      }
    />
  );
}

function DensityMenu() {
  const { t } = useLingui();
  const { density } = useSettings();
  const save = useSaveSettings();
  const items: readonly MenuEntry[] = [
    {
      kind: 'choice',
      id: 'density',
      label: t`Density`,
      value: density,
      options: [
        { value: 'comfortable', label: t`Comfortable` },
        { value: 'default', label: t`Default` },
        { value: 'compact', label: t`Compact` },
      ],
      onChange: (value) => save({ density: value as Settings['density'] }),
    },
  ];
  return <Menu trigger={<IconButton label={t`Density`} icon={Rows3} />} items={items} align="end" />;
}
