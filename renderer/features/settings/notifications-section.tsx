import { Trans, useLingui } from '@lingui/react/macro';
import { useCapability } from '../../lib/host.ts';
import { useSaveSettings, useSettings } from '../../lib/settings.ts';
import { Notice, SettingGroup, SettingRow, Switch } from '../../ui/index.ts';
import { NotificationTest } from './notifications/notification-test.tsx';
import { WhatIsTold } from './notifications/what-is-told.tsx';

export function NotificationsSection() {
  const { t } = useLingui();
  const settings = useSettings();
  const save = useSaveSettings();
  const hasSystemNotifications = useCapability('notifications');
  return (
    <>
      <SettingGroup title={<Trans>New mail</Trans>}>
        {!hasSystemNotifications && (
          <Notice>
            <Trans>
              In the browser Hauspost tells about new mail inside its window, and through the browser while the window
              is in the background. The desktop app also works with no window open.
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
        <NotificationTest />
      </SettingGroup>
      {settings.notifications && <WhatIsTold />}
    </>
  );
}
