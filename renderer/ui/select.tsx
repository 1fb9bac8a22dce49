import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { cx } from './cx.ts';
import float from './float.module.css';
import { Icon, type IconType } from './icon.tsx';
import classes from './select.module.css';

export type SelectOption<Value extends string> = { value: Value; label: string; hint?: string; icon?: IconType };

export type SelectProps<Value extends string> = {
  /** The name, where no `Field` or `SettingRow` gives one. */
  label?: string;
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  disabledReason?: string;
  id?: string;
  className?: string;
};

export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  placeholder,
  disabledReason,
  id,
  className,
}: SelectProps<Value>) {
  return (
    <Base.Root<Value>
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      readOnly={disabledReason !== undefined}
      id={id}
    >
      <Base.Trigger
        aria-label={label}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-description={disabledReason}
        title={disabledReason}
        className={cx(classes.trigger, className)}
      >
        <Base.Value className={classes.value} placeholder={placeholder} />
        <Base.Icon>
          <Icon of={ChevronDown} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          alignItemWithTrigger={false}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={float.positioner}
        >
          <Base.Popup className={cx(float.float, classes.popup)}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={classes.option}>
                {option.icon && <Icon of={option.icon} />}
                <span className={classes.words}>
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.hint && <span className={classes.hint}>{option.hint}</span>}
                </span>
                <span className={classes.tick}>
                  <Base.ItemIndicator>
                    <Icon of={Check} />
                  </Base.ItemIndicator>
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
