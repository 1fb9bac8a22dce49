import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useSettings } from '../../lib/settings.ts';
import { openSettings } from '../../state/navigate.ts';
import { Button, cx, Dialog, keyPlatform, Keys, ScrollArea, SegmentedControl } from '../../ui/index.ts';
import { readKeyPress } from '../commands/chord.ts';
import type { Command, KeymapProfile } from '../commands/command.ts';
import { commandColumns, groupTitles } from '../commands/groups.ts';
import { keymapProfiles, listKeys, type OwnKeys } from '../commands/keymap.ts';
import { profileNames } from '../commands/profile-names.ts';
import { listCommands } from '../commands/registry.ts';
import type { OverlayProps } from '../overlays/overlays.tsx';
import { findPressed } from './find-pressed.ts';
import classes from './shortcut-help.module.css';

/** All keys on one page, in every profile. Pressing a key shows what it does instead of doing it. */
export function ShortcutHelp({ isOpen, onClose }: OverlayProps) {
  const { t } = useLingui();
  const { keymap, ownKeys } = useSettings();
  const [profile, setProfile] = useState<KeymapProfile>(keymap);
  const [pressed, setPressed] = useState<readonly string[]>([]);

  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    setProfile(keymap);
    setPressed([]);
  }

  useEffect(() => {
    if (!isOpen) return undefined;
    return listenForKeys((chord) => setPressed((before) => [...before.slice(-1), chord]));
  }, [isOpen]);

  // The user's own keys belong to the profile that is in use.
  const keysInProfile: OwnKeys = profile === keymap ? ownKeys : {};
  const { steps, ids } = findPressed(pressed, listCommands(), profile, keysInProfile, keyPlatform);

  return (
    <Dialog
      isOpen={isOpen}
      isOnlyRead
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      size="page"
      title={<Trans>Keyboard</Trans>}
      description={
        <span role="status">
          {steps === '' ? (
            <Trans>Press a key to find it</Trans>
          ) : ids.size === 0 ? (
            <>
              <Keys keys={steps} /> <Trans>is free</Trans>
            </>
          ) : (
            <FoundWords steps={steps} ids={ids} />
          )}
        </span>
      }
      aside={
        <>
          <SegmentedControl
            label={t`Keyboard profile`}
            value={profile}
            onChange={setProfile}
            options={keymapProfiles.map((value) => ({ value, label: profileNames[value] }))}
          />
          <Button
            variant="plain"
            onClick={() => {
              onClose();
              openSettings('keyboard', 'own-keys');
            }}
          >
            <Trans>Customise</Trans>
          </Button>
        </>
      }
    >
      <ScrollArea aria-label={t`Keys`} className={classes.columns}>
        {commandColumns.map((groups) => (
          <div key={groups.join(' ')}>
            {groups.map((group) => (
              <Group
                key={group}
                group={group}
                commands={listCommands().filter((command) => command.group === group)}
                keysOf={(command) => listKeys(command, profile, keysInProfile)}
                found={ids}
              />
            ))}
          </div>
        ))}
      </ScrollArea>
    </Dialog>
  );
}

interface GroupProps {
  readonly group: Command['group'];
  readonly commands: readonly Command[];
  keysOf(command: Command): readonly string[];
  readonly found: ReadonlySet<string>;
}

function Group({ group, commands, keysOf, found }: GroupProps) {
  const { i18n } = useLingui();
  const bound = commands.filter((command) => keysOf(command).length > 0);
  if (bound.length === 0) return null;
  return (
    <section className={classes.group}>
      <h3 className={classes.heading}>{i18n._(groupTitles[group])}</h3>
      <dl>
        {bound.map((command) => (
          <div key={command.id} className={cx(classes.row, found.has(command.id) && classes.found)}>
            <dt className={classes.title}>{i18n._(command.title)}</dt>
            <dd className={classes.keys}>
              {keysOf(command)
                .slice(0, 2)
                .map((keys) => (
                  <Keys key={keys} keys={keys} />
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function FoundWords({ steps, ids }: { steps: string; ids: ReadonlySet<string> }) {
  const { i18n } = useLingui();
  const titles = listCommands().filter((command) => ids.has(command.id));
  return (
    <>
      <Keys keys={steps} /> {titles.map((command) => i18n._(command.title)).join(' · ')}
    </>
  );
}

function listenForKeys(onChord: (chord: string) => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const chord = readKeyPress(event, keyPlatform);
    // Esc closes, Tab walks, Enter and arrows belong to what has the focus.
    if (!chord || event.repeat || /^(?:Escape|(?:Shift\+)?Tab|Enter|Space|Arrow\w+)$/.test(chord)) return;
    event.preventDefault();
    event.stopPropagation();
    onChord(chord);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
