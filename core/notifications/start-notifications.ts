import { actOnNotifications } from './act-on-notification.ts';
import { announceMail, followBadge } from './follow-mailbox.ts';
import type { NotificationPorts } from './ports.ts';

/**
 * Keeps the shell's notifications and badge in line with the mailbox until `signal` aborts. What the shell cannot do
 * is not asked of it; a shell that goes away costs a line in the log and nothing else.
 */
export async function startNotifications(ports: NotificationPorts, signal: AbortSignal): Promise<void> {
  const { shell, log } = ports;
  try {
    const { capabilities } = await shell.info({}, { signal });
    const canNotify = capabilities.includes('notifications');
    await Promise.all([
      canNotify ? announceMail(ports, signal) : undefined,
      canNotify ? actOnNotifications(ports, signal) : undefined,
      capabilities.includes('badge') ? followBadge(ports, signal) : undefined,
    ]);
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'notifications ended');
  }
}
