import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Job } from '#shared/contract/jobs.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { Button, Notice, Progress, SettingGroup } from '../../ui/index.ts';
import { describeJob } from '../jobs/index.ts';
import classes from './transfer.module.css';

/** What runs, what waits to go on, and what failed last; they go on after a restart until they are cancelled. */
export function TransferJobs({ label }: { label: string }) {
  const { data: jobs = [] } = useQuery(core.jobs.list.queryOptions({ input: {} }));
  const transfers = jobs.filter(({ kind }) => kind.startsWith('transfer.'));
  const open = transfers.filter(({ state }) => state === 'running' || state === 'pending');
  const newest = transfers.toSorted((a, b) => b.runAt - a.runAt)[0];
  const failed = open.length === 0 && newest?.state === 'failed' ? newest : null;
  if (open.length === 0 && failed === null) return null;
  return (
    <SettingGroup title={label}>
      {open.map((job) => (
        <RunningTransfer key={job.id} job={job} />
      ))}
      {failed && <FailedTransfer job={failed} />}
    </SettingGroup>
  );
}

function RunningTransfer({ job }: { job: Job }) {
  const { t, i18n } = useLingui();
  const name = i18n._(describeJob(job.kind));
  const done = i18n.number(job.done);
  const total = i18n.number(job.total ?? 0);
  return (
    <div className={classes.job}>
      <Progress
        label={name}
        value={job.done}
        max={job.total ?? Math.max(1, job.done)}
        valueText={job.total === null ? t`${done} mails` : t`${done} of ${total} mails`}
        timeText={name}
      />
      <Button onClick={() => void coreClient.jobs.cancel({ id: job.id }).catch(showError)}>
        <Trans>Cancel</Trans>
      </Button>
    </div>
  );
}

function FailedTransfer({ job }: { job: Job }) {
  const { i18n } = useLingui();
  return (
    <Notice tone="danger" title={i18n._(describeJob(job.kind))}>
      <Trans>It ended before all was done. What was taken by then stays; begin it again to go on.</Trans>
    </Notice>
  );
}
