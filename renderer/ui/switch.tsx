import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';
import classes from './choice.module.css';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

export type SwitchProps = {
  /** Visible words after the switch. In a `SettingRow` leave it out: the row is the label. */
  label?: ReactNode;
  'aria-label'?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  disabledReason?: string;
  className?: string;
};

/** Acts at once. What only takes effect after a button is a checkbox. */
export function Switch({ label, isOn, onChange, disabledReason, className, ...rest }: SwitchProps) {
  const toggle = (
    <Base.Root
      checked={isOn}
      readOnly={disabledReason !== undefined}
      onCheckedChange={onChange}
      aria-label={rest['aria-label']}
      aria-disabled={disabledReason !== undefined || undefined}
      aria-description={disabledReason}
      className={cx(classes.switch, !label && className)}
    >
      <Base.Thumb className={classes.thumb} />
    </Base.Root>
  );
  const control = disabledReason === undefined ? toggle : <Tooltip label={disabledReason}>{toggle}</Tooltip>;
  if (!label) return control;
  return (
    <label className={cx(classes.line, className)}>
      {control}
      <span className={classes.words}>{label}</span>
    </label>
  );
}
