import { Notification } from 'electron';
import type { NotifyOutcome, ShellNotification } from '#shared/contract/shell.ts';
import type { ShellEvents } from './shell-events.ts';
import type { Texts } from './texts.ts';

/** A notification nobody touched is let go of after so many newer ones; the system shows but a few anyway. */
const maxKept = 50;

/** Systems that tell whether they showed one do so at once; the others never do. */
const patienceMs = 3_000;

export interface Notifications {
  show(notification: ShellNotification): Promise<NotifyOutcome>;
}

export function createNotifications(events: ShellEvents, words: () => Texts, showWindow: () => void): Notifications {
  // Kept: a notification without a reference is collected, and its click is never heard.
  const shown = new Map<string, Notification>();

  return {
    show: async (wanted) => {
      if (!Notification.isSupported()) return { outcome: 'unsupported', reason: null };
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
      note.on('action', ({ actionIndex }) => {
        const actionId = wanted.actions[actionIndex];
        if (!actionId) return;
        release();
        const event = { type: 'notification' as const, id: wanted.id, actionId };
        // An answer is written in a window. All else the core does, so that it works while none is open.
        if (actionId === 'reply') {
          showWindow();
          events.toOneWindow(event);
        } else {
          events.toCore(event);
        }
      });
      const outcome = wanted.kind === 'selfTest' ? hearOutcome(note) : taken;
      note.show();
      return outcome;
    },
  };
}

const taken: Promise<NotifyOutcome> = Promise.resolve({ outcome: 'accepted', reason: null });

/** Whoever tries it out waits for what the system says; new mail does not. */
function hearOutcome(note: Notification): Promise<NotifyOutcome> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve({ outcome: 'accepted', reason: null }), patienceMs);
    const settle = (outcome: NotifyOutcome) => {
      clearTimeout(patience);
      resolve(outcome);
    };
    note.on('show', () => settle({ outcome: 'shown', reason: null }));
    note.on('failed', (_, error) => settle({ outcome: 'failed', reason: error.slice(0, 500) }));
  });
}

export function wordNotification(wanted: ShellNotification, words: Texts) {
  const { kind, count, from, subject } = wanted;
  const actions = wanted.actions.map((action) => ({ type: 'button' as const, text: words.actions[action] }));
  if (kind === 'selfTest') return { title: words.selfTest, body: words.selfTestBody, actions };
  if (kind === 'newMails') return { title: words.newMails(count), body: from ?? words.hiddenMail, actions };
  const title = kind === 'woken' ? words.woken : words.newMail;
  if (from === null) return { title, body: words.hiddenMail, actions };
  return { title: kind === 'woken' ? `${title}: ${from}` : from, body: subject ?? '', actions };
}
