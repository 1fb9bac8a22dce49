import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JobId } from '#shared/ids.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { core, coreClient } from '../../lib/core.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Notice, Progress } from '../../ui/index.ts';
import classes from './welcome-page.module.css';

/** The demo mailbox is loaded by a job; the welcome waits for it, so that the inbox opens full. */
export function DemoOffer({ onOpened }: { onOpened: () => void }) {
  const { t, i18n } = useLingui();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const opening = useTask(async () => {
    setJobId((await coreClient.demo.open({})).jobId);
  });
  const { data: jobs } = useQuery(core.jobs.list.queryOptions({ input: {}, enabled: jobId !== null }));
  const job = jobs?.find((candidate) => candidate.id === jobId);
  const isOver = job?.state === 'done';
  const hasFailed = job?.state === 'failed' || job?.state === 'cancelled';

  useEffect(() => {
    if (isOver) onOpened();
  }, [isOver, onOpened]);

  return (
    <section className={classes.demo}>
      <div className={classes.demoWords}>
        <h3>
          <strong>
            <Trans>Just looking?</Trans>
          </strong>
        </h3>
        <p className={classes.demoText}>
          <Trans>Open a demo mailbox with invented mail. It works without a network.</Trans>
        </p>
      </div>
      <Button isLoading={opening.isRunning || (jobId !== null && !hasFailed)} onClick={() => opening.run()}>
        <Trans>Open demo</Trans>
      </Button>
      {job?.state === 'running' && job.total !== null && (
        <div className={classes.demoProgress}>
          <Progress
            label={t`Loading the demo mailbox`}
            value={job.done}
            max={job.total}
            valueText={t`${i18n.number(job.done)} of ${i18n.number(job.total)} mails`}
          />
        </div>
      )}
      {hasFailed && (
        <Notice tone="danger" isLive className={classes.demoProgress}>
          <Trans>The demo mailbox could not be loaded. Try again.</Trans>
        </Notice>
      )}
      <FormError error={opening.error} />
    </section>
  );
}
