import { Trans, useLingui } from '@lingui/react/macro';
import { FileLock, LifeBuoy, Printer } from 'lucide-react';
import { useState } from 'react';
import { FormError } from '../../app/errors/form-error.tsx';
import { Point, Points } from '../../app/layout/points.tsx';
import { StartPage, StartTitle } from '../../app/layout/start-page.tsx';
import { saveSettings } from '../../lib/settings.ts';
import { showError } from '../../lib/notices.ts';
import { Button, Checkbox, StillBars } from '../../ui/index.ts';
import { RecoveryCode, useRecoveryCode } from '../profile/index.ts';
import classes from './boot.module.css';

/** Right after the first key was made: the way back, shown before there is anything to lose. */
export function FirstRecoveryCode({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const { code, reveal } = useRecoveryCode({ atOnce: true });
  const [isKept, setIsKept] = useState(false);
  return (
    <StartPage
      onLanguage={(language) => {
        saveSettings({ language }).catch(showError);
      }}
      lead={
        <>
          <StartTitle
            text={<Trans>If the passphrase is forgotten, this code opens your mail. Nothing else does.</Trans>}
          >
            <Trans>Keep this code</Trans>
          </StartTitle>
          <Points>
            <Point icon={Printer} title={<Trans>On paper</Trans>}>
              <Trans>With your other papers, not on this computer.</Trans>
            </Point>
            <Point icon={FileLock} title={<Trans>For you alone</Trans>}>
              <Trans>Whoever has it can open your mail file.</Trans>
            </Point>
            <Point icon={LifeBuoy} title={<Trans>There later, too</Trans>}>
              <Trans>Settings, Privacy and security shows it again.</Trans>
            </Point>
          </Points>
        </>
      }
    >
      <h2 className={classes.heading}>
        <Trans>Your recovery code</Trans>
      </h2>
      <div className={classes.form}>
        {code !== null && <RecoveryCode code={code} />}
        {code === null && reveal.isRunning && <StillBars shape="text" count={1} />}
        <FormError error={reveal.error} />
        {code !== null && (
          <Checkbox label={<Trans>I keep the code in a safe place</Trans>} isChecked={isKept} onChange={setIsKept} />
        )}
        <div className={classes.actions}>
          <Button
            variant="primary"
            size="large"
            disabledReason={code !== null && !isKept ? t`Keep the code first, then tick the box.` : undefined}
            onClick={onDone}
          >
            <Trans>Continue</Trans>
          </Button>
        </div>
      </div>
    </StartPage>
  );
}
