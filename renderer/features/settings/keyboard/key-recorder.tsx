import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { readKeyPress } from '../../../app/commands/chord.ts';
import { keyPlatform, Keys } from '../../../ui/index.ts';
import classes from './key-recorder.module.css';

interface KeyRecorderProps {
  onDone(keys: string): void;
  onCancel(): void;
}

/** How long after a key the next one still belongs to the same sequence. */
const nextStepMs = 1_200;
const longest = 2;

/** Listens for one key, or two one after the other. Esc gives up, so it cannot be bound; nor can Tab, the way out. */
export function KeyRecorder({ onDone, onCancel }: KeyRecorderProps) {
  const [steps, setSteps] = useState<readonly string[]>([]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  useEffect(() => {
    if (steps.length === 0) return undefined;
    if (steps.length === longest || /^(?:Mod|Ctrl|Alt)\+|^F\d/.test(steps.at(-1) ?? '')) {
      onDone(steps.join(' '));
      return undefined;
    }
    const timer = setTimeout(() => onDone(steps.join(' ')), nextStepMs);
    return () => clearTimeout(timer);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onCancel();
    const chord = event.repeat ? null : readKeyPress(event.nativeEvent, keyPlatform);
    if (chord) setSteps([...steps, chord]);
  };

  return (
    <div
      ref={place}
      role="textbox"
      aria-readonly="true"
      aria-labelledby="key-recorder-words"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (steps.length === 0) onCancel();
      }}
      className={classes.recorder}
    >
      {steps.length > 0 && <Keys keys={steps.join(' ')} />}
      <span id="key-recorder-words" className={classes.words} aria-live="polite">
        {steps.length === 0 ? (
          <Trans>Press the new key, or two one after the other. Esc leaves it as it was.</Trans>
        ) : (
          <Trans>One more, or wait</Trans>
        )}
      </span>
    </div>
  );
}
