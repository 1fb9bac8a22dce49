import { Toast as Base } from '@base-ui/react/toast';
import { useLingui } from '@lingui/react/macro';
import { CircleAlert, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import float from './float.module.css';
import { IconButton } from './icon-button.tsx';
import { Icon } from './icon.tsx';
import { closeToast, toastManager, type ToastData, type ToastOptions } from './toast-manager.ts';
import classes from './toasts.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** The place where toasts appear. F6 moves the focus into it, Esc closes the focused one. */
export function Toaster() {
  return (
    <Base.Provider toastManager={toastManager} limit={3}>
      <Viewport />
    </Base.Provider>
  );
}

function Viewport() {
  const { t } = useLingui();
  const { toasts } = Base.useToastManager<ToastData>();
  return (
    <Base.Portal>
      <Base.Viewport aria-label={t`Messages`} className={classes.viewport}>
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} />
        ))}
      </Base.Viewport>
    </Base.Portal>
  );
}

function ToastItem({ toast }: { toast: Base.Root.ToastObject<ToastData> }) {
  const { t } = useLingui();
  const { tone, actions = [], countdown } = toast.data ?? {};
  return (
    <Base.Root toast={toast} swipeDirection={['right', 'down']} className={cx(float.float, classes.toast)}>
      <Base.Content className={classes.content}>
        <div className={cx(classes.words, tone === 'warn' && classes.warn, tone === 'danger' && classes.danger)}>
          {tone === 'warn' && <Icon of={TriangleAlert} />}
          {tone === 'danger' && <Icon of={CircleAlert} />}
          <div>
            <Base.Title render={<p />} className={classes.title}>
              {countdown ? <Countdown id={toast.id} title={toast.title} {...countdown} /> : toast.title}
            </Base.Title>
            {toast.description && <Base.Description className={classes.detail}>{toast.description}</Base.Description>}
          </div>
        </div>
        {actions.map((action, index) => (
          <Button
            key={action.label}
            variant={index === 0 ? 'accent' : 'plain'}
            onClick={() => {
              action.run();
              if (!action.keepsOpen) closeToast(toast.id);
            }}
          >
            {action.label}
          </Button>
        ))}
        {actions.length < 2 && <Base.Close render={<IconButton label={t`Close`} icon={X} iconSize={14} />} />}
      </Base.Content>
    </Base.Root>
  );
}

type CountdownProps = NonNullable<ToastOptions['countdown']> & { id: string; title: ToastOptions['text'] };

// The ticking number is for eyes: a live region would read every second aloud.
function Countdown({ id, title, endsAt, text }: CountdownProps) {
  const [secondsLeft, setSecondsLeft] = useState(() => countSecondsUntil(endsAt));
  useEffect(() => {
    const timer = setInterval(() => {
      setSecondsLeft(countSecondsUntil(endsAt));
      if (Date.now() >= endsAt) closeToast(id);
    }, 200);
    return () => clearInterval(timer);
  }, [endsAt, id]);
  return (
    <>
      <VisuallyHidden>{title}</VisuallyHidden>
      <span aria-hidden="true">{text(secondsLeft)}</span>
    </>
  );
}

function countSecondsUntil(endsAt: number): number {
  return Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
}
