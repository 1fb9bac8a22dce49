import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { House, KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../lib/copy-button.tsx';
import { core } from '../../../lib/core.ts';
import { useFormat } from '../../../lib/use-format.ts';
import { Notice, SettingGroup, SettingRow, StillBars } from '../../../ui/index.ts';
import parts from '../settings-parts.module.css';
import { PassphraseRow } from './passphrase-row.tsx';
import { RecoveryCodeRow } from './recovery-code-row.tsx';
import { RemoteImagesGroup } from './remote-images-group.tsx';

type KeySource = 'keyring' | 'vault' | 'memory';

const keySources: Readonly<Record<KeySource, ReactNode>> = {
  keyring: <Trans>The key is in the keyring of this system and opens with your sign-in.</Trans>,
  vault: <Trans>The key is locked with your passphrase. Hauspost asks for it at every start.</Trans>,
  memory: <Trans>The key of this demo is only in memory and gone when it is closed.</Trans>,
};

export function PrivacySection() {
  const format = useFormat();
  const { data: status } = useQuery(core.profile.status.queryOptions({ input: {} }));
  if (!status) return <StillBars shape="text" count={3} />;
  return (
    <>
      <SettingGroup
        id="egress"
        title={<Trans>What leaves the house</Trans>}
        lead={
          <Trans>
            Hauspost talks to the mail servers of your accounts and to nobody else. When you add an account of an
            unknown provider, the domain of the address is looked up once, never the address itself. Pictures of a mail
            that lie elsewhere are fetched only where you allow it.
          </Trans>
        }
      >
        <Notice tone="ok" icon={House} className={parts.spaced}>
          <Trans>Fonts, pictures and help are in the app. There is no telemetry, not even when something fails.</Trans>
        </Notice>
      </SettingGroup>
      <RemoteImagesGroup />
      <SettingGroup title={<Trans>Where your mail lies</Trans>}>
        <SettingRow
          id="profile-folder"
          label={<Trans>Folder</Trans>}
          hint={<span className={parts.path}>{status.profileDir}</span>}
          isHintBelow
          note={format.bytes(status.sizeBytes)}
        >
          <CopyButton text={status.profileDir}>
            <Trans>Copy path</Trans>
          </CopyButton>
        </SettingRow>
      </SettingGroup>
      <SettingGroup id="encryption" title={<Trans>Encryption</Trans>} lead={keySources[status.keySource]}>
        <Notice icon={KeyRound} className={parts.spaced}>
          <Trans>
            Mail, accounts, passwords and settings lie in encrypted files. Without their key nobody can read them.
          </Trans>
        </Notice>
        {status.keySource === 'vault' && <PassphraseRow />}
        {status.keySource !== 'memory' && <RecoveryCodeRow />}
      </SettingGroup>
    </>
  );
}
