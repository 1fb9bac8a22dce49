import { cx } from '../../../ui/index.ts';
import type { ContactHint } from './contact-hints.ts';
import classes from './recipient-field.module.css';

interface ContactListProps {
  readonly id: string;
  readonly label: string;
  readonly hints: readonly ContactHint[];
  readonly chosen: ContactHint | undefined;
  readonly optionId: (address: string) => string;
  readonly onTake: (entry: string) => void;
}

/** The people who may be meant. The keyboard stays in the line. */
export function ContactList({ id, label, hints, chosen, optionId, onTake }: ContactListProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className={classes.hints} hidden={hints.length === 0}>
      {hints.map((hint) => (
        <div
          key={hint.address}
          id={optionId(hint.address)}
          role="option"
          tabIndex={-1}
          aria-selected={hint === chosen}
          className={cx(classes.hint, hint === chosen && classes.chosen)}
          // Before the line loses the keyboard and takes what was typed for an entry.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(hint.entry);
          }}
        >
          <span className={classes.hintName}>{hint.name || hint.address}</span>
          {hint.name !== '' && <span className={classes.hintAddress}>{hint.address}</span>}
        </div>
      ))}
    </div>
  );
}
