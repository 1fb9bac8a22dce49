import type { NotifyOutcome } from '#shared/contract/shell.ts';

/** Notifications of the browser itself, for hosts that show none. They need a page that is trusted, and the user's leave. */
export function canNotifyInWindow(): boolean {
  return 'Notification' in window && window.isSecureContext;
}

export function mayNotifyInWindow(): boolean {
  return canNotifyInWindow() && Notification.permission === 'granted';
}

/** Asks for leave where nobody has decided yet. */
export async function askWindowNotifications(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted';
}

/** `tag` names what it is about: a newer one takes its place. */
export function notifyInWindow(tag: string, title: string, body: string, onClick: () => void): Notification {
  const note = new Notification(title, { body, tag });
  note.addEventListener('click', () => {
    window.focus();
    note.close();
    onClick();
  });
  return note;
}

const patienceMs = 3_000;

export function testWindowNotification(title: string): Promise<NotifyOutcome> {
  return new Promise((resolve) => {
    const note = notifyInWindow('self-test', title, '', () => {});
    const patience = setTimeout(() => resolve({ outcome: 'accepted', reason: null }), patienceMs);
    const settle = (outcome: NotifyOutcome['outcome']) => () => {
      clearTimeout(patience);
      resolve({ outcome, reason: null });
    };
    note.addEventListener('show', settle('shown'));
    note.addEventListener('error', settle('failed'));
  });
}
