import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './choice.module.css';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export type CheckboxProps = {
  /** Visible words. Without them `aria-label` names the box. */
  label?: ReactNode;
  hint?: ReactNode;
  'aria-label'?: string;
  isChecked: boolean;
  /** Some, not all: the head of a list with a partial selection. */
  isMixed?: boolean;
  onChange: (isChecked: boolean) => void;
  disabledReason?: string;
  /** `small` fits the gutter of a mail row; `round` is the tick of a task. */
  shape?: 'square' | 'small' | 'round';
  className?: string;
};

export function Checkbox({
  label,
  hint,
  isChecked,
  isMixed = false,
  onChange,
  disabledReason,
  shape = 'square',
  className,
  ...rest
}: CheckboxProps) {
  const box = (
    <Base.Root
      checked={isChecked}
      indeterminate={isMixed}
      readOnly={disabledReason !== undefined}
      onCheckedChange={onChange}
      aria-label={rest['aria-label']}
      aria-disabled={disabledReason !== undefined || undefined}
      aria-description={disabledReason}
      className={cx(
        classes.box,
        shape === 'round' && classes.round,
        shape === 'small' && classes.small,
        !label && className,
      )}
    >
      <Base.Indicator className={classes.indicator}>
        <Icon of={isMixed ? Minus : Check} size={12} />
      </Base.Indicator>
    </Base.Root>
  );
  const control = disabledReason === undefined ? box : <Tooltip label={disabledReason}>{box}</Tooltip>;
  if (!label) return control;
  return (
    <label className={cx(classes.line, className)}>
      {control}
      <span className={classes.words}>
        {label}
        {hint && <span className={classes.hint}>{hint}</span>}
      </span>
    </label>
  );
}
