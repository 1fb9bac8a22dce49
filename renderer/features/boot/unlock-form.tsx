import { Trans } from '@lingui/react/macro';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { isAppError } from '#shared/errors.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { coreClient } from '../../lib/core.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Field, PasswordField } from '../../ui/index.ts';
import classes from './boot.module.css';

export function UnlockForm() {
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const unlocking = useTask(async () => {
    try {
      await coreClient.boot.unlock({ passphrase });
    } catch (error) {
      field.current?.select();
      throw error;
    }
  });
  const isWrong = isAppError(unlocking.error, 'not-allowed');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') unlocking.run();
  };
  const error: ReactNode = isWrong ? (
    <Trans>This passphrase does not open the file. Check capitals and layout.</Trans>
  ) : null;

  return (
    <form onSubmit={submit} noValidate>
      <h2 className={classes.heading}>
        <Trans>Enter passphrase</Trans>
      </h2>
      <div className={classes.form}>
        <Field label={<Trans>Passphrase</Trans>} error={error}>
          <PasswordField
            ref={field}
            value={passphrase}
            onChange={(value) => {
              setPassphrase(value);
              unlocking.forgetError();
            }}
            autoComplete="current-password"
            autoFocus
          />
        </Field>
        {!isWrong && <FormError error={unlocking.error} />}
        <div className={classes.actions}>
          <Button type="submit" variant="primary" size="large" isLoading={unlocking.isRunning}>
            <Trans>Open</Trans>
          </Button>
        </div>
      </div>
    </form>
  );
}
