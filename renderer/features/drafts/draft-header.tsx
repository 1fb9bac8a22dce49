import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { splitEntries } from '#shared/model/recipients.ts';
import { Link } from '../../ui/index.ts';
import classes from './draft-header.module.css';
import type { DraftFields } from './draft-session.ts';
import { RecipientField, type RecipientFieldName } from './recipients/recipient-field.tsx';

interface DraftHeaderProps {
  readonly fields: DraftFields;
  /** A new draft takes the keyboard at its first line. */
  readonly startsHere: boolean;
  readonly language: string | null;
  readonly onChange: (change: Partial<DraftFields>) => void;
}

const maxSubject = 500;
const names: readonly RecipientFieldName[] = ['to', 'cc', 'bcc'];

/** Whom it goes to and what it is about. Copies hide until they are wanted; a filled Bcc is never hidden. */
export function DraftHeader({ fields, startsHere, language, onChange }: DraftHeaderProps) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState<readonly RecipientFieldName[]>([]);
  const labels: Readonly<Record<RecipientFieldName, string>> = { to: t`To`, cc: t`Cc`, bcc: t`Bcc` };
  const shown = names.filter((name) => name === 'to' || wanted.includes(name) || fields[name] !== '');
  const hidden = names.filter((name) => !shown.includes(name));

  /** One person stands in one line. */
  const move = (entry: string, to: RecipientFieldName) => {
    const without = (name: RecipientFieldName) =>
      splitEntries(fields[name])
        .filter((one) => one !== entry)
        .join(', ');
    const rest = { to: without('to'), cc: without('cc'), bcc: without('bcc') };
    onChange({ ...rest, [to]: rest[to] === '' ? entry : `${rest[to]}, ${entry}` });
    setWanted([...wanted, to]);
  };
  return (
    <div>
      {shown.map((name) => (
        <RecipientField
          key={name}
          name={name}
          label={labels[name]}
          value={fields[name]}
          startsHere={name === 'to' ? startsHere : wanted.includes(name) && fields[name] === ''}
          onChange={(value) => onChange({ [name]: value })}
          onMove={move}
        >
          {name === 'to' &&
            hidden.map((one) => (
              <Link key={one} className={classes.more} onClick={() => setWanted([...wanted, one])}>
                {one === 'cc' ? <Trans>Cc</Trans> : <Trans>Bcc</Trans>}
              </Link>
            ))}
        </RecipientField>
      ))}
      <SubjectLine
        label={t`Subject`}
        value={fields.subject}
        language={language}
        onChange={(subject) => onChange({ subject })}
      />
    </div>
  );
}

interface SubjectLineProps {
  readonly label: string;
  readonly value: string;
  readonly language: string | null;
  readonly onChange: (value: string) => void;
}

function SubjectLine({ label, value, language, onChange }: SubjectLineProps) {
  const id = useId();
  return (
    <div className={classes.line}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <input
        id={id}
        className={classes.subject}
        value={value}
        maxLength={maxSubject}
        autoComplete="off"
        spellCheck={language !== null}
        lang={language ?? undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
