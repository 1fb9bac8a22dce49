import { Field } from '@base-ui/react/field';
import { Radio as Base } from '@base-ui/react/radio';
import { RadioGroup as BaseGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import classes from './choice.module.css';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

export type RadioProps = {
  value: string;
  label?: ReactNode;
  hint?: ReactNode;
  'aria-label'?: string;
  disabledReason?: string;
};

/** One choice inside a `RadioGroup`. */
export function Radio({ value, label, hint, disabledReason, ...rest }: RadioProps) {
  // A field each: inside one Field all radios take its one id, and a press on its label changes the choice.
  const dot = (
    <Base.Root
      value={value}
      readOnly={disabledReason !== undefined}
      aria-label={rest['aria-label']}
      aria-disabled={disabledReason !== undefined || undefined}
      aria-description={disabledReason}
      className={classes.dot}
    >
      <Base.Indicator className={classes.core} />
    </Base.Root>
  );
  const control = disabledReason === undefined ? dot : <Tooltip label={disabledReason}>{dot}</Tooltip>;
  if (!label) return <Field.Root className={classes.item}>{control}</Field.Root>;
  return (
    <Field.Root className={classes.item}>
      <label className={classes.line}>
        {control}
        <span className={classes.words}>
          {label}
          {hint && <span className={classes.hint}>{hint}</span>}
        </span>
      </label>
    </Field.Root>
  );
}

export type RadioGroupProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** Plain lists of choices. For a layout of your own, pass `Radio`s as children instead. */
  options?: readonly (RadioProps & { value: Value })[];
  children?: ReactNode;
  className?: string;
};

export function RadioGroup<Value extends string>({
  label,
  value,
  onChange,
  options,
  children,
  className,
}: RadioGroupProps<Value>) {
  return (
    <BaseGroup<Value>
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next)}
      className={cx(classes.radios, className)}
    >
      {options?.map((option) => (
        <Radio key={option.value} {...option} />
      ))}
      {children}
    </BaseGroup>
  );
}
