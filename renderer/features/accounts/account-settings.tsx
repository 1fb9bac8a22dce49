import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MailPlus, Plus } from 'lucide-react';
import { ReadFailure } from '../../app/errors/read-failure.tsx';
import { core } from '../../lib/core.ts';
import { showNotice } from '../../lib/notices.ts';
import { Button, Dialog, EmptyState } from '../../ui/index.ts';
import { AccountRow } from './account-row.tsx';
import classes from './account-settings.module.css';
import { AddAccountForm } from './add-account-form.tsx';
import { setAddAccount, useAddAccountDialog } from './add-account-state.ts';

/** The accounts section of the settings. */
export function AccountSettings() {
  const { data: accounts, error, refetch } = useQuery(core.accounts.list.queryOptions({ input: {} }));
  return (
    <div className={classes.section}>
      <div className={classes.head}>
        <Button icon={Plus} onClick={() => setAddAccount(true)}>
          <Trans>Add account</Trans>
        </Button>
      </div>
      {error && !accounts && <ReadFailure error={error} onRetry={() => void refetch()} />}
      {accounts?.length === 0 && (
        <EmptyState icon={MailPlus} title={<Trans>No account yet</Trans>} className={classes.empty}>
          <Trans>Add a mail address, or look around in the demo.</Trans>
        </EmptyState>
      )}
      {accounts && accounts.length > 0 && (
        <ul className={classes.list}>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </ul>
      )}
      <AddAccountDialog />
    </div>
  );
}

function AddAccountDialog() {
  const { t } = useLingui();
  const isOpen = useAddAccountDialog((state) => state.isOpen);
  return (
    <Dialog isOpen={isOpen} onOpenChange={setAddAccount} title={t`Add account`}>
      <AddAccountForm
        onAdded={() => {
          setAddAccount(false);
          showNotice(t`Account added`);
        }}
      />
    </Dialog>
  );
}
