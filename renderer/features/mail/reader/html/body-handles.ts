import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { MessageId } from '#shared/ids.ts';
import { getViewState } from '../../../../state/view-state.ts';
import { currentMessage } from '../message-focus.ts';

/** What the open message lets commands do with its body; the body on screen offers it. */
export interface BodyHandle {
  readonly showImages: { readonly enabled: true | MessageDescriptor; run(): void };
  readonly allowSender: { readonly enabled: true | MessageDescriptor; run(): void };
  readonly toggleColors: { readonly enabled: true | MessageDescriptor; run(): void };
  readonly toggleText: { readonly enabled: true | MessageDescriptor; run(): void };
}

export type BodyAct = keyof BodyHandle;

const handles = new Map<MessageId, BodyHandle>();

/** Returns the way to take the offer back. */
export function offerBody(id: MessageId, handle: BodyHandle): () => void {
  handles.set(id, handle);
  return () => {
    if (handles.get(id) === handle) handles.delete(id);
  };
}

/** Of the message the keyboard is in, or the newest. */
export function whyNot(act: BodyAct): true | MessageDescriptor {
  const handle = currentBody();
  return handle === null ? msg`Open a conversation first` : handle[act].enabled;
}

export function actOnBody(act: BodyAct): void {
  const handle = currentBody();
  if (handle !== null && handle[act].enabled === true) handle[act].run();
}

/** The same for a button that stands beside its message. */
export function actOnMessage(id: MessageId, act: BodyAct): void {
  const handle = handles.get(id);
  if (handle?.[act].enabled === true) handle[act].run();
}

function currentBody(): BodyHandle | null {
  const { route } = getViewState();
  if (route.page !== 'mail' || route.threadId === null) return null;
  const id = currentMessage(route.threadId);
  return id === null ? null : (handles.get(id) ?? null);
}
