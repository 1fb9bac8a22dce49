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
  /** One control: it takes the row's label as its name. */
  children: ReactNode;
  /** Several controls, or only buttons and chips: they name themselves, the label names their group. */
  isGroup?: boolean;
  /** For search and deep links. */
  id?: string;
  className?: string;
};

export function SettingRow({ isGroup = false, ...props }: SettingRowProps) {
  return isGroup ? <GroupRow {...props} /> : <ControlRow {...props} />;
}

type RowProps = Omit<SettingRowProps, 'isGroup'>;

function ControlRow({ label, hint, isHintBelow, note, children, id, className }: RowProps) {
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
      <RowControl note={note}>{children}</RowControl>
    </Field.Root>
  );
}

function GroupRow({ label, hint, isHintBelow, note, children, id, className }: RowProps) {
  const labelId = useId();
  const hintId = useId();
  return (
    <div
      id={id}
      role="group"
      aria-labelledby={labelId}
      aria-describedby={hint ? hintId : undefined}
      className={cx(classes.row, className)}
    >
      <div className={classes.words}>
        <span id={labelId} className={classes.label}>
          {label}
        </span>
        {hint && (
          <span id={hintId} className={cx(classes.hint, isHintBelow && classes.below)}>
            {hint}
          </span>
        )}
      </div>
      <RowControl note={note}>{children}</RowControl>
    </div>
  );
}

function RowControl({ note, children }: Pick<RowProps, 'note' | 'children'>) {
  return (
    <div className={classes.control}>
      {note && <span className={classes.note}>{note}</span>}
      {children}
    </div>
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
