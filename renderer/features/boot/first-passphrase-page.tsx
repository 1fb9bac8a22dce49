import { Trans, useLingui } from '@lingui/react/macro';
import { House, KeyRound, LifeBuoy } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { StartPage, StartTitle } from '../../app/layout/start-page.tsx';
import { coreClient } from '../../lib/core.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Field, Notice, PasswordField } from '../../ui/index.ts';
import { chooseLanguage } from './choose-language.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { Point, Points } from '../../app/layout/points.tsx';
import { judgePassphrase, StrengthWords } from '../profile/index.ts';
import classes from './boot.module.css';

interface FirstPassphrasePageProps {
  readonly keyringError: string | null;
  onVaultCreating(isCreating: boolean): void;
}

/** First start without a system keyring: the user's own passphrase locks the mail file. */
export function FirstPassphrasePage({ keyringError, onVaultCreating }: FirstPassphrasePageProps) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const creating = useTask(async () => {
    onVaultCreating(true);
    try {
      await coreClient.boot.createVault({ passphrase });
    } catch (error) {
      onVaultCreating(false);
      throw error;
    }
  });
  const asking = useTask(async () => {
    await coreClient.boot.retry({});
  });

  const strength = judgePassphrase(passphrase);
  const isDifferent = repeated !== passphrase;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (strength !== 'short' && !isDifferent) creating.run();
  };

  return (
    <StartPage
      onLanguage={chooseLanguage}
      lead={
        <>
          <StartTitle text={<Trans>Your mail lies encrypted in one file on this computer. This is its lock.</Trans>}>
            <Trans>A key of your own</Trans>
          </StartTitle>
          <Points>
            <Point icon={House} title={<Trans>Only here</Trans>}>
              <Trans>The passphrase never leaves this computer, and nobody can reset it.</Trans>
            </Point>
            <Point icon={KeyRound} title={<Trans>At every start</Trans>}>
              <Trans>Hauspost asks for it when it opens.</Trans>
            </Point>
            <Point icon={LifeBuoy} title={<Trans>A way back</Trans>}>
              <Trans>In the next step you get a recovery code to keep.</Trans>
            </Point>
          </Points>
        </>
      }
    >
      <h2 className={classes.heading}>
        <Trans>Choose a passphrase</Trans>
      </h2>
      {keyringError !== null && (
        <Notice
          tone="plain"
          className={classes.notice}
          actions={
            <Button variant="plain" isLoading={asking.isRunning} onClick={() => asking.run()}>
              <Trans>Try again</Trans>
            </Button>
          }
        >
          <Trans>The keyring of this system does not answer. With a passphrase it works without one.</Trans>
        </Notice>
      )}
      <form onSubmit={submit} noValidate className={classes.form}>
        <Field
          label={<Trans>Passphrase</Trans>}
          hint={<StrengthWords passphrase={passphrase} strength={strength} />}
          error={
            wasSubmitted && strength === 'short' ? t`At least 8 characters. Four words are easy to remember.` : null
          }
        >
          <PasswordField value={passphrase} onChange={setPassphrase} autoComplete="new-password" autoFocus />
        </Field>
        <Field
          label={<Trans>Once more</Trans>}
          error={wasSubmitted && strength !== 'short' && isDifferent ? t`That is not the same as above.` : null}
        >
          <PasswordField value={repeated} onChange={setRepeated} autoComplete="new-password" />
        </Field>
        <FormError error={creating.error} />
        <div className={classes.actions}>
          <Button type="submit" variant="primary" size="large" isLoading={creating.isRunning}>
            <Trans>Encrypt and begin</Trans>
          </Button>
        </div>
      </form>
    </StartPage>
  );
}
