import { Trans } from '@lingui/react/macro';
import { ArrowUpRight, CircleCheck, TriangleAlert, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import classes from './person-line.module.css';

export type PersonLineProps = {
  name: string;
  address?: string;
  /** What the checks of the mail say: confirmed, or why not. */
  check?: { isConfirmed: true } | { isConfirmed: false; reason: string };
  isOutside?: boolean;
  isNewInThread?: boolean;
  /** History, role, time: quiet. */
  children?: ReactNode;
  className?: string;
};

/** A person without a picture: name, address, what is known about both. */
export function PersonLine({
  name,
  address,
  check,
  isOutside = false,
  isNewInThread = false,
  children,
  className,
}: PersonLineProps) {
  return (
    <span className={cx(classes.line, className)}>
      <span className={classes.name}>{name}</span>
      {address && <span className={classes.address}>{address}</span>}
      {check?.isConfirmed && (
        <span className={cx(classes.sign, classes.ok)}>
          <Icon of={CircleCheck} size={14} />
          <Trans>Sender confirmed</Trans>
        </span>
      )}
      {check && !check.isConfirmed && (
        <span className={cx(classes.sign, classes.failed)}>
          <Icon of={TriangleAlert} size={14} />
          {check.reason}
        </span>
      )}
      {isOutside && (
        <span className={cx(classes.sign, classes.outside)}>
          <Icon of={ArrowUpRight} size={14} />
          <Trans>outside</Trans>
        </span>
      )}
      {isNewInThread && (
        <span className={cx(classes.sign, classes.new)}>
          <Icon of={UserPlus} size={14} />
          <Trans>new in this conversation</Trans>
        </span>
      )}
      {children && <span className={classes.sign}>{children}</span>}
    </span>
  );
}
