import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, confirm, showToast } from '../../ui/index.ts';
import { Way } from './ways.tsx';

/** The last way: asked twice, and even then nothing is deleted. */
export function StartOverWay() {
  const starting = useTask(async () => {
    if (!(await askTwice())) return;
    const { keptAt } = await coreClient.boot.startOver({ confirm: 'set aside' });
    showToast({
      id: 'set-aside',
      durationMs: 0,
      text: t`The old mail file was set aside, unchanged`,
      detail: keptAt,
      actions: [
        {
          label: t`Copy path`,
          keepsOpen: true,
          run: () => {
            navigator.clipboard.writeText(keptAt).catch(showError);
          },
        },
      ],
    });
  });
  return (
    <Way
      title={<Trans>Start over</Trans>}
      text={<Trans>Sets the old mail file aside, untouched, and begins with an empty one.</Trans>}
      action={
        <Button variant="danger" isLoading={starting.isRunning} onClick={() => starting.run()}>
          <Trans>Start over</Trans>
        </Button>
      }
    />
  );
}

async function askTwice(): Promise<boolean> {
  const isSure = await confirm({
    title: t`Start over with an empty mail file?`,
    text: t`Your old mail file stays on this computer, locked as it is. Hauspost no longer shows what is in it.`,
    confirmLabel: t`Set old file aside`,
    tone: 'danger',
  });
  if (!isSure) return false;
  return confirm({
    title: t`Is the key really lost?`,
    text: t`With the passphrase, the recovery code or a working keyring you get everything back. Without them nobody can open the old file, now or later.`,
    confirmLabel: t`Start over`,
    cancelLabel: t`Look for the key first`,
    tone: 'danger',
  });
}
