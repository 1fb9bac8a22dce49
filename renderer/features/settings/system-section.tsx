import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { queryClient, shell, shellClient } from '../../lib/core.ts';
import { useCapability } from '../../lib/host.ts';
import { showError } from '../../lib/notices.ts';
import { useSaveSettings, useSettings } from '../../lib/settings.ts';
import { EmptyState, SettingGroup, SettingRow, Switch } from '../../ui/index.ts';

export function SystemSection() {
  const hasAutostart = useCapability('autostart');
  const hasMailLinks = useCapability('mailLinks');
  const hasTray = useCapability('tray');
  if (!hasAutostart && !hasMailLinks && !hasTray) {
    return (
      <EmptyState title={<Trans>Nothing to set here</Trans>}>
        <Trans>In the browser these things belong to the browser. The desktop app has them.</Trans>
      </EmptyState>
    );
  }
  return (
    <SettingGroup title={<Trans>On this computer</Trans>}>
      {hasAutostart && <AutostartRow />}
      {hasMailLinks && <MailLinksRow />}
      {hasTray && <TrayRow />}
    </SettingGroup>
  );
}

function AutostartRow() {
  const { data } = useQuery(shell.autostart.queryOptions({ input: {} }));
  const { mutate } = useMutation({
    mutationFn: (isOn: boolean) => shellClient.setAutostart({ isOn }),
    onError: showError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: shell.autostart.key() }),
  });
  return (
    <SettingRow id="autostart" label={<Trans>Start with the computer</Trans>}>
      <Switch isOn={data?.isOn ?? false} onChange={mutate} />
    </SettingRow>
  );
}

function MailLinksRow() {
  const { data } = useQuery(shell.mailLinks.queryOptions({ input: {} }));
  const { mutate } = useMutation({
    mutationFn: (isDefault: boolean) => shellClient.setMailLinks({ isDefault }),
    onError: showError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: shell.mailLinks.key() }),
  });
  return (
    <SettingRow
      id="mail-links"
      label={<Trans>Open mail links</Trans>}
      hint={<Trans>Addresses on web pages open a new mail here</Trans>}
    >
      <Switch isOn={data?.isDefault ?? false} onChange={mutate} />
    </SettingRow>
  );
}

function TrayRow() {
  const { closeToTray } = useSettings();
  const save = useSaveSettings();
  return (
    <SettingRow
      id="close-to-tray"
      label={<Trans>Keep running when closed</Trans>}
      hint={<Trans>The last window leaves, Hauspost stays in the tray</Trans>}
    >
      <Switch isOn={closeToTray} onChange={(next) => save({ closeToTray: next })} />
    </SettingRow>
  );
}
