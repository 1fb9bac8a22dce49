import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { core, coreClient } from '../../lib/core.ts';
import { showError, showNotice } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, EmptyState, Notice, SettingGroup, StillBars, Table } from '../../ui/index.ts';
import { backupReasons } from '../profile/index.ts';
import classes from './settings-parts.module.css';

export function BackupSection() {
  const format = useFormat();
  const now = useNow();
  const { data: backups } = useQuery(core.profile.backups.queryOptions({ input: {} }));
  const { data: status } = useQuery(core.profile.status.queryOptions({ input: {} }));
  const backingUp = useTask(async () => {
    try {
      const made = await coreClient.profile.backupNow({});
      const size = format.bytes(made.sizeBytes);
      showNotice(t`Backup made, ${size}`);
    } catch (error) {
      showError(error);
    }
  });
  const newestFirst = backups?.toSorted((one, other) => other.madeAt - one.madeAt);
  return (
    <>
      <SettingGroup
        id="backup-now"
        title={<Trans>Make a backup</Trans>}
        lead={
          <Trans>
            A backup is the whole mail file, encrypted with the same key. Hauspost makes one every day and before every
            update.
          </Trans>
        }
        aside={
          <Button isLoading={backingUp.isRunning} onClick={() => backingUp.run()}>
            <Trans>Back up now</Trans>
          </Button>
        }
      >
        {status?.isDemo && (
          <Notice>
            <Trans>This is a demo: it and its backups are gone when it is closed.</Trans>
          </Notice>
        )}
      </SettingGroup>
      <SettingGroup id="backups" title={<Trans>Backups on this computer</Trans>}>
        {!newestFirst && <StillBars shape="text" count={2} />}
        {newestFirst?.length === 0 && (
          <EmptyState headingLevel={3} title={<Trans>No backup yet</Trans>}>
            <Trans>The first daily one comes by itself.</Trans>
          </EmptyState>
        )}
        {newestFirst && newestFirst.length > 0 && (
          <Table
            caption={t`Backups on this computer`}
            rows={newestFirst}
            rowKey={(backup) => backup.id}
            columns={[
              {
                id: 'made',
                header: <Trans>Made</Trans>,
                cell: (backup) => format.moment(backup.madeAt, now),
                isRowHeader: true,
                tone: 'strong',
              },
              { id: 'reason', header: <Trans>Why</Trans>, cell: (backup) => backupReasons[backup.reason] },
              {
                id: 'size',
                header: <Trans>Size</Trans>,
                cell: (backup) => format.bytes(backup.sizeBytes),
                align: 'end',
                tone: 'quiet',
              },
            ]}
          />
        )}
      </SettingGroup>
      <SettingGroup title={<Trans>Going back</Trans>}>
        <p className={classes.text}>
          <Trans>
            When the mail file is damaged, Hauspost offers these backups by itself at the start. The damaged file is
            kept beside it, so going back loses nothing either.
          </Trans>
        </p>
      </SettingGroup>
    </>
  );
}
