import type { AppEvent } from '#shared/contract/events.ts';
import { readSettings } from '../settings/index.ts';
import { countUnreadInbox } from '../threads/index.ts';
import type { NotificationPorts } from './ports.ts';

type Attention = Extract<AppEvent, { type: 'attention' }>;

// A night's mail arrives in one batch; more cards than these say nothing that the badge does not say.
const maxAtOnce = 5;

/** Tells the shell of new mail as the settings have it. */
export async function announceMail({ db, events, shell, log }: NotificationPorts, signal: AbortSignal): Promise<void> {
  for await (const batch of events.subscribe(signal)) {
    const news = newestOf(batch.filter((event) => event.type === 'attention'));
    if (news.length === 0) continue;
    const { notifications, notificationPreview } = readSettings(db.read);
    if (!notifications) continue;
    for (const { threadId, from, subject } of news) {
      const text = notificationPreview ? { from, subject } : { from: null, subject: null };
      // The conversation's own id: the answer names what it is about, and its next mail replaces the card.
      const card = {
        id: threadId,
        kind: 'newMail' as const,
        ...text,
        actions: ['archive' as const, 'markRead' as const],
      };
      await shell.notify(card, { signal }).catch((error: unknown) => {
        log.warn({ err: error }, 'the shell did not show a notification');
      });
    }
  }
}

/** One card per conversation, newest last, so that it ends up on top. */
function newestOf(news: Attention[]): Attention[] {
  const byThread = new Map(news.toSorted((a, b) => a.at - b.at).map((event) => [event.threadId, event]));
  return [...byThread.values()].slice(-maxAtOnce);
}

/** Keeps the badge at the unread conversations of the inbox; batches of events make this one call for many changes. */
export async function followBadge({ db, events, shell, log }: NotificationPorts, signal: AbortSignal): Promise<void> {
  let shown = -1;
  const update = async () => {
    const unread = [...countUnreadInbox(db.read).values()].reduce((sum, count) => sum + count, 0);
    if (unread === shown) return;
    shown = unread;
    await shell.setBadge({ unread }, { signal }).catch((error: unknown) => {
      log.warn({ err: error }, 'the shell did not take the badge');
    });
  };
  const batches = events.subscribe(signal);
  await update();
  for await (const batch of batches) if (batch.some(changesUnread)) await update();
}

function changesUnread(event: AppEvent): boolean {
  return event.type === 'changed' && (event.topic === 'threads' || event.topic === 'accounts');
}
