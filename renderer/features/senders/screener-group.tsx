import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { openView } from '../../state/navigate.ts';
import { Link, SettingGroup, SettingRow, Switch } from '../../ui/index.ts';

/** Whether first mail of new senders waits to be let in. */
export function ScreenerGroup() {
  const { data } = useQuery(core.senders.screener.queryOptions({ input: {} }));
  const count = data?.waiting.length ?? 0;
  return (
    <SettingGroup
      title={<Trans>New senders</Trans>}
      aside={
        count > 0 && (
          <Link onClick={() => openView('screener')}>
            <Plural value={count} one="# sender is waiting" other="# senders are waiting" />
          </Link>
        )
      }
    >
      <SettingRow
        id="screener"
        label={<Trans>Ask before mail of new senders comes in</Trans>}
        hint={
          <Trans>
            People you have written to, or heard from before, are never asked about. Turned off, all that waits comes
            into the inbox.
          </Trans>
        }
        isHintBelow
      >
        <Switch
          isOn={data?.isOn ?? false}
          onChange={(isOn) => void coreClient.senders.setScreener({ isOn }).catch(showError)}
        />
      </SettingRow>
    </SettingGroup>
  );
}
