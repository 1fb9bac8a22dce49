import type { MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import type { SendWarning } from '#shared/contract/drafts.ts';
import type { DeliveryId, DraftId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { openSettings } from '../../state/navigate.ts';
import { getViewState } from '../../state/view-state.ts';
import { closeToast, showToast } from '../../ui/index.ts';
import { leaveDraft, showDraft } from './draft-places.ts';
import { flushSession, noteDiscarded } from './open-sessions.ts';

export type SendProblem =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'bad'; readonly texts: readonly string[] }
  | { readonly kind: 'warnings'; readonly warnings: readonly SendWarning[] };

interface SendOptions {
  readonly sendAt: number | undefined;
  /** The user has seen what is worth a second look. */
  readonly isSure: boolean;
}

const toastId = 'send';

/** Sends what was written, or says what is in the way. Until its time has come it can be called back. */
export async function sendDraft(id: DraftId, { sendAt, isSure }: SendOptions): Promise<SendProblem | null> {
  await flushSession(id);
  const { recipients, bad, warnings } = await coreClient.drafts.check({ id });
  if (bad.length > 0) return { kind: 'bad', texts: bad.map(({ text }) => text) };
  if (recipients.length === 0) return { kind: 'nobody' };
  if (warnings.length > 0 && !isSure) return { kind: 'warnings', warnings };
  const sent = await coreClient.drafts.send(sendAt === undefined ? { id } : { id, sendAt });
  noteDiscarded(id);
  const { route } = getViewState();
  if (route.page === 'drafts' && route.draftId === id) leaveDraft(id);
  offerWayBack(sent, sendAt !== undefined);
  return null;
}

function offerWayBack({ deliveryId, sendAt }: { deliveryId: DeliveryId; sendAt: number }, isLater: boolean): void {
  const undo = { label: t`Undo`, run: () => void callBack(deliveryId).catch(showError) };
  const follow = { label: t`Follow its way`, run: () => openSettings('outgoing') };
  const tellThatItGoes = () => showToast({ id: toastId, text: t`Mail goes out`, actions: [follow], durationMs: 4_000 });
  if (isLater) {
    showToast({ id: toastId, text: t`Mail waits for its time`, actions: [undo, follow] });
    return;
  }
  if (sendAt <= Date.now()) {
    tellThatItGoes();
    return;
  }
  const sendNow = async () => {
    closeToast(toastId);
    await coreClient.deliveries.sendNow({ id: deliveryId });
    tellThatItGoes();
  };
  showToast({
    id: toastId,
    text: t`Mail goes out`,
    countdown: {
      endsAt: sendAt,
      text: (secondsLeft) =>
        plural(secondsLeft, { one: 'Mail goes out in # second', other: 'Mail goes out in # seconds' }),
    },
    actions: [undo, { label: t`Send now`, run: () => void sendNow().catch(showError), keepsOpen: true }],
  });
}

/** Back on the desk, as it was. */
export async function callBack(id: DeliveryId): Promise<void> {
  const { draftId } = await coreClient.deliveries.cancel({ id });
  showDraft(draftId);
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
