import { plural, t } from '@lingui/core/macro';
import { useEffect } from 'react';
import type { AppEvent } from '#shared/contract/events.ts';
import { cleanLine } from '#shared/model/line.ts';
import { onCoreEvents } from '../../../lib/core-events.ts';
import { hasCapability } from '../../../lib/host.ts';
import { readSettings } from '../../../lib/settings.ts';
import { openThread, openView } from '../../../state/navigate.ts';
import { showToast } from '../../../ui/index.ts';

type Attention = Extract<AppEvent, { type: 'attention' }>;

/** Where the host cannot notify, the window tells of new mail itself; by the same settings. */
export function useAttention(): void {
  useEffect(
    () =>
      onCoreEvents((events) => {
        const all = events.filter((event) => event.type === 'attention');
        const arrived = [...new Map(all.map((event) => [event.threadId, event])).values()];
        if (arrived.length > 0 && readSettings().notifications && !hasCapability('notifications')) tell(arrived);
      }),
    [],
  );
}

function tell(arrived: readonly Attention[]): void {
  const [first] = arrived;
  if (!first) return;
  const isOne = arrived.length === 1;
  const name = cleanLine(first.from);
  const isPreview = isOne && readSettings().notificationPreview;
  showToast({
    id: 'attention',
    text: isPreview ? t`New mail from ${name}` : plural(arrived.length, { one: '# new mail', other: '# new mails' }),
    detail: isPreview ? cleanLine(first.subject) : undefined,
    actions: [{ label: t`Open`, run: () => (isOne ? openThread(first.threadId) : openView('inbox')) }],
  });
}
