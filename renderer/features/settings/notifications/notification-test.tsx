import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { NotifyOutcome } from '#shared/contract/shell.ts';
import {
  askWindowNotifications,
  canNotifyInWindow,
  testWindowNotification,
} from '../../../lib/window-notifications.ts';
import { coreClient } from '../../../lib/core.ts';
import { useCapability } from '../../../lib/host.ts';
import { showError } from '../../../lib/notices.ts';
import { useTask } from '../../../lib/use-task.ts';
import { Button, Notice, SettingRow } from '../../../ui/index.ts';

/** Shows one now, and says what the system answered. */
export function NotificationTest() {
  const { t } = useLingui();
  const isDesktop = useCapability('notifications');
  const [outcome, setOutcome] = useState<NotifyOutcome | null>(null);
  const testing = useTask(async () => {
    try {
      if (isDesktop) setOutcome(await coreClient.settings.testNotification({}));
      else if (await askWindowNotifications())
        setOutcome(await testWindowNotification(t`This is how Hauspost speaks up`));
      else setOutcome({ outcome: 'failed', reason: t`The browser was told not to show notifications of this page.` });
    } catch (error) {
      showError(error);
    }
  });
  if (!isDesktop && !canNotifyInWindow()) return null;
  return (
    <>
      <SettingRow
        id="notify-test"
        label={<Trans>Test notification</Trans>}
        hint={<Trans>Shows one now, to see whether the system lets it through</Trans>}
      >
        <Button isLoading={testing.isRunning} onClick={() => testing.run()}>
          <Trans>Show now</Trans>
        </Button>
      </SettingRow>
      {outcome && <Outcome outcome={outcome} />}
    </>
  );
}

function Outcome({ outcome: { outcome, reason } }: { outcome: NotifyOutcome }) {
  switch (outcome) {
    case 'shown':
      return (
        <Notice tone="ok" isLive>
          <Trans>The system says that it has shown it.</Trans>
        </Notice>
      );
    case 'accepted':
      return (
        <Notice tone="info" isLive>
          <Trans>
            The system took it and said nothing more. If nothing appeared, it holds notifications back: look for “do not
            disturb” in its settings.
          </Trans>
        </Notice>
      );
    case 'unsupported':
      return (
        <Notice tone="warn" isLive>
          <Trans>
            Nothing on this computer shows notifications. On Linux that is a notification service of the desktop.
          </Trans>
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="danger" isLive title={<Trans>The system did not show it.</Trans>}>
          {reason}
        </Notice>
      );
  }
}
