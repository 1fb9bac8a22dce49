import { msg, t } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { DeliveryId, DraftId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { navigate, openDraft } from '../../state/navigate.ts';
import { getViewState } from '../../state/view-state.ts';
import { showToast } from '../../ui/index.ts';
import { flushSession, noteDiscarded } from './open-sessions.ts';

export type SendProblem = { readonly kind: 'nobody' } | { readonly kind: 'bad'; readonly texts: readonly string[] };

const longestToastMs = 60_000;

/** Sends what was written, or says what is in the way. Until its time has come it can be called back. */
export async function sendDraft(id: DraftId, sendAt?: number): Promise<SendProblem | null> {
  await flushSession(id);
  const { recipients, bad } = await coreClient.drafts.check({ id });
  if (bad.length > 0) return { kind: 'bad', texts: bad.map(({ text }) => text) };
  if (recipients.length === 0) return { kind: 'nobody' };
  const sent = await coreClient.drafts.send(sendAt === undefined ? { id } : { id, sendAt });
  noteDiscarded(id);
  const { route } = getViewState();
  if (route.page === 'drafts' && route.draftId === id) navigate({ page: 'drafts', draftId: null });
  showToast({
    id: 'send',
    text: sendAt === undefined ? t`Mail goes out` : t`Mail waits for its time`,
    durationMs: Math.min(longestToastMs, Math.max(4_000, sent.sendAt - Date.now())),
    actions: [{ label: t`Undo`, run: () => void callBack(sent.deliveryId).catch(showError) }],
  });
  return null;
}

/** Back on the desk, as it was. */
export async function callBack(id: DeliveryId): Promise<void> {
  const { draftId } = await coreClient.deliveries.cancel({ id });
  openDraft(draftId);
}

function readOpenDraft(): DraftId | null {
  const { route } = getViewState();
  return route.page === 'drafts' ? route.draftId : null;
}

/** The editor on screen shows what is in the way; the command only asks it. */
let openEditor: (() => Promise<void>) | null = null;

export function offerSending(send: () => Promise<void>): () => void {
  openEditor = send;
  return () => {
    if (openEditor === send) openEditor = null;
  };
}

export function needsSendable(): true | MessageDescriptor {
  return readOpenDraft() === null || openEditor === null ? msg`Open a draft first` : true;
}

export async function sendOpenDraft(): Promise<void> {
  await openEditor?.();
}
