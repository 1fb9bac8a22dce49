import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Command } from '../../../app/commands/command.ts';
import { commandGroups, groupTitles } from '../../../app/commands/groups.ts';
import { profileNames } from '../../../app/commands/profile-names.ts';
import { keymapProfiles, listKeys } from '../../../app/commands/keymap.ts';
import { listCommands } from '../../../app/commands/registry.ts';
import { useBilingualMatch } from '../../../lib/bilingual.ts';
import { showToast, Button, SearchField, SegmentedControl, SettingGroup, SettingRow } from '../../../ui/index.ts';
import { useSaveSettings, useSettings } from '../../../lib/settings.ts';
import { KeyRow } from './key-row.tsx';
import parts from '../settings-parts.module.css';

export function KeyboardSection() {
  const { t: translate, i18n } = useLingui();
  const { keymap, ownKeys } = useSettings();
  const save = useSaveSettings();
  const match = useBilingualMatch();
  const [query, setQuery] = useState('');
  const ownCount = Object.keys(ownKeys).length;
  const found = listCommands().filter((command) => query.trim() === '' || match(query, command));

  const resetAll = () => {
    const before = ownKeys;
    save({ ownKeys: {} });
    showToast({
      text: t`All keys are the profile’s again`,
      actions: [{ label: t`Undo`, run: () => save({ ownKeys: before }) }],
    });
  };

  return (
    <>
      <SettingGroup title={<Trans>Profile</Trans>}>
        <SettingRow
          id="keymap"
          label={<Trans>Keyboard profile</Trans>}
          hint={<Trans>The keys you know from elsewhere</Trans>}
        >
          <SegmentedControl
            label={translate`Keyboard profile`}
            value={keymap}
            onChange={(next) => save({ keymap: next })}
            options={keymapProfiles.map((profile) => ({ value: profile, label: profileNames[profile] }))}
          />
        </SettingRow>
      </SettingGroup>
      <SettingGroup
        id="own-keys"
        title={<Trans>Own keys</Trans>}
        lead={<Trans>Single keys never act while you type. They win over the profile.</Trans>}
        aside={
          <>
            <SearchField label={translate`Find a command`} value={query} onChange={setQuery} isQuiet />
            <Button onClick={resetAll} disabledReason={ownCount === 0 ? translate`No key was changed` : undefined}>
              <Trans>Reset all</Trans>
            </Button>
          </>
        }
      >
        {found.length === 0 && (
          <p className={parts.text}>
            <Trans>No command for “{query}”</Trans>
          </p>
        )}
        {commandGroups.map((group) => (
          <KeyGroup
            key={group}
            title={i18n._(groupTitles[group])}
            commands={found.filter((command) => command.group === group)}
          />
        ))}
      </SettingGroup>
    </>
  );
}

function KeyGroup({ title, commands }: { title: string; commands: readonly Command[] }) {
  const { keymap, ownKeys } = useSettings();
  if (commands.length === 0) return null;
  return (
    <SettingGroup title={title} headingLevel={3}>
      {commands.map((command) => (
        <KeyRow
          key={command.id}
          command={command}
          keys={listKeys(command, keymap, ownKeys)}
          isOwn={Object.hasOwn(ownKeys, command.id)}
        />
      ))}
    </SettingGroup>
  );
}
