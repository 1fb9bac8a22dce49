import { Trans } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactNode } from 'react';
import { isAppError } from '#shared/errors.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { coreClient } from '../../lib/core.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Field, TextArea } from '../../ui/index.ts';
import classes from './boot.module.css';

export function RecoveryForm() {
  const [recoveryCode, setRecoveryCode] = useState('');
  const recovering = useTask(async () => {
    await coreClient.boot.recover({ recoveryCode });
  });
  const fieldError = explain(recovering.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (recoveryCode.trim() !== '') recovering.run();
  };
  return (
    <form onSubmit={submit} noValidate>
      <h2 className={classes.heading}>
        <Trans>Enter recovery code</Trans>
      </h2>
      <div className={classes.form}>
        <Field
          label={<Trans>Recovery code</Trans>}
          hint={<Trans>Fourteen groups of four. Capitals, gaps and hyphens do not matter.</Trans>}
          error={fieldError}
        >
          <TextArea
            value={recoveryCode}
            onChange={(value) => {
              setRecoveryCode(value);
              recovering.forgetError();
            }}
            rows={3}
            spellCheck={false}
            autoCapitalize="characters"
            autoFocus
            className={classes.code}
          />
        </Field>
        {fieldError === null && <FormError error={recovering.error} />}
        <div className={classes.actions}>
          <Button type="submit" variant="primary" size="large" isLoading={recovering.isRunning}>
            <Trans>Open</Trans>
          </Button>
        </div>
      </div>
    </form>
  );
}

function explain(error: unknown): ReactNode {
  if (isAppError(error, 'not-allowed')) return <Trans>This code belongs to another mail file.</Trans>;
  if (!isAppError(error, 'invalid-input')) return null;
  return error.details['what'] === 'length' ? (
    <Trans>The code has 56 letters and digits; here are more or fewer.</Trans>
  ) : (
    <Trans>A letter is wrong somewhere. Compare the groups one by one.</Trans>
  );
}
