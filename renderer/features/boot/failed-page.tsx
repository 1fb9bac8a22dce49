import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { BootState } from '#shared/contract/boot.ts';
import { StartPage, StartTitle } from '../../app/layout/start-page.tsx';
import { BackupList } from './backup-list.tsx';
import { chooseLanguage } from './choose-language.ts';
import { RetryButton } from './retry-button.tsx';
import { StartOverWay } from './start-over-way.tsx';
import { Way, Ways } from './ways.tsx';
import classes from './boot.module.css';

type FailedState = Extract<BootState, { phase: 'failed' }>;

const explanations: Readonly<Record<FailedState['reason'], { title: ReactNode; text: ReactNode; next: ReactNode }>> = {
  corrupt: {
    title: <Trans>The mail file is damaged</Trans>,
    text: <Trans>Part of it can no longer be read. Hauspost has changed nothing and deleted nothing.</Trans>,
    next: <Trans>Take a backup. The damaged file is kept beside it.</Trans>,
  },
  newer: {
    title: <Trans>This mail file is from a newer Hauspost</Trans>,
    text: <Trans>This version does not know its form and leaves it untouched.</Trans>,
    next: <Trans>Install the newer version, then everything opens as usual.</Trans>,
  },
  'read-only': {
    title: <Trans>The folder cannot be written to</Trans>,
    text: <Trans>Hauspost may read its mail file but not change it. Your mail is safe.</Trans>,
    next: <Trans>Give yourself write access to the folder, then try again.</Trans>,
  },
  'disk-full': {
    title: <Trans>The disk is full</Trans>,
    text: <Trans>Hauspost needs some room to open its mail file. Your mail is safe.</Trans>,
    next: <Trans>Free some space, then try again.</Trans>,
  },
  missing: {
    title: <Trans>The mail file is gone</Trans>,
    text: <Trans>Its folder is there, the file is not. Was it moved, or is its drive not connected?</Trans>,
    next: <Trans>Put it back and try again, or take a backup.</Trans>,
  },
  migration: {
    title: <Trans>The update of the mail file stopped</Trans>,
    text: <Trans>It is as it was before. A backup from right before the update is there.</Trans>,
    next: <Trans>Try again, or go back to the backup.</Trans>,
  },
  unknown: {
    title: <Trans>The mail file does not open</Trans>,
    text: <Trans>Hauspost has changed nothing and deleted nothing.</Trans>,
    next: <Trans>Try again. If it stays that way, the words below help to find the cause.</Trans>,
  },
};

export function FailedPage({ state }: { state: FailedState }) {
  const { reason, detail, ways, backups } = state;
  const { title, text, next } = explanations[reason];
  const canRestore = ways.includes('restore') && backups.length > 0;
  return (
    <StartPage onLanguage={chooseLanguage} lead={<StartTitle text={text}>{title}</StartTitle>}>
      <h2 className={classes.heading}>
        <Trans>What you can do</Trans>
      </h2>
      <p className={classes.text}>{next}</p>
      {canRestore && <BackupList backups={backups} />}
      <Ways>
        {ways.includes('retry') && (
          <Way
            title={<Trans>Try again</Trans>}
            text={<Trans>When the cause is gone.</Trans>}
            action={<RetryButton isPrimary={!canRestore} />}
          />
        )}
        {ways.includes('start-over') && <StartOverWay />}
      </Ways>
      <details className={classes.detail}>
        <summary className={classes.summary}>
          <Trans>What the system says</Trans>
        </summary>
        {detail}
      </details>
    </StartPage>
  );
}
