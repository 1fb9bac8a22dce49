import { Trans, useLingui } from '@lingui/react/macro';
import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import type { Command } from '../../../app/commands/command.ts';
import { findKeyConflicts, type KeyConflict } from '../../../app/commands/keymap.ts';
import { findCommand, listCommands } from '../../../app/commands/registry.ts';
import { useSaveSettings, useSettings } from '../../../lib/settings.ts';
import { Button, IconButton, Keys, Notice } from '../../../ui/index.ts';
import { KeyRecorder } from './key-recorder.tsx';
import classes from './key-row.module.css';

interface KeyRowProps {
  readonly command: Command;
  readonly keys: readonly string[];
  readonly isOwn: boolean;
}

/** One command: its keys, and the way to press others for it. */
export function KeyRow({ command, keys, isOwn }: KeyRowProps) {
  const { t, i18n } = useLingui();
  const { keymap, ownKeys } = useSettings();
  const save = useSaveSettings();
  const [isRecording, setIsRecording] = useState(false);
  const [clash, setClash] = useState<{ wanted: string; conflicts: readonly KeyConflict[] } | null>(null);
  const title = i18n._(command.title);

  const bind = (wanted: string) => {
    setIsRecording(false);
    const candidate = { ...ownKeys, [command.id]: [wanted] };
    const conflicts = findKeyConflicts(listCommands(), keymap, candidate).filter(
      ({ one, other }) => one === command.id || other === command.id,
    );
    if (conflicts.length > 0) setClash({ wanted, conflicts });
    else save({ ownKeys: candidate });
  };
  const takeOver = (wanted: string, conflicts: readonly KeyConflict[]) => {
    const next: Record<string, string[]> = { ...ownKeys, [command.id]: [wanted] };
    for (const { one, other } of conflicts) next[one === command.id ? other : one] = [];
    save({ ownKeys: next });
    setClash(null);
  };
  const reset = () => {
    const { [command.id]: _removed, ...rest } = ownKeys;
    save({ ownKeys: rest });
  };

  return (
    <div className={classes.row} role="group" aria-label={title} data-command={command.id}>
      <span>{title}</span>
      <span className={classes.keys}>
        {keys.length === 0 && (
          <span className={classes.none}>
            <Trans>no key</Trans>
          </span>
        )}
        {keys.map((each) => (
          <Keys key={each} keys={each} />
        ))}
      </span>
      <span className={classes.actions}>
        {isOwn && <IconButton icon={RotateCcw} label={t`Back to the profile’s key`} onClick={reset} />}
        {keys.length > 0 && (
          <IconButton
            icon={X}
            label={t`Remove key`}
            onClick={() => save({ ownKeys: { ...ownKeys, [command.id]: [] } })}
          />
        )}
        <Button
          variant="plain"
          aria-expanded={isRecording}
          onClick={() => {
            setClash(null);
            setIsRecording(true);
          }}
        >
          <Trans>Change</Trans>
        </Button>
      </span>
      {isRecording && <KeyRecorder onDone={bind} onCancel={() => setIsRecording(false)} />}
      {clash && (
        <Notice
          tone="warn"
          isLive
          className={classes.wide}
          actions={
            <>
              <Button onClick={() => takeOver(clash.wanted, clash.conflicts)}>
                <Trans>Use it here</Trans>
              </Button>
              <Button variant="plain" onClick={() => setClash(null)}>
                <Trans>Leave as it is</Trans>
              </Button>
            </>
          }
        >
          <Keys keys={clash.wanted} />{' '}
          <Trans>
            already belongs to:{' '}
            {listOthers(command.id, clash.conflicts)
              .map((each) => i18n._(each.title))
              .join(', ')}
          </Trans>
        </Notice>
      )}
    </div>
  );
}

function listOthers(id: string, conflicts: readonly KeyConflict[]): Command[] {
  const ids = new Set(conflicts.map(({ one, other }) => (one === id ? other : one)));
  return [...ids].flatMap((other) => findCommand(other) ?? []);
}
