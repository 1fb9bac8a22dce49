import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { useLingui } from '@lingui/react/macro';
import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import classes from './dialog.module.css';
import float from './float.module.css';

export type AlertDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The question. */
  title: ReactNode;
  /** What is lost, what stays. */
  text?: ReactNode;
  /** The verb at the end: "Discard draft". Never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  /** `danger` for a loss that cannot be undone. */
  tone?: 'plain' | 'danger';
  onConfirm: () => void;
  onClosed?: () => void;
  children?: ReactNode;
};

/** Asks before something that cannot be undone. Everything else acts at once and offers undo in a toast. */
export function AlertDialog({
  isOpen,
  onOpenChange,
  title,
  text,
  confirmLabel,
  cancelLabel,
  tone = 'plain',
  onConfirm,
  onClosed,
  children,
}: AlertDialogProps) {
  const { t } = useLingui();
  // The safe choice has the focus: Enter in a hurry loses nothing.
  const cancelRef = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(next) => {
        if (!next) onClosed?.();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={float.scrim} />
        <Base.Popup
          initialFocus={tone === 'danger' ? cancelRef : undefined}
          className={cx(float.float, classes.popup, classes.small)}
        >
          <header className={classes.head}>
            <div className={classes.titles}>
              <Base.Title className={classes.title}>{title}</Base.Title>
              {text && <Base.Description className={classes.description}>{text}</Base.Description>}
            </div>
          </header>
          <div className={classes.body}>{children}</div>
          <footer className={cx(classes.foot, classes.confirm)}>
            <Button
              variant={tone === 'danger' ? 'danger-fill' : 'primary'}
              onClick={() => {
                onConfirm();
                onOpenChange(false);
              }}
            >
              {confirmLabel}
            </Button>
            <Button ref={cancelRef} onClick={() => onOpenChange(false)}>
              {cancelLabel ?? t`Cancel`}
            </Button>
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
