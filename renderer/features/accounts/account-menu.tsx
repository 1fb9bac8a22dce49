import { useLingui } from '@lingui/react/macro';
import { Activity, KeyRound, MoreHorizontal, Pause, Play, Power, RefreshCw, Signature } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { IconButton, Menu, type MenuEntry } from '../../ui/index.ts';
import { HealthDialog } from '../sync/index.ts';
import { offerUndo } from '../undo/index.ts';
import { IdentitiesDialog } from './identities-dialog.tsx';
import { ReloginDialog } from './relogin-dialog.tsx';

type Open = 'identities' | 'health' | 'relogin' | null;

/** What can be done with an account that has a server. */
export function AccountMenu({ account }: { account: Account }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Open>(null);
  const { id, name } = account;
  const run = (work: () => Promise<unknown>) => () => void work().catch(showError);
  const closing = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };

  const items: MenuEntry[] = [
    { id: 'now', label: t`Look for mail now`, icon: RefreshCw, run: run(() => coreClient.sync.now({ accountId: id })) },
    {
      id: 'pause',
      label: account.isPaused ? t`Go on fetching` : t`Pause fetching`,
      icon: account.isPaused ? Play : Pause,
      run: run(() => coreClient.sync.pause({ accountId: id, isPaused: !account.isPaused })),
    },
    { id: 'health', label: t`Folders and health`, icon: Activity, run: () => setOpen('health') },
    { kind: 'separator', id: 'names' },
    { id: 'identities', label: t`Senders and signatures`, icon: Signature, run: () => setOpen('identities') },
    { id: 'relogin', label: t`Sign in again`, icon: KeyRound, run: () => setOpen('relogin') },
    {
      id: 'enable',
      label: account.state === 'disabled' ? t`Switch on` : t`Switch off`,
      icon: Power,
      run: run(async () => {
        const isEnabled = account.state === 'disabled';
        const undo = await coreClient.accounts.setEnabled({ id, isEnabled });
        offerUndo(isEnabled ? 'accounts.enable' : 'accounts.disable', undo);
      }),
    },
  ];

  return (
    <>
      <Menu align="end" trigger={<IconButton label={t`More for ${name}`} icon={MoreHorizontal} />} items={items} />
      <IdentitiesDialog account={account} isOpen={open === 'identities'} onOpenChange={closing} />
      <HealthDialog account={account} isOpen={open === 'health'} onOpenChange={closing} />
      <ReloginDialog account={account} isOpen={open === 'relogin'} onOpenChange={closing} />
    </>
  );
}
