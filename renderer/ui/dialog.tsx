import { Dialog as Base } from '@base-ui/react/dialog';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { cx } from './cx.ts';
import classes from './dialog.module.css';
import float from './float.module.css';
import { IconButton } from './icon-button.tsx';

export type DialogProps = {
  isOpen: boolean;
  /** Esc, the scrim and the cross ask for `false`. */
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** The palette has a field where others have a title: it stays for screen readers. */
  isTitleHidden?: boolean;
  description?: ReactNode;
  /** Beside the title: a segmented control, a link. */
  aside?: ReactNode;
  /** Primary first; they align left. */
  actions?: ReactNode;
  size?: 'small' | 'normal' | 'wide' | 'page';
  /** Content that reaches the edge and scrolls by itself. */
  isFlush?: boolean;
  /** Nothing in it takes the keyboard: arrows scroll it. */
  isOnlyRead?: boolean;
  /** Where the caret goes; by default the first thing that takes focus. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where focus returns, when the opener is gone by then. */
  finalFocus?: RefObject<HTMLElement | null>;
  onClosed?: () => void;
  trigger?: ReactElement;
  className?: string;
  children?: ReactNode;
};

export function Dialog({
  isOpen,
  onOpenChange,
  title,
  isTitleHidden = false,
  description,
  aside,
  actions,
  size = 'normal',
  isFlush = false,
  isOnlyRead = false,
  initialFocus,
  finalFocus,
  onClosed,
  trigger,
  className,
  children,
}: DialogProps) {
  const { t } = useLingui();
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(next) => {
        if (!next) onClosed?.();
      }}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={float.scrim} />
        <Base.Popup
          initialFocus={initialFocus}
          finalFocus={finalFocus}
          aria-label={isTitleHidden && typeof title === 'string' ? title : undefined}
          className={cx(float.float, classes.popup, size !== 'normal' && classes[size], className)}
        >
          {!isTitleHidden && (
            <header className={cx(classes.head, classes.closable)}>
              <div className={classes.titles}>
                <Base.Title className={classes.title}>{title}</Base.Title>
                {description && <Base.Description className={classes.description}>{description}</Base.Description>}
              </div>
              {aside}
            </header>
          )}
          <div
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached without a mouse
            tabIndex={isOnlyRead ? 0 : undefined}
            className={cx(classes.body, (isFlush || isTitleHidden) && classes.flush)}
          >
            {children}
          </div>
          {actions && <footer className={classes.foot}>{actions}</footer>}
          {/* Last in the tab order, so that a dialog opens on its first field. */}
          {!isTitleHidden && (
            <Base.Close render={<IconButton label={t`Close`} icon={X} keys="Escape" className={classes.close} />} />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
