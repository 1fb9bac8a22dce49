import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { BootState } from '#shared/contract/boot.ts';
import { StartPage, StartTitle } from '../../app/layout/start-page.tsx';
import { Button } from '../../ui/index.ts';
import { chooseLanguage } from './choose-language.ts';
import { RecoveryForm } from './recovery-form.tsx';
import { RetryButton } from './retry-button.tsx';
import { StartOverWay } from './start-over-way.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { Way, Ways } from './ways.tsx';
import classes from './boot.module.css';

type LockedState = Extract<BootState, { phase: 'locked' }>;

const explanations: Readonly<Record<LockedState['reason'], { title: ReactNode; text: ReactNode }>> = {
  passphrase: {
    title: <Trans>Your mail is locked</Trans>,
    text: <Trans>It lies encrypted on this computer. Your passphrase opens it.</Trans>,
  },
  'keyring-unavailable': {
    title: <Trans>The keyring does not answer</Trans>,
    text: (
      <Trans>
        The key to your mail is in the keyring of this system. Unlock the keyring or sign in again, then try once more.
        Your mail is safe.
      </Trans>
    ),
  },
  'key-lost': {
    title: <Trans>The key is gone from the keyring</Trans>,
    text: (
      <Trans>
        The keyring of this system answers, but it no longer holds the key to your mail. That happens after a new user
        account or an emptied keyring. The recovery code opens the file and puts the key back.
      </Trans>
    ),
  },
  'wrong-key': {
    title: <Trans>The key belongs to another file</Trans>,
    text: (
      <Trans>
        The key that was found does not open this mail file. Perhaps the folder comes from another computer. The
        recovery code of that computer opens it.
      </Trans>
    ),
  },
};

export function LockedPage({ state }: { state: LockedState }) {
  const { reason, ways, detail } = state;
  const [usesCode, setUsesCode] = useState(false);
  const { title, text } = explanations[reason];
  const canUnlock = ways.includes('passphrase');
  const canRecover = ways.includes('recovery-code');
  const isRecovering = canRecover && (usesCode || (!canUnlock && !ways.includes('retry')));

  return (
    <StartPage
      onLanguage={chooseLanguage}
      lead={
        <>
          <StartTitle text={text}>{title}</StartTitle>
          {detail !== null && (
            <p className={classes.detail}>
              <Trans>The system says: {detail}</Trans>
            </p>
          )}
        </>
      }
    >
      {isRecovering ? (
        <RecoveryForm />
      ) : canUnlock ? (
        <UnlockForm />
      ) : (
        <>
          <h2 className={classes.heading}>
            <Trans>Ask the keyring again</Trans>
          </h2>
          <p className={classes.text}>
            <Trans>Some systems open the keyring only after sign-in.</Trans>
          </p>
          <div className={classes.actions}>
            <RetryButton isPrimary />
          </div>
        </>
      )}
      <Ways>
        {isRecovering && canUnlock && (
          <Way
            title={<Trans>With the passphrase</Trans>}
            action={
              <Button onClick={() => setUsesCode(false)}>
                <Trans>Enter passphrase</Trans>
              </Button>
            }
          />
        )}
        {!isRecovering && canRecover && (
          <Way
            title={<Trans>With the recovery code</Trans>}
            text={<Trans>The fourteen groups of letters you printed or wrote down.</Trans>}
            action={
              <Button onClick={() => setUsesCode(true)}>
                <Trans>Enter code</Trans>
              </Button>
            }
          />
        )}
        {ways.includes('retry') && (isRecovering || canUnlock) && (
          <Way
            title={<Trans>Ask the keyring again</Trans>}
            text={<Trans>When it was unlocked in the meantime.</Trans>}
            action={<RetryButton />}
          />
        )}
        {ways.includes('start-over') && <StartOverWay />}
      </Ways>
    </StartPage>
  );
}
