import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DeliveryState } from '#shared/contract/deliveries.ts';
import type { OutboxItem } from '#shared/contract/outbox.ts';

/** Where a mail is on its way, in words. */
export const deliveryWords: Readonly<Record<DeliveryState, MessageDescriptor>> = {
  scheduled: msg`Waits for its time`,
  queued: msg`Goes out next`,
  sending: msg`Is being sent`,
  unknown: msg`Unclear whether it arrived; the Sent folder is being watched`,
  accepted: msg`Accepted by your server`,
  filed: msg`Filed in Sent`,
  seen: msg`Sent`,
  failed: msg`Could not be sent`,
  cancelled: msg`Called back`,
  missed: msg`Its time passed while Hauspost was closed`,
};

const kinds: Readonly<Record<string, MessageDescriptor>> = {
  'mail.flag': msg`Mark as read, unread or starred`,
  'mail.move': msg`Move`,
  'mail.label': msg`Change labels`,
  'mail.append': msg`Put a copy on the server`,
  'folder.create': msg`Create a folder`,
  'folder.rename': msg`Rename a folder`,
  'folder.remove': msg`Remove a folder`,
};

/** What a server has still to be told. */
export function describeEffect(kind: OutboxItem['kind']): MessageDescriptor {
  return kinds[kind] ?? msg`A change`;
}
