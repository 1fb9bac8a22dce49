import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { core, coreClient } from '../../../lib/core.ts';
import { showError } from '../../../lib/notices.ts';
import { useSaveSettings, useSettings } from '../../../lib/settings.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { IconButton, SegmentedControl, SettingGroup, SettingRow } from '../../../ui/index.ts';
import { offerUndo } from '../../undo/index.ts';

/** When pictures that lie elsewhere are shown, and whose always are. */
export function RemoteImagesGroup() {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const settings = useSettings();
  const save = useSaveSettings();
  const { data: senders = [] } = useQuery(core.remoteContent.senders.queryOptions({ input: {} }));
  const forget = (address: string) => {
    coreClient.remoteContent
      .forgetSender({ address })
      .then((forgotten) => offerUndo('remoteContent.forget', forgotten))
      .catch(showError);
  };
  return (
    <SettingGroup
      title={<Trans>Pictures in mail</Trans>}
      lead={
        <Trans>
          Pictures that lie elsewhere tell their owner that you read the mail, when and where. Pictures that came with
          the mail are always shown.
        </Trans>
      }
    >
      <SettingRow
        id="remote-images"
        label={<Trans>Pictures from elsewhere</Trans>}
        hint={<Trans>Contacts: whom you have written to, where their address is confirmed</Trans>}
        isHintBelow
      >
        <SegmentedControl
          label={t`Pictures from elsewhere`}
          value={settings.remoteImages}
          onChange={(remoteImages) => save({ remoteImages })}
          options={[
            { value: 'ask', label: t`Ask` },
            { value: 'contacts', label: t`Show of contacts` },
            { value: 'never', label: t`Never` },
          ]}
        />
      </SettingRow>
      {senders.map(({ address, allowedAt }) => {
        const day = format.day(allowedAt, now);
        return (
          <SettingRow key={address} label={address} hint={<Trans>Always shown since {day}</Trans>} isGroup>
            <IconButton
              label={t`No longer always show pictures from ${address}`}
              icon={X}
              onClick={() => forget(address)}
            />
          </SettingRow>
        );
      })}
    </SettingGroup>
  );
}
