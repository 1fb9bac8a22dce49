import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import float from './float.module.css';
import classes from './popover.module.css';

export type PopoverProps = {
  trigger: ReactElement;
  title?: ReactNode;
  /** Needed when there is no title. */
  label?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** Content that reaches the edge: a list, a calendar. */
  isFlush?: boolean;
  className?: string;
  children: ReactNode;
};

export function Popover({
  trigger,
  title,
  label,
  side = 'bottom',
  align = 'start',
  isOpen,
  onOpenChange,
  isFlush = false,
  className,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className={float.positioner}>
          <Base.Popup
            aria-label={label}
            className={cx(float.float, classes.popup, isFlush && classes.flush, className)}
          >
            {title && <Base.Title className={classes.title}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
