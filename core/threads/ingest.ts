/**
 * How mail comes into the store and how the server's later word reaches it. All of it runs within a write of the
 * sync and queues nothing (but the move of a muted conversation). Local flags and places of a message stay as they
 * are while an op of the outbox about them is open; when it has ended, `followServer` in the same transaction settles
 * them by what the rows of `remote_messages` say.
 */
export type { Arrival, GmailFacts, Place, RemoteFlags, StoredArrival } from './arrival.ts';
export { storeMessages } from './store-messages.ts';
export { headersOnly } from './headers-only.ts';
export { forgetRaw, upgradeBody } from './upgrade-body.ts';
export { followServer, removeRemote, setRemoteFlags } from './follow-server.ts';
export { forgetMailbox, forgetUids, refreshMailbox, settleUids } from './remap-mailbox.ts';
