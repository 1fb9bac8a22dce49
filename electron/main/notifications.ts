import { Notification } from 'electron';
import type { ShellNotification } from '#shared/contract/shell.ts';
import type { ShellEvents } from './shell-events.ts';
import type { Texts } from './texts.ts';

/** A notification nobody touched is let go of after so many newer ones; the system shows but a few anyway. */
const maxKept = 50;

export interface Notifications {
  show(notification: ShellNotification): void;
}

export function createNotifications(events: ShellEvents, words: () => Texts, showWindow: () => void): Notifications {
  // Kept: a notification without a reference is collected, and its click is never heard.
  const shown = new Map<string, Notification>();

  return {
    show: (wanted) => {
      const note = new Notification({ ...wordNotification(wanted, words()), silent: false });
      shown.get(wanted.id)?.close();
      shown.set(wanted.id, note);
      for (const id of [...shown.keys()].slice(0, -maxKept)) shown.delete(id);
      const release = () => {
        if (shown.get(wanted.id) === note) shown.delete(wanted.id);
      };
      note.on('click', () => {
        release();
        showWindow();
        events.toOneWindow({ type: 'notification', id: wanted.id, actionId: null });
      });
      // The core acts on it, so that it works while no window is open.
      note.on('action', ({ actionIndex }) => {
        const actionId = wanted.actions[actionIndex];
        if (!actionId) return;
        release();
        events.toCore({ type: 'notification', id: wanted.id, actionId });
      });
      note.show();
    },
  };
}

export function wordNotification(wanted: ShellNotification, words: Texts) {
  const actions = wanted.actions.map((action) => ({ type: 'button' as const, text: words.actions[action] }));
  if (wanted.kind === 'selfTest') return { title: words.selfTest, body: words.selfTestBody, actions };
  return {
    title: wanted.from ?? words.newMail,
    body: wanted.subject ?? (wanted.from === null ? words.hiddenMail : ''),
    actions,
  };
}
