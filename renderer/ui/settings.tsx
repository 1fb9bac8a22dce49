import { Field } from '@base-ui/react/field';
import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import classes from './settings.module.css';

export type SettingRowProps = {
  label: ReactNode;
  /** What it means, what it costs. A short one stands beside the label, a sentence below it. */
  hint?: ReactNode;
  isHintBelow?: boolean;
  /** Quiet words before the control: "Plugged in, running". */
  note?: ReactNode;
  /** One control: it takes the row's label as its name. Several name themselves. */
  children: ReactNode;
  /** For search and deep links. */
  id?: string;
  className?: string;
};

export function SettingRow({ label, hint, isHintBelow = false, note, children, id, className }: SettingRowProps) {
  return (
    <Field.Root id={id} className={cx(classes.row, className)}>
      <div className={classes.words}>
        <Field.Label className={classes.label}>{label}</Field.Label>
        {hint && (
          <Field.Description className={cx(classes.hint, isHintBelow && classes.below)} render={<span />}>
            {hint}
          </Field.Description>
        )}
      </div>
      <div className={classes.control}>
        {note && <span className={classes.note}>{note}</span>}
        {children}
      </div>
    </Field.Root>
  );
}

export type SettingGroupProps = {
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** At the right of the title: a time, a button. */
  aside?: ReactNode;
  headingLevel?: 2 | 3;
  id?: string;
  className?: string;
  children: ReactNode;
};

export function SettingGroup({ title, lead, aside, headingLevel = 2, id, className, children }: SettingGroupProps) {
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section id={id} aria-labelledby={headingId} className={cx(classes.group, className)}>
      <div className={classes.head}>
        <Heading id={headingId} className={classes.title}>
          {title}
        </Heading>
        {aside && <div className={classes.aside}>{aside}</div>}
      </div>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </section>
  );
}
