import { plural, t } from '@lingui/core/macro';
import { useEffect } from 'react';
import type { AppEvent } from '#shared/contract/events.ts';
import { cleanLine } from '#shared/model/line.ts';
import { coreClient } from '../../../lib/core.ts';
import { onCoreEvents } from '../../../lib/core-events.ts';
import { hasCapability } from '../../../lib/host.ts';
import { readSettings } from '../../../lib/settings.ts';
import { mayNotifyInWindow, notifyInWindow } from '../../../lib/window-notifications.ts';
import { openThread, openView } from '../../../state/navigate.ts';
import { showToast } from '../../../ui/index.ts';

type Attention = Extract<AppEvent, { type: 'attention' }>;

// The core answers for so many at once; beyond that a count says as much.
const maxAsked = 500;

/** Where the host cannot notify, the window tells of new mail itself; by the same settings, as the core reads them. */
export function useAttention(): void {
  useEffect(
    () =>
      onCoreEvents((events) => {
        if (hasCapability('notifications')) return;
        const all = events.filter((event) => event.type === 'attention');
        const arrived = [...new Map(all.map((event) => [event.threadId, event])).values()].slice(-maxAsked);
        if (arrived.length > 0) void tellWanted(arrived);
      }),
    [],
  );
}

/** A line that breaks meanwhile costs a notification and nothing else: the list shows what came. */
async function tellWanted(arrived: readonly Attention[]): Promise<void> {
  const news = arrived.map(({ threadId, isWoken = false }) => ({ threadId, isWoken }));
  const wanted = await coreClient.notifications.wanted({ news }).then(
    (ids) => new Set(ids),
    () => new Set(),
  );
  const told = arrived.filter(({ threadId }) => wanted.has(threadId));
  if (told.length > 0) tell(told);
}

function tell(told: readonly Attention[]): void {
  const [first] = told;
  if (!first) return;
  const isOne = told.length === 1;
  const name = cleanLine(first.from);
  const isPreview = isOne && readSettings().notificationPreview;
  const many = plural(told.length, { one: '# new mail', other: '# new mails' });
  const text = isPreview ? (first.isWoken === true ? t`Back again: ${name}` : t`New mail from ${name}`) : many;
  const detail = isPreview ? cleanLine(first.subject) : undefined;
  const open = () => (isOne ? openThread(first.threadId) : openView('inbox'));
  // Somebody who looks at the window sees it there; somebody who does not, is told by the browser.
  if (document.hidden && mayNotifyInWindow()) notifyInWindow('attention', text, detail ?? '', open);
  else showToast({ id: 'attention', text, detail, actions: [{ label: t`Open`, run: open }] });
}
