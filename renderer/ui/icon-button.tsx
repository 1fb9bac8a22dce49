import type { ComponentProps, MouseEvent } from 'react';
import { cx } from './cx.ts';
import classes from './icon-button.module.css';
import { Icon, type IconSize, type IconType } from './icon.tsx';
import { toAriaKeys } from './key-caps.ts';
import { keyPlatform } from './platform.ts';
import { Tooltip, type TooltipSide } from './tooltip.tsx';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'children' | 'aria-label'> & {
  /** The name, for screen readers and in the tooltip. A whole word or two, never an abbreviation. */
  label: string;
  icon: IconType;
  iconSize?: IconSize;
  keys?: string;
  /** Set it only on a toggle: it becomes `aria-pressed`. */
  isPressed?: boolean;
  variant?: 'quiet' | 'outlined' | 'danger';
  /** `inline` fits a 20 px text line. */
  size?: 'normal' | 'inline';
  disabledReason?: string;
  tooltipSide?: TooltipSide;
};

export function IconButton({
  label,
  icon,
  iconSize = 16,
  keys,
  isPressed,
  variant = 'quiet',
  size = 'normal',
  disabledReason,
  tooltipSide,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const isLocked = disabledReason !== undefined;
  return (
    <Tooltip
      label={isLocked ? `${label}: ${disabledReason}` : label}
      keys={isLocked ? undefined : keys}
      side={tooltipSide}
    >
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={isPressed}
        aria-disabled={isLocked || undefined}
        aria-description={disabledReason}
        aria-keyshortcuts={keys && toAriaKeys(keys, keyPlatform)}
        onClick={isLocked ? stopClick : onClick}
        className={cx(
          classes.button,
          size === 'inline' && classes.inline,
          variant === 'outlined' && classes.outlined,
          variant === 'danger' && classes.danger,
          isLocked && classes.off,
          className,
        )}
      >
        <Icon of={icon} size={iconSize} />
      </button>
    </Tooltip>
  );
}

function stopClick(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
