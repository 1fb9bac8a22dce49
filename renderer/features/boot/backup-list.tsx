import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Backup } from '#shared/contract/boot.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, confirm } from '../../ui/index.ts';
import { backupReasons } from '../profile/index.ts';
import { Way } from './ways.tsx';
import classes from './boot.module.css';

// The newest are what one wants; the rest is in the folder.
const shown = 5;

export function BackupList({ backups }: { backups: readonly Backup[] }) {
  const newest = backups.toSorted((one, other) => other.madeAt - one.madeAt).slice(0, shown);
  return (
    <div className={classes.ways}>
      {newest.map((backup, index) => (
        <BackupWay key={backup.id} backup={backup} isNewest={index === 0} />
      ))}
    </div>
  );
}

function BackupWay({ backup, isNewest }: { backup: Backup; isNewest: boolean }) {
  const format = useFormat();
  const moment = format.moment(backup.madeAt, useNow());
  const size = format.bytes(backup.sizeBytes);
  const restoring = useTask(async () => {
    const isSure = await confirm({
      title: t`Go back to ${moment}?`,
      text: t`What came or was done after that is not in this backup. The file of now is kept beside it.`,
      confirmLabel: t`Restore backup`,
    });
    if (isSure) await coreClient.boot.restore({ backupId: backup.id }).catch(showError);
  });
  const reason: ReactNode = backupReasons[backup.reason];
  return (
    <Way
      title={moment}
      text={
        <>
          {reason}, {size}
        </>
      }
      action={
        <Button
          variant={isNewest ? 'primary' : 'secondary'}
          isLoading={restoring.isRunning}
          onClick={() => restoring.run()}
        >
          <Trans>Restore</Trans>
        </Button>
      }
    />
  );
}
