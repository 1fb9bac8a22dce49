import { useLingui } from '@lingui/react/macro';
import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { cx } from '../../../ui/index.ts';
import header from '../draft-header.module.css';
import { useContactHints } from './contact-hints.ts';
import { ContactList } from './contact-list.tsx';
import { RecipientChips } from './recipient-chips.tsx';
import classes from './recipient-field.module.css';
import {
  add,
  commit,
  editAt,
  formatLine,
  paste,
  readLine,
  removeAt,
  typeInto,
  type RecipientLine,
} from './recipient-line.ts';

export type RecipientFieldName = 'to' | 'cc' | 'bcc';

export interface RecipientFieldProps {
  readonly name: RecipientFieldName;
  readonly label: string;
  readonly value: string;
  /** The keyboard starts here. */
  readonly startsHere: boolean;
  readonly onChange: (value: string) => void;
  /** Out of this line and into that one. */
  readonly onMove: (entry: string, to: RecipientFieldName) => void;
  readonly children?: ReactNode;
}

const dragType = 'application/x-hauspost-recipient';

/** People as chips, and a place to type the next one, completed from the people of one's mail. */
export function RecipientField({ name, label, value, startsHere, onChange, onMove, children }: RecipientFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [line, setLine] = useState<RecipientLine>(() => readLine(value));
  // Changed elsewhere: by another window, an earlier version, or by moving people between the lines.
  if (formatLine(line) !== value && formatLine(line).trim() !== value.trim()) setLine(readLine(value));
  const [active, setActive] = useState(-1);
  const [hint, setHint] = useState(0);
  const [isWriting, setIsWriting] = useState(false);
  const [isTarget, setIsTarget] = useState(false);
  const [isShut, setIsShut] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const hints = useContactHints(isWriting && !isShut ? line.pending : '', line.entries);
  const chosen = hints[Math.min(hint, hints.length - 1)];

  const put = (next: RecipientLine) => {
    setLine(next);
    setHint(0);
    if (formatLine(next) !== formatLine(line)) onChange(formatLine(next));
  };
  const take = (entry: string) => put(add({ ...line, pending: '' }, entry));
  const focusChip = (index: number) => {
    setActive(index);
    if (index < 0 || index >= line.entries.length) input.current?.focus();
    else box.current?.querySelectorAll<HTMLElement>('[data-chip]')[index]?.focus();
  };
  const drop = (index: number) => {
    put(removeAt(line, index));
    setActive(-1);
    input.current?.focus();
  };
  const edit = (index: number) => {
    put(editAt(line, index));
    setActive(-1);
    input.current?.focus();
  };

  const onInputKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isAtStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    const isList = hints.length > 0;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isList) {
      event.preventDefault();
      setHint((hint + (event.key === 'ArrowDown' ? 1 : hints.length - 1)) % hints.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined && !event.shiftKey) {
      event.preventDefault();
      take(chosen.entry);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && line.pending.trim() !== '') {
      event.preventDefault();
      put(commit(line));
    } else if (event.key === 'Escape' && isList) {
      event.preventDefault();
      setIsShut(true);
    } else if ((event.key === 'Backspace' || event.key === 'ArrowLeft') && isAtStart && line.entries.length > 0) {
      event.preventDefault();
      focusChip(line.entries.length - 1);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const next = paste(line, event.clipboardData.getData('text/plain'));
    if (next === null) return;
    event.preventDefault();
    put(next);
  };
  const onDrop = (event: DragEvent) => {
    const data = event.dataTransfer.getData(dragType);
    setIsTarget(false);
    if (data === '') return;
    event.preventDefault();
    const { entry, from } = JSON.parse(data) as { entry: string; from: RecipientFieldName };
    if (from !== name) onMove(entry, name);
  };
  return (
    <div
      ref={box}
      className={cx(header.line, classes.line, isTarget && classes.target)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setIsTarget(true);
      }}
      onDragLeave={() => setIsTarget(false)}
      onDrop={onDrop}
    >
      <label htmlFor={id} className={header.label}>
        {label}
      </label>
      <div className={classes.people}>
        <RecipientChips
          field={name}
          entries={line.entries}
          isFolded={!isWriting && active < 0}
          active={active}
          dragType={dragType}
          onActive={focusChip}
          onRemove={drop}
          onEdit={edit}
          onMove={onMove}
          onUnfold={() => input.current?.focus()}
        />
        <input
          id={id}
          ref={(element) => {
            input.current = element;
            if (element && startsHere && element.dataset['started'] === undefined) {
              element.dataset['started'] = '';
              element.focus();
            }
          }}
          role="combobox"
          aria-expanded={hints.length > 0}
          aria-controls={`${id}-people`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${chosen.address}` : undefined}
          className={classes.input}
          value={line.pending}
          maxLength={8_000}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => {
            setIsWriting(true);
            setActive(-1);
          }}
          onBlur={() => {
            setIsWriting(false);
            setIsShut(false);
            // A window that loses the keyboard is no end of typing.
            if (document.hasFocus()) put(commit(line));
          }}
          onChange={(event) => {
            setIsShut(false);
            put(typeInto(line, event.target.value));
          }}
          onKeyDown={onInputKey}
          onPaste={onPaste}
        />
        <ContactList
          id={`${id}-people`}
          optionId={(address) => `${id}-${address}`}
          label={t`People`}
          hints={hints}
          chosen={chosen}
          onTake={(entry) => {
            take(entry);
            input.current?.focus();
          }}
        />
      </div>
      {children}
    </div>
  );
}
