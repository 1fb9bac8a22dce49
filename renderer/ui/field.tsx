import { Field as Base } from '@base-ui/react/field';
import { Trans } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import classes from './field.module.css';
import { Icon } from './icon.tsx';

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** Says what is wrong and what helps. Its presence marks the control invalid. */
  error?: ReactNode;
  isOptional?: boolean;
  className?: string;
  /** One control of this folder: it picks up label, hint and error by itself. */
  children: ReactNode;
};

export function Field({ label, hint, error, isOptional = false, className, children }: FieldProps) {
  return (
    <Base.Root invalid={error !== undefined && error !== null} className={cx(classes.field, className)}>
      <Base.Label className={classes.label}>
        {label}
        {isOptional && (
          <span className={classes.optional}>
            {' '}
            <Trans>optional</Trans>
          </span>
        )}
      </Base.Label>
      {children}
      {error ? (
        <Base.Error match className={classes.error}>
          <Icon of={CircleAlert} size={14} />
          <span>{error}</span>
        </Base.Error>
      ) : (
        hint && <Base.Description className={classes.hint}>{hint}</Base.Description>
      )}
    </Base.Root>
  );
}
