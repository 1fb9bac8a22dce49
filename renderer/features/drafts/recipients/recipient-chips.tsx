import { Plural, useLingui } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { showError } from '../../../lib/notices.ts';
import { ContextMenu, cx, Icon, type MenuEntry } from '../../../ui/index.ts';
import { faultWords } from './fault-words.ts';
import type { RecipientFieldName } from './recipient-field.tsx';
import classes from './recipient-field.module.css';
import { showRecipient } from './recipient-line.ts';

interface RecipientChipsProps {
  readonly field: RecipientFieldName;
  readonly entries: readonly string[];
  /** Many fold into a number while nobody writes here. */
  readonly isFolded: boolean;
  readonly active: number;
  readonly dragType: string;
  readonly onActive: (index: number) => void;
  readonly onRemove: (index: number) => void;
  readonly onEdit: (index: number) => void;
  readonly onMove: (entry: string, to: RecipientFieldName) => void;
  readonly onUnfold: () => void;
}

const shownWhenFolded = 8;

export function RecipientChips(props: RecipientChipsProps) {
  const { entries, isFolded, onUnfold } = props;
  const isCut = isFolded && entries.length > shownWhenFolded + 2;
  const shown = isCut ? entries.slice(0, shownWhenFolded) : entries;
  const hidden = entries.length - shown.length;
  return (
    <>
      {shown.map((entry, index) => (
        <Chip key={entry} {...props} entry={entry} index={index} />
      ))}
      {hidden > 0 && (
        <button type="button" className={classes.more} onClick={onUnfold}>
          <Plural value={hidden} one="and # more" other="and # more" />
        </button>
      )}
    </>
  );
}

function Chip({
  entry,
  index,
  field,
  active,
  dragType,
  entries,
  ...act
}: RecipientChipsProps & { entry: string; index: number }) {
  const { t, i18n } = useLingui();
  const { label, address, fault } = showRecipient(entry);
  const reason = fault === null ? null : i18n._(faultWords[fault]);
  const names: Readonly<Record<RecipientFieldName, string>> = {
    to: t`Move to “To”`,
    cc: t`Move to “Cc”`,
    bcc: t`Move to “Bcc”`,
  };
  const items = (): readonly MenuEntry[] => [
    { id: 'edit', label: t`Edit`, keys: 'Enter', run: () => act.onEdit(index) },
    { id: 'copy', label: t`Copy address`, run: () => void navigator.clipboard.writeText(address).catch(showError) },
    ...(['to', 'cc', 'bcc'] as const)
      .filter((name) => name !== field)
      .map((name) => ({ id: name, label: names[name], run: () => act.onMove(entry, name) })),
    { id: 'remove', label: t`Remove`, keys: 'Backspace', run: () => act.onRemove(index) },
  ];
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => act.onActive(Math.max(0, index - 1)),
      ArrowRight: () => act.onActive(index + 1),
      Home: () => act.onActive(0),
      End: () => act.onActive(entries.length),
      Backspace: () => act.onRemove(index),
      Delete: () => act.onRemove(index),
      Enter: () => act.onEdit(index),
      F2: () => act.onEdit(index),
      Escape: () => act.onActive(-1),
    };
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };
  return (
    <ContextMenu label={label} items={items}>
      <button
        type="button"
        data-chip
        draggable
        tabIndex={active === index ? 0 : -1}
        title={reason ?? address}
        aria-label={reason === null ? (label === address ? address : `${label}, ${address}`) : `${label}: ${reason}`}
        aria-invalid={fault !== null || undefined}
        className={cx(classes.chip, fault !== null && classes.bad)}
        onKeyDown={onKeyDown}
        onClick={() => act.onActive(index)}
        onDoubleClick={() => act.onEdit(index)}
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, JSON.stringify({ entry, from: field }));
          event.dataTransfer.setData('text/plain', entry);
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        {fault !== null && <Icon of={CircleAlert} size={12} />}
        {label}
      </button>
    </ContextMenu>
  );
}
