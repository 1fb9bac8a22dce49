import { ChevronDown, ChevronUp } from 'lucide-react';
import { Button, type ButtonProps } from './button.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import type { MenuEntry } from './menu-entry.ts';
import { Menu } from './menu.tsx';
import classes from './split-button.module.css';

export type SplitButtonProps = Omit<ButtonProps, 'variant' | 'isWide'> & {
  variant?: 'primary' | 'secondary';
  /** Names the part with the arrow: "Send later". */
  menuLabel: string;
  items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  /** The menu opens upwards where the button stands at the foot of a pane. */
  side?: 'top' | 'bottom';
};

export function SplitButton({ variant = 'secondary', menuLabel, items, side = 'bottom', ...main }: SplitButtonProps) {
  return (
    <span className={classes.split}>
      <Button {...main} variant={variant} className={cx(classes.main, main.className)} />
      <Menu
        side={side}
        items={items}
        trigger={
          <Button
            variant={variant}
            size={main.size}
            aria-label={menuLabel}
            className={cx(classes.more, variant === 'primary' && classes.primary)}
          >
            <Icon of={side === 'top' ? ChevronUp : ChevronDown} />
          </Button>
        }
      />
    </span>
  );
}
