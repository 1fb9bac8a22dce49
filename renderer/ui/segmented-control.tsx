import { Field } from '@base-ui/react/field';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { cx } from './cx.ts';
import classes from './segmented-control.module.css';

export type SegmentedControlProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  className?: string;
};

/** Two to five short choices that are all worth seeing. More, or longer: `Select`. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  onChange,
  options,
  className,
}: SegmentedControlProps<Value>) {
  return (
    <RadioGroup<Value>
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next)}
      className={cx(classes.group, className)}
    >
      {options.map((option) => (
        // A field each: inside one Field all radios take its one id, and a press on its label changes the choice.
        <Field.Root key={option.value} className={classes.item}>
          <Radio.Root value={option.value} aria-label={option.label} className={classes.segment}>
            <span className={classes.word} data-word={option.label}>
              {option.label}
            </span>
          </Radio.Root>
        </Field.Root>
      ))}
    </RadioGroup>
  );
}
