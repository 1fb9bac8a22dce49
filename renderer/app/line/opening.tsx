import { Trans } from '@lingui/react/macro';
import { useEffect, useState, type ReactNode } from 'react';
import type { BootState } from '#shared/contract/boot.ts';
import { Logo } from '../../ui/index.ts';
import classes from './opening.module.css';

type Step = Extract<BootState, { phase: 'opening' }>['step'];

// A file that opens in less needs no words; a screen that flashes by only unsettles.
const quietForMs = 300;

export function Opening({ step }: { step: Step }) {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), quietForMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={classes.page} aria-busy="true">
      {isSlow && (
        <div className={classes.words} role="status">
          <Logo size={32} />
          <p>{stepText[step]}</p>
        </div>
      )}
    </main>
  );
}

const stepText: Readonly<Record<Step, ReactNode>> = {
  starting: <Trans>Hauspost is opening</Trans>,
  key: <Trans>Fetching the key</Trans>,
  checking: <Trans>Checking the mail file, because it was not closed last time</Trans>,
  backup: <Trans>Making a backup before the update</Trans>,
  migrating: <Trans>Updating the mail file to this version</Trans>,
};
