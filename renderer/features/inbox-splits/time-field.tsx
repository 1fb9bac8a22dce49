import { useState } from 'react';
import { TextField } from '../../ui/index.ts';
import { minutesOf, timeOfDay } from './time-of-day.ts';

interface TimeFieldProps {
  readonly label: string;
  /** Minutes after midnight. */
  readonly value: number;
  onChange(minutes: number): void;
}

/** Kept only when it is a time of day; what is half typed changes nothing. */
export function TimeField({ label, value, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      type="time"
      aria-label={label}
      value={typed ?? timeOfDay(value)}
      onChange={(text) => {
        setTyped(text);
        const minutes = minutesOf(text);
        if (minutes !== null && minutes !== value) onChange(minutes);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
