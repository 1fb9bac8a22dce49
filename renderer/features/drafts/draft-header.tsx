import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState, type ReactNode } from 'react';
import { Link } from '../../ui/index.ts';
import classes from './draft-header.module.css';
import type { DraftFields } from './draft-session.ts';

interface DraftHeaderProps {
  readonly fields: DraftFields;
  /** A new draft takes the keyboard at its first line. */
  readonly startsHere: boolean;
  readonly onChange: (change: Partial<DraftFields>) => void;
}

const maxAddresses = 10_000;
const maxSubject = 500;

/** Whom it goes to and what it is about. Copies hide until they are wanted; a filled Bcc is never hidden. */
export function DraftHeader({ fields, startsHere, onChange }: DraftHeaderProps) {
  const { t } = useLingui();
  const [wantsCc, setWantsCc] = useState(false);
  const [wantsBcc, setWantsBcc] = useState(false);
  const showsCc = wantsCc || fields.cc !== '';
  const showsBcc = wantsBcc || fields.bcc !== '';
  return (
    <div>
      <Line
        label={t`To`}
        value={fields.to}
        maxLength={maxAddresses}
        startsHere={startsHere}
        onChange={(to) => onChange({ to })}
      >
        {!showsCc && (
          <Link className={classes.more} onClick={() => setWantsCc(true)}>
            <Trans>Cc</Trans>
          </Link>
        )}
        {!showsBcc && (
          <Link className={classes.more} onClick={() => setWantsBcc(true)}>
            <Trans>Bcc</Trans>
          </Link>
        )}
      </Line>
      {showsCc && (
        <Line
          label={t`Cc`}
          value={fields.cc}
          maxLength={maxAddresses}
          startsHere={wantsCc}
          onChange={(cc) => onChange({ cc })}
        />
      )}
      {showsBcc && (
        <Line
          label={t`Bcc`}
          value={fields.bcc}
          maxLength={maxAddresses}
          startsHere={wantsBcc}
          onChange={(bcc) => onChange({ bcc })}
        />
      )}
      <Line
        label={t`Subject`}
        value={fields.subject}
        maxLength={maxSubject}
        isStrong
        onChange={(subject) => onChange({ subject })}
      />
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly startsHere?: boolean;
  readonly isStrong?: boolean;
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

function Line({ label, value, maxLength, startsHere = false, isStrong = false, onChange, children }: LineProps) {
  const id = useId();
  return (
    <div className={classes.line}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <input
        id={id}
        ref={(element) => {
          if (element && startsHere && element.dataset['started'] === undefined) {
            element.dataset['started'] = '';
            element.focus();
          }
        }}
        className={isStrong ? classes.subject : classes.input}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={isStrong}
        onChange={(event) => onChange(event.target.value)}
      />
      {children}
    </div>
  );
}
