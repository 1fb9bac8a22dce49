import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { isAppError } from '#shared/errors.ts';
import { FormError } from '../../../app/errors/form-error.tsx';
import { coreClient } from '../../../lib/core.ts';
import { showNotice } from '../../../lib/notices.ts';
import { useTask } from '../../../lib/use-task.ts';
import { Button, Field, PasswordField, SettingRow } from '../../../ui/index.ts';
import { judgePassphrase, StrengthWords } from '../../profile/index.ts';
import parts from '../settings-parts.module.css';

export function PassphraseRow() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <SettingRow
        id="passphrase"
        label={<Trans>Passphrase</Trans>}
        hint={<Trans>The recovery code stays the same</Trans>}
      >
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? <Trans>Cancel</Trans> : <Trans>Change passphrase</Trans>}
        </Button>
      </SettingRow>
      {isOpen && <PassphraseForm onDone={() => setIsOpen(false)} />}
    </>
  );
}

function PassphraseForm({ onDone }: { onDone: () => void }) {
  const { t: translate } = useLingui();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const changing = useTask(async () => {
    await coreClient.profile.changePassphrase({ current, next });
    showNotice(t`Passphrase changed`);
    onDone();
  });
  const strength = judgePassphrase(next);
  const isDifferent = repeated !== next;
  const isWrong = isAppError(changing.error, 'not-allowed');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (current !== '' && strength !== 'short' && !isDifferent) changing.run();
  };
  return (
    <form onSubmit={submit} noValidate className={parts.form}>
      <Field
        label={<Trans>Passphrase until now</Trans>}
        error={
          isWrong
            ? translate`This passphrase does not open the file. Check capitals and layout.`
            : wasSubmitted && current === ''
              ? translate`Needed, so that nobody else changes it.`
              : null
        }
      >
        <PasswordField
          value={current}
          onChange={(value) => {
            setCurrent(value);
            changing.forgetError();
          }}
          autoComplete="current-password"
        />
      </Field>
      <Field
        label={<Trans>New passphrase</Trans>}
        hint={<StrengthWords passphrase={next} strength={strength} />}
        error={
          wasSubmitted && strength === 'short'
            ? translate`At least 8 characters. Four words are easy to remember.`
            : null
        }
      >
        <PasswordField value={next} onChange={setNext} autoComplete="new-password" />
      </Field>
      <Field
        label={<Trans>Once more</Trans>}
        error={wasSubmitted && strength !== 'short' && isDifferent ? translate`That is not the same as above.` : null}
      >
        <PasswordField value={repeated} onChange={setRepeated} autoComplete="new-password" />
      </Field>
      {!isWrong && <FormError error={changing.error} />}
      <div className={parts.actions}>
        <Button type="submit" variant="primary" isLoading={changing.isRunning}>
          <Trans>Change passphrase</Trans>
        </Button>
      </div>
    </form>
  );
}
