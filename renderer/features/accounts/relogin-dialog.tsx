import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import { coreClient } from '../../lib/core.ts';
import { describeError } from '../../lib/error-text.ts';
import { showNotice } from '../../lib/notices.ts';
import { describeCause, describeTrouble } from '../../lib/trouble-text.ts';
import { Button, Dialog, Field, Notice, PasswordField } from '../../ui/index.ts';
import { BrowserLogin } from './browser-login.tsx';
import classes from './add-account-form.module.css';

interface ReloginDialogProps {
  readonly account: Account;
  readonly isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

/** Signs in anew. Mail, tags and drafts of the account stay where they are. */
export function ReloginDialog({ account, isOpen, onOpenChange }: ReloginDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t`Sign in again`}
      description={account.address}
      size="small"
    >
      <Relogin account={account} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

const providerNames = { google: 'Google', microsoft: 'Microsoft' } as const;

function Relogin({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t, i18n } = useLingui();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isTrying, setIsTrying] = useState(false);

  const keep = async (secret: { password: string } | { oauthSession: string }) => {
    await coreClient.accounts.relogin({ id: account.id, secret });
    showNotice(t`Signed in`);
    onDone();
  };
  const tryPassword = async () => {
    if (account.incoming === null || account.outgoing === null) return;
    setIsTrying(true);
    setFailure(null);
    try {
      const secret = { password };
      const { address, login, incoming, outgoing } = account;
      const tests = await coreClient.accounts.test({ address, login, secret, incoming, outgoing });
      const isRefused = tests.incoming.trouble?.code === 'auth-expired' ? tests.incoming.trouble : null;
      if (isRefused) setFailure(i18n._(describeTrouble(isRefused)));
      // Without a line the new password is kept and tried as soon as there is one.
      else await keep(secret);
    } catch (error) {
      setFailure(i18n._(describeCause(error) ?? describeError(error).what));
    } finally {
      setIsTrying(false);
    }
  };

  if (account.auth !== 'password') {
    return (
      <BrowserLogin
        provider={account.auth}
        name={providerNames[account.auth]}
        address={account.address}
        isPrimary
        onLoggedIn={(oauthSession) => keep({ oauthSession })}
      />
    );
  }
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void tryPassword();
      }}
    >
      <Field label={t`Password`} hint={<Trans>Kept encrypted on this computer.</Trans>}>
        <PasswordField value={password} onChange={setPassword} maxLength={1_024} />
      </Field>
      {failure !== null && (
        <Notice tone="danger" isLive>
          {failure}
        </Notice>
      )}
      <div className={classes.actions}>
        <Button
          type="submit"
          variant="primary"
          isLoading={isTrying}
          disabledReason={password === '' ? t`Enter the password` : undefined}
        >
          <Trans>Sign in</Trans>
        </Button>
      </div>
    </form>
  );
}
