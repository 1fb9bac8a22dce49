import { useId, type ComponentProps, type ReactNode } from 'react';
import { Count } from './count.tsx';
import { cx } from './cx.ts';
import { Icon, type IconType } from './icon.tsx';
import { toAriaKeys } from './key-caps.ts';
import { Keys } from './keys.tsx';
import classes from './nav.module.css';
import { keyPlatform } from './platform.ts';
import { Tooltip } from './tooltip.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type NavItemProps = Omit<ComponentProps<'button'>, 'children' | 'disabled'> & {
  label: string;
  icon?: IconType;
  /** Instead of an icon: an account bar, a tag dot. */
  mark?: ReactNode;
  count?: number;
  /** The count holds something new: stronger. */
  isCountNew?: boolean;
  /** Read after the count: "unread". */
  countUnit?: string;
  /** Drawn at the right edge when `showsKeys`; always announced and in the rail's tooltip. */
  keys?: string;
  showsKeys?: boolean;
  isCurrent?: boolean;
  /** Only the icon; label and key move into the tooltip. */
  isRail?: boolean;
  /** A mail is being dragged over it. */
  isDropTarget?: boolean;
};

/** One row of a sidebar, in an `<li>` of its own. */
export function NavItem({
  label,
  icon,
  mark,
  count,
  isCountNew = false,
  countUnit,
  keys,
  showsKeys = false,
  isCurrent = false,
  isRail = false,
  isDropTarget = false,
  className,
  ...rest
}: NavItemProps) {
  const button = (
    <button
      type="button"
      {...rest}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={keys && toAriaKeys(keys, keyPlatform)}
      className={cx(classes.item, isRail && classes.rail, isDropTarget && classes.drop, className)}
    >
      {(icon || mark) && <span className={classes.lead}>{mark ?? (icon && <Icon of={icon} />)}</span>}
      {isRail ? <VisuallyHidden>{label}</VisuallyHidden> : <span className={classes.label}>{label}</span>}
      {!isRail && count !== undefined && <Count value={count} isNew={isCountNew} unit={countUnit} />}
      {!isRail && showsKeys && keys && <Keys keys={keys} />}
    </button>
  );
  return (
    <li>
      {isRail ? (
        <Tooltip label={label} keys={keys} side="right">
          {button}
        </Tooltip>
      ) : (
        button
      )}
    </li>
  );
}

export type NavHeadingProps = { id?: string; action?: ReactNode; children: ReactNode };

/** The quiet line above a group. Alone it stands above a `Tree`. */
export function NavHeading({ id, action, children }: NavHeadingProps) {
  return (
    <div className={classes.heading}>
      <h2 id={id} className={classes.headingWords}>
        {children}
      </h2>
      {action}
    </div>
  );
}

export type NavGroupProps = {
  /** Visible above the rows; in the rail it stays for screen readers. */
  label?: string;
  /** The name of a group without a visible heading. */
  'aria-label'?: string;
  isRail?: boolean;
  /** At the right of the heading: a small button. */
  action?: ReactNode;
  children: ReactNode;
  className?: string;
};

export function NavGroup({ label, isRail = false, action, children, className, ...rest }: NavGroupProps) {
  const headingId = useId();
  return (
    <div className={cx(isRail && label && classes.railGroup, className)}>
      {label && !isRail && (
        <NavHeading id={headingId} action={action}>
          {label}
        </NavHeading>
      )}
      <ul
        className={classes.list}
        aria-labelledby={label && !isRail ? headingId : undefined}
        aria-label={isRail ? (label ?? rest['aria-label']) : rest['aria-label']}
      >
        {children}
      </ul>
    </div>
  );
}
