import { t as translate } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { coreClient } from '../../lib/core.ts';
import { useCapability } from '../../lib/host.ts';
import { showError, showNotice } from '../../lib/notices.ts';
import { useSaveSettings, useSettings } from '../../lib/settings.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Notice, SettingGroup, SettingRow, Switch } from '../../ui/index.ts';

export function NotificationsSection() {
  const { t } = useLingui();
  const settings = useSettings();
  const save = useSaveSettings();
  const hasSystemNotifications = useCapability('notifications');
  const testing = useTask(async () => {
    try {
      await coreClient.settings.testNotification({});
      showNotice(translate`Sent to the system. If nothing appeared, the system holds it back.`);
    } catch (error) {
      showError(error);
    }
  });
  return (
    <SettingGroup title={<Trans>New mail</Trans>}>
      {!hasSystemNotifications && (
        <Notice>
          <Trans>
            In the browser Hauspost tells about new mail inside its window. The desktop app also uses the system’s
            notifications.
          </Trans>
        </Notice>
      )}
      <SettingRow id="notify" label={<Trans>Tell about new mail</Trans>}>
        <Switch isOn={settings.notifications} onChange={(notifications) => save({ notifications })} />
      </SettingRow>
      <SettingRow
        id="notify-preview"
        label={<Trans>Show sender and subject</Trans>}
        hint={<Trans>Off: only that something came</Trans>}
      >
        <Switch
          isOn={settings.notificationPreview}
          onChange={(notificationPreview) => save({ notificationPreview })}
          disabledReason={settings.notifications ? undefined : t`Only when new mail is told about`}
        />
      </SettingRow>
      {hasSystemNotifications && (
        <SettingRow
          id="notify-test"
          label={<Trans>Test notification</Trans>}
          hint={<Trans>Shows one now, to see whether the system lets it through</Trans>}
        >
          <Button isLoading={testing.isRunning} onClick={() => testing.run()}>
            <Trans>Show now</Trans>
          </Button>
        </SettingRow>
      )}
    </SettingGroup>
  );
}
