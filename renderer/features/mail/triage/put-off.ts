import { t } from '@lingui/core/macro';
import type { ThreadId } from '#shared/ids.ts';
import { coreClient } from '../../../lib/core.ts';
import { showNotice } from '../../../lib/notices.ts';
import { threadsOf, type RowKey } from '../../../state/row-keys.ts';
import { offerUndo, type Undoable } from '../../undo/index.ts';
import { inBatches } from './in-batches.ts';
import { takeAway } from './triage.ts';

export function snoozeThreads(keys: readonly RowKey[], until: number): Promise<void> {
  return takeAway(keys, 'threads.snooze', () => inBatches(keys, ({ ids }) => coreClient.snooze.set({ ids, until })));
}

export function wakeThreads(keys: readonly RowKey[]): Promise<void> {
  return takeAway(keys, 'threads.unsnooze', () => inBatches(keys, ({ ids }) => coreClient.snooze.end({ ids })));
}

export async function pinThreads(keys: readonly RowKey[], isPinned: boolean): Promise<void> {
  const changed = await inBatches(keys, ({ ids }) => coreClient.threads.setPinned({ ids, isPinned }));
  offerUndo(isPinned ? 'threads.pin' : 'threads.unpin', changed);
}

export async function muteThreads(keys: readonly RowKey[], isMuted: boolean): Promise<void> {
  const changed = await inBatches(keys, ({ ids }) => coreClient.threads.setMuted({ ids, isMuted }));
  offerUndo(isMuted ? 'threads.mute' : 'threads.unmute', changed);
}

export async function labelThreads(
  keys: readonly RowKey[],
  mailboxId: Parameters<typeof coreClient.threads.setLabel>[0]['mailboxId'],
  isSet: boolean,
): Promise<void> {
  const changed = await inBatches(keys, (chosen) => coreClient.threads.setLabel({ ...chosen, mailboxId, isSet }));
  if (changed.every(({ undo }) => undo === null))
    showNotice(isSet ? t`They have this label already` : t`None of them has this label`);
  offerUndo(isSet ? 'threads.label' : 'threads.unlabel', changed);
}

export function joinThreads(keys: readonly RowKey[]): Promise<void> {
  return takeAway(keys, 'threads.merge', async () => {
    const ids = threadsOf(keys);
    return ids.length < 2 ? [] : [await coreClient.threads.merge({ ids })];
  });
}

/** Everybody who wrote these, but the user. */
export async function findSenders(ids: readonly ThreadId[]): Promise<{ address: string; name: string }[]> {
  const found = await coreClient.senders.ofThreads({ ids: [...ids] });
  return found.filter(({ isOwn }) => !isOwn);
}

/** Of new senders: all of theirs comes in, or goes on waiting. */
export function letSendersIn(keys: readonly RowKey[], verdict: 'allowed' | 'later'): Promise<void> {
  return takeAway(keys, verdict === 'allowed' ? 'senders.letIn' : 'senders.later', async () => {
    const changes: Undoable[] = [];
    for (const { address } of await findSenders(threadsOf(keys))) {
      changes.push(await coreClient.senders.letIn({ address, verdict }));
    }
    return changes;
  });
}

export async function markImportant(keys: readonly RowKey[], isVip: boolean): Promise<void> {
  const patterns = (await findSenders(threadsOf(keys))).map(({ address }) => address).slice(0, 100);
  if (patterns.length === 0) return;
  offerUndo(isVip ? 'senders.vip' : 'senders.unvip', await coreClient.senders.setVip({ patterns, isVip }));
}
