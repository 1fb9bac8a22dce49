import { Trans } from '@lingui/react/macro';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button } from '../../ui/index.ts';

export function RetryButton({ isPrimary = false }: { isPrimary?: boolean }) {
  const retrying = useTask(async () => {
    await coreClient.boot.retry({}).catch(showError);
  });
  return (
    <Button
      variant={isPrimary ? 'primary' : 'secondary'}
      size={isPrimary ? 'large' : 'normal'}
      isLoading={retrying.isRunning}
      onClick={() => retrying.run()}
    >
      <Trans>Try again</Trans>
    </Button>
  );
}
