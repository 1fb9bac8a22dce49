import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Settings } from '#shared/contract/settings.ts';
import { core } from '../../../lib/core.ts';
import { useSaveSettings, useSettings } from '../../../lib/settings.ts';
import { Button, Chip, Menu, SegmentedControl, SettingGroup, SettingRow, Switch } from '../../../ui/index.ts';
import { TimeField } from '../../inbox-splits/index.ts';

const night: Settings['quietHours'] = { from: 22 * 60, to: 7 * 60 };

/** Of whose mail, in which folders and accounts, and when not. */
export function WhatIsTold() {
  const { t } = useLingui();
  const { notifyAbout, quietHours } = useSettings();
  const save = useSaveSettings();
  return (
    <SettingGroup title={<Trans>What is told</Trans>}>
      <SettingRow
        id="notify-about"
        label={<Trans>About whose mail</Trans>}
        hint={<Trans>Muted, snoozed, bundled and unknown mail never speaks up</Trans>}
        isHintBelow
        isGroup
      >
        <SegmentedControl<Settings['notifyAbout']>
          label={t`About whose mail`}
          value={notifyAbout}
          onChange={(next) => save({ notifyAbout: next })}
          options={[
            { value: 'everybody', label: t`Everybody` },
            { value: 'important', label: t`Important people` },
          ]}
        />
      </SettingRow>
      <Folders />
      <Accounts />
      <SettingRow id="quiet-hours" label={<Trans>Quiet hours</Trans>} isGroup>
        {quietHours !== null && (
          <>
            <TimeField
              label={t`Quiet from`}
              value={quietHours.from}
              onChange={(from) => save({ quietHours: { ...quietHours, from } })}
            />
            <TimeField
              label={t`Quiet until`}
              value={quietHours.to}
              onChange={(to) => save({ quietHours: { ...quietHours, to } })}
            />
          </>
        )}
        <Switch
          aria-label={t`Quiet hours`}
          isOn={quietHours !== null}
          onChange={(isOn) => save({ quietHours: isOn ? night : null })}
        />
      </SettingRow>
    </SettingGroup>
  );
}

function Folders() {
  const { t } = useLingui();
  const { notifyFolders } = useSettings();
  const save = useSaveSettings();
  const { data: mailboxes = [] } = useQuery(core.mailboxes.list.queryOptions({ input: {} }));
  const others = mailboxes.filter(({ id, role }) => role === 'other' && !notifyFolders.includes(id));
  const chosen = mailboxes.filter(({ id }) => notifyFolders.includes(id));
  return (
    <SettingRow id="notify-folders" label={<Trans>Folders beside the inbox</Trans>} isGroup>
      {chosen.map(({ id, name }) => (
        <Chip
          key={id}
          removeLabel={name}
          onRemove={() => save({ notifyFolders: notifyFolders.filter((one) => one !== id) })}
        >
          {name}
        </Chip>
      ))}
      {others.length > 0 ? (
        <Menu
          trigger={
            <Button icon={Plus}>
              <Trans>Add folder</Trans>
            </Button>
          }
          items={others.slice(0, 200).map(({ id, path, name }) => ({
            id,
            label: path ?? name,
            run: () => save({ notifyFolders: [...notifyFolders, id].slice(0, 200) }),
          }))}
        />
      ) : (
        chosen.length === 0 && <span>{t`There are no other folders`}</span>
      )}
    </SettingRow>
  );
}

function Accounts() {
  const { t } = useLingui();
  const { silentAccounts } = useSettings();
  const save = useSaveSettings();
  const { data: accounts = [] } = useQuery(core.accounts.list.queryOptions({ input: {} }));
  return accounts.map(({ id, name }, index) => (
    <SettingRow key={id} id={index === 0 ? 'notify-accounts' : undefined} label={t`Account ${name}`}>
      <Switch
        isOn={!silentAccounts.includes(id)}
        onChange={(isOn) =>
          save({ silentAccounts: isOn ? silentAccounts.filter((one) => one !== id) : [...silentAccounts, id] })
        }
      />
    </SettingRow>
  ));
}
