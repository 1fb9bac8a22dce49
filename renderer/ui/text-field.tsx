import { Input } from '@base-ui/react/input';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconType } from './icon.tsx';
import classes from './text-field.module.css';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'defaultValue' | 'size'> & {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  icon?: IconType;
  /** A check, a unit, a small button: stands inside, at the right edge. */
  trailing?: ReactNode;
  /** A lighter edge, for a search field in a bar. */
  isQuiet?: boolean;
};

/** Without a `Field` around it, it needs `aria-label`. */
export function TextField({ value, onChange, icon, trailing, isQuiet = false, className, ...rest }: TextFieldProps) {
  return (
    <div className={cx(classes.box, isQuiet && classes.quiet, className)}>
      {icon && <Icon of={icon} />}
      <Input {...rest} value={value} onValueChange={(next) => onChange?.(next)} className={classes.input} />
      {trailing && <span className={classes.trailing}>{trailing}</span>}
    </div>
  );
}
