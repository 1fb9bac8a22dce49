import { Autocomplete } from '@base-ui/react/autocomplete';
import type { LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Dialog, Icon } from '../../../ui/index.ts';
import classes from './choice-dialog.module.css';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: LucideIcon | undefined;
}

interface ChoiceDialogProps {
  readonly title: string;
  readonly placeholder: string;
  readonly icon: LucideIcon;
  readonly isOpen: boolean;
  /** What fits what was typed, the best first. */
  choices(typed: string): readonly Choice[];
  /** Where nothing fits. */
  readonly empty: ReactNode;
  /** Below the list: what is special about the choice. */
  readonly note?: ReactNode;
  onChoose(id: string): void;
  onClose(): void;
  onClosed(): void;
}

/** One of many by typing a few letters: arrows walk, Enter takes, the mouse too. */
export function ChoiceDialog({ title, isOpen, onClose, onClosed, ...body }: ChoiceDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      onClosed={onClosed}
      title={title}
      isTitleHidden
      isFlush
      size="normal"
    >
      <ChoiceList title={title} {...body} />
    </Dialog>
  );
}

type ChoiceListProps = Omit<ChoiceDialogProps, 'isOpen' | 'onClose' | 'onClosed'>;

function ChoiceList({ title, placeholder, icon, choices, empty, note, onChoose }: ChoiceListProps) {
  const [typed, setTyped] = useState('');
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={choices(typed)}
      itemToStringValue={(choice: Choice) => choice.label}
      value={typed}
      onValueChange={(value, details) => {
        if (details.reason !== 'item-press') setTyped(value);
      }}
      autoHighlight="always"
      keepHighlight
    >
      <div className={classes.head}>
        <Icon of={icon} />
        <Autocomplete.Input aria-label={title} placeholder={placeholder} maxLength={200} className={classes.input} />
      </div>
      <Autocomplete.Empty>
        <p className={classes.empty}>{empty}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className={classes.list}>
        {(choice: Choice) => (
          <Autocomplete.Item
            key={choice.id}
            value={choice}
            onClick={() => onChoose(choice.id)}
            className={classes.item}
          >
            <span className={classes.icon}>{choice.icon && <Icon of={choice.icon} />}</span>
            <span className={classes.label}>{choice.label}</span>
            <span className={classes.hint}>{choice.hint}</span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      {note && <footer className={classes.foot}>{note}</footer>}
    </Autocomplete.Root>
  );
}
