import type { AppEvent } from '#shared/contract/events.ts';
import type { ShellNotification } from '#shared/contract/shell.ts';
import { manyId } from '#shared/notification-ids.ts';
import { readSettings } from '../settings/index.ts';
import { countUnreadInbox } from '../threads/index.ts';
import type { NotificationPorts } from './ports.ts';
import { whoIsTold } from './who-is-told.ts';

type Attention = Extract<AppEvent, { type: 'attention' }>;

// A night's mail arrives in one batch; more cards than these are one card that counts them.
const maxCards = 3;

/** Tells the shell of new mail, and of what woke, as the settings have it. */
export async function announceMail(ports: NotificationPorts, signal: AbortSignal): Promise<void> {
  const { db, events, shell, clock, log } = ports;
  for await (const batch of events.subscribe(signal)) {
    const happened = batch.filter((event) => event.type === 'attention');
    if (happened.length === 0) continue;
    const settings = readSettings(db.read);
    const news = happened.map(({ threadId, isWoken = false }) => ({ threadId, isWoken }));
    const now = { at: clock.now(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const told = whoIsTold(db.read, settings, news, now);
    const cards = cardsFor(
      newestOf(happened.filter(({ threadId }) => told.has(threadId))),
      settings.notificationPreview,
    );
    for (const card of cards) {
      await shell.notify(card, { signal }).catch((error: unknown) => {
        log.warn({ err: error }, 'the shell did not show a notification');
      });
    }
  }
}

function cardsFor(news: readonly Attention[], isPreview: boolean): ShellNotification[] {
  if (news.length > maxCards) {
    const names = [...new Set(news.toReversed().map(({ from }) => from))].filter((name) => name !== '').slice(0, 3);
    const from = isPreview && names.length > 0 ? names.join(', ').slice(0, 500) : null;
    return [{ id: manyId, kind: 'newMails', count: news.length, from, subject: null, actions: [] }];
  }
  // The conversation's own id: the answer names what it is about, and its next mail replaces the card.
  return news.map(({ threadId, from, subject, isWoken }) => ({
    id: threadId,
    kind: isWoken === true ? 'woken' : 'newMail',
    count: 1,
    ...(isPreview ? { from, subject } : { from: null, subject: null }),
    actions: ['archive', 'reply', 'markRead'],
  }));
}

/** One card per conversation, newest last, so that it ends up on top. */
function newestOf(news: Attention[]): Attention[] {
  return [...new Map(news.toSorted((a, b) => a.at - b.at).map((event) => [event.threadId, event])).values()];
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
