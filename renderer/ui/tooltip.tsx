import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import float from './float.module.css';
import { Keys } from './keys.tsx';
import classes from './tooltip.module.css';

export type TooltipSide = 'top' | 'bottom' | 'left' | 'right';

export type TooltipProps = {
  label: ReactNode;
  keys?: string;
  side?: TooltipSide;
  /** One focusable element. It needs a name of its own: the tooltip is for eyes only. */
  children: ReactElement;
};

export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root onOpenChange={letEscapeThrough}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className={classes.positioner}>
          <Base.Popup className={cx(float.float, classes.tooltip)}>
            {label}
            {keys && <Keys keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

// Esc closes the tooltip and, with the same press, whatever lies below it: nobody sees the tooltip as a layer.
function letEscapeThrough(_isOpen: boolean, { reason, allowPropagation }: Base.Root.ChangeEventDetails): void {
  if (reason === 'escape-key') allowPropagation();
}
