import { Loader } from 'lucide-react';
import type { ComponentProps, MouseEvent } from 'react';
import classes from './button.module.css';
import { cx } from './cx.ts';
import { Icon, type IconType } from './icon.tsx';
import { toAriaKeys } from './key-caps.ts';
import { Keys } from './keys.tsx';
import { keyPlatform } from './platform.ts';
import { Tooltip } from './tooltip.tsx';

/** `accent` is a plain button whose word is green: the undo of a toast. `danger-fill` only confirms a loss. */
export type ButtonVariant = 'primary' | 'secondary' | 'plain' | 'accent' | 'danger' | 'danger-fill';

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  variant?: ButtonVariant;
  size?: 'normal' | 'large';
  icon?: IconType;
  /** Drawn inside the button, and announced. */
  keys?: string;
  /** Locks the button and says why. It stays focusable, so the reason can be found. */
  disabledReason?: string;
  /** Keeps the label and the width, ignores clicks. */
  isLoading?: boolean;
  /** Fills its container; key caps move to the right edge. */
  isWide?: boolean;
};

const variantClasses: Readonly<Record<ButtonVariant, string | undefined>> = {
  primary: classes.primary,
  secondary: undefined,
  plain: classes.plain,
  accent: classes.accent,
  danger: classes.danger,
  'danger-fill': classes.dangerFill,
};

export function Button({
  variant = 'secondary',
  size = 'normal',
  icon,
  keys,
  disabledReason,
  isLoading = false,
  isWide = false,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const isLocked = disabledReason !== undefined;
  const button = (
    <button
      {...rest}
      type={isLocked || isLoading ? 'button' : type}
      aria-disabled={isLocked || isLoading || undefined}
      aria-busy={isLoading || undefined}
      aria-description={disabledReason ?? rest['aria-description']}
      aria-keyshortcuts={keys && toAriaKeys(keys, keyPlatform)}
      onClick={isLocked || isLoading ? stopClick : onClick}
      className={cx(
        classes.button,
        variantClasses[variant],
        size === 'large' && classes.large,
        isWide && classes.wide,
        isLocked && classes.off,
        className,
      )}
    >
      {isLoading ? <Icon of={Loader} className={classes.busy} /> : icon && <Icon of={icon} />}
      <span className={isWide ? classes.label : undefined}>{children}</span>
      {keys && <Keys keys={keys} />}
    </button>
  );
  return isLocked ? <Tooltip label={disabledReason}>{button}</Tooltip> : button;
}

function stopClick(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
