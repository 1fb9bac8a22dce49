import { useLingui } from '@lingui/react';
import { cx } from './cx.ts';
import classes from './count.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type CountProps = {
  value: number;
  /** Something in it is new: darker and stronger. */
  isNew?: boolean;
  /** Read after the number: "unread". */
  unit?: string;
  className?: string;
};

/** A quiet number, written as the language writes it. */
export function Count({ value, isNew = false, unit, className }: CountProps) {
  const { i18n } = useLingui();
  return (
    <span className={cx(classes.count, isNew && classes.new, className)}>
      {i18n.number(value)}
      {unit && <VisuallyHidden> {unit}</VisuallyHidden>}
    </span>
  );
}

/** A number on a corner: queued toasts, selected rows. */
export function Badge({ value, unit }: { value: number; unit?: string }) {
  const { i18n } = useLingui();
  return (
    <span className={classes.badge}>
      {i18n.number(value)}
      {unit && <VisuallyHidden> {unit}</VisuallyHidden>}
    </span>
  );
}
