import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { InboxSplit, SplitCondition } from '#shared/contract/inbox-splits.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { Button, Dialog, Field, TextField } from '../../ui/index.ts';
import { ConditionFields } from './condition-fields.tsx';
import classes from './split-dialog.module.css';

export type EditedSplit = Omit<InboxSplit, 'id'> & { readonly id: string | null };

const maxConditions = 8;

/** A condition has no name of its own, and is changed while it is shown. */
interface Line {
  readonly key: string;
  readonly condition: SplitCondition;
}

function lineOf(condition: SplitCondition): Line {
  return { key: crypto.randomUUID(), condition };
}

interface SplitDialogProps {
  readonly split: EditedSplit | null;
  onClose(): void;
  onSave(split: EditedSplit): Promise<void>;
}

/** A tab of the user's own: its name and what must hold. */
export function SplitDialog({ split, onClose, onSave }: SplitDialogProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(split);
  if (split !== null && split !== shown) setShown(split);
  if (shown === null) return null;
  return (
    <Dialog
      isOpen={split !== null}
      onOpenChange={onClose}
      onClosed={() => setShown(null)}
      title={shown.id === null ? t`New tab` : t`Change tab`}
    >
      <SplitForm split={shown} onClose={onClose} onSave={onSave} />
    </Dialog>
  );
}

function SplitForm({ split, onClose, onSave }: SplitDialogProps & { split: EditedSplit }) {
  const { t } = useLingui();
  const [name, setName] = useState(split.name);
  const [lines, setLines] = useState<readonly Line[]>(() => split.conditions.map(lineOf));
  const conditions = lines.map(({ condition }) => condition);
  const [error, setError] = useState<unknown>(null);
  const isIncomplete = conditions.some((condition) => condition.field === 'from' && condition.values.length === 0);
  const disabledReason =
    name.trim() === '' ? t`Enter a name` : isIncomplete ? t`Enter at least one address or @domain` : undefined;
  const save = async () => {
    try {
      await onSave({ ...split, name, conditions: [...conditions] });
      onClose();
    } catch (reason) {
      setError(reason);
    }
  };
  const change = (key: string, condition: SplitCondition) =>
    setLines(lines.map((line) => (line.key === key ? { key, condition } : line)));
  const remove = (key: string) => setLines(lines.filter((line) => line.key !== key));
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t`Name`}>
        <TextField value={name} onChange={setName} maxLength={60} />
      </Field>
      <fieldset className={classes.conditions}>
        <legend className={classes.legend}>
          <Trans>All of this holds</Trans>
        </legend>
        {lines.map(({ key, condition }) => (
          <ConditionFields
            key={key}
            condition={condition}
            onChange={(next) => change(key, next)}
            onRemove={lines.length > 1 ? () => remove(key) : undefined}
          />
        ))}
        {conditions.length < maxConditions && (
          <Button variant="plain" icon={Plus} onClick={() => setLines([...lines, lineOf({ field: 'toMe' })])}>
            <Trans>One more condition</Trans>
          </Button>
        )}
      </fieldset>
      <FormError error={error} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" disabledReason={disabledReason}>
          <Trans>Save</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
