import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import classes from './text-field.module.css';

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'defaultValue' | 'ref'> & {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  /** The user's own words, set in serif. */
  isLetter?: boolean;
};

/** Grows with its text. Without a `Field` around it, it needs `aria-label`. */
export function TextArea({ value, defaultValue, onChange, isLetter = false, className, ...rest }: TextAreaProps) {
  return (
    <Field.Control
      value={value}
      defaultValue={defaultValue}
      onValueChange={(next) => onChange?.(next)}
      render={<textarea {...rest} className={cx(classes.area, isLetter && classes.letter, className)} />}
    />
  );
}
