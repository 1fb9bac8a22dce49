import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';

export type ToastAction = {
  label: string;
  /** Closes the toast too, unless `keepsOpen`. */
  run: () => void;
  keepsOpen?: boolean;
};

export type ToastOptions = {
  /** One sentence: what happened, with its number. "14 conversations archived". */
  text: ReactNode;
  detail?: ReactNode;
  tone?: 'plain' | 'warn' | 'danger';
  /** At most two; the first is green. */
  actions?: readonly ToastAction[];
  /** How long it stays. Hover, focus and a window in the background stop the clock. 0 stays until closed. */
  durationMs?: number;
  /**
   * Counts down to a moment that does not wait for anybody (a mail that will be sent). `text` gets the seconds left;
   * the toast leaves at that moment, hovered or not.
   */
  countdown?: { endsAt: number; text: (secondsLeft: number) => string };
  /** A second toast with the same id replaces the first instead of stacking. */
  id?: string;
  onClosed?: () => void;
};

export type ToastData = Pick<ToastOptions, 'tone' | 'actions' | 'countdown'>;

const defaultDurationMs = 8000;

export const toastManager = Toast.createToastManager<ToastData>();

/** Shows a toast, from anywhere. Needs `UiProvider` in the tree. Returns its id. */
export function showToast({ text, detail, durationMs, id, onClosed, ...data }: ToastOptions): string {
  return toastManager.add({
    id,
    title: text,
    description: detail,
    timeout: data.countdown ? 0 : (durationMs ?? defaultDurationMs),
    priority: data.tone === 'danger' ? 'high' : 'low',
    onClose: onClosed,
    data,
  });
}

export function closeToast(id: string): void {
  toastManager.close(id);
}
