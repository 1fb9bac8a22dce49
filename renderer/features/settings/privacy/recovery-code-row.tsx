import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { FormError } from '../../../app/errors/form-error.tsx';
import { Button, SettingRow } from '../../../ui/index.ts';
import { RecoveryCode, useRecoveryCode } from '../../profile/index.ts';
import parts from '../settings-parts.module.css';

export function RecoveryCodeRow() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <SettingRow
        id="recovery-code"
        label={<Trans>Recovery code</Trans>}
        hint={<Trans>Opens your mail when the passphrase or the keyring is lost. Keep it on paper.</Trans>}
        isHintBelow
      >
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? <Trans>Hide code</Trans> : <Trans>Show code</Trans>}
        </Button>
      </SettingRow>
      {isOpen && <ShownCode />}
    </>
  );
}

/** The code exists only while this does. */
function ShownCode() {
  const { code, reveal } = useRecoveryCode({ atOnce: true });
  return (
    <div className={parts.form}>
      {code !== null && <RecoveryCode code={code} />}
      <FormError error={reveal.error} />
    </div>
  );
}
