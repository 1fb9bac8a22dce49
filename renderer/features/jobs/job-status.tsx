import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DatabaseBackup } from 'lucide-react';
import { core } from '../../lib/core.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Icon, Progress } from '../../ui/index.ts';
import { describeJob } from './describe-job.ts';
import classes from './job-status.module.css';

/** One quiet line of the sidebar: what runs in the background, otherwise how old the last backup is. */
export function JobStatus() {
  const { i18n } = useLingui();
  const { data: jobs } = useQuery(core.jobs.list.queryOptions({ input: {} }));
  const running = jobs?.find((job) => job.state === 'running');
  if (!running) return <BackupAge />;
  const name = i18n._(describeJob(running.kind));
  if (running.total === null) return <p className={classes.line}>{name}</p>;
  return (
    <Progress
      label={name}
      value={running.done}
      max={running.total}
      valueText={`${i18n.number(running.done)} / ${i18n.number(running.total)}`}
      timeText={name}
    />
  );
}

function BackupAge() {
  const format = useFormat();
  const now = useNow();
  const { data: status } = useQuery(core.profile.status.queryOptions({ input: {} }));
  if (!status) return <p className={classes.line} />;
  return (
    <p className={classes.line}>
      <Icon of={DatabaseBackup} size={14} />
      {status.isDemo ? (
        <Trans>Demo: gone when it is closed</Trans>
      ) : status.lastBackupAt === null ? (
        <Trans>No backup yet</Trans>
      ) : (
        <Trans>Backed up {format.ago(status.lastBackupAt, now)}</Trans>
      )}
    </p>
  );
}
