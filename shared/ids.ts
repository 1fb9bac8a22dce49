/** Our ids are UUIDv7: unique without a server, and they sort by the time they were made. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type AccountId = Branded<'account'>;
export type MailboxId = Branded<'mailbox'>;
export type ThreadId = Branded<'thread'>;
export type MessageId = Branded<'message'>;
export type DraftId = Branded<'draft'>;
export type DraftAttachmentId = Branded<'draft attachment'>;
export type IdentityId = Branded<'identity'>;
export type TemplateId = Branded<'template'>;
export type FollowUpId = Branded<'follow-up'>;
export type DeliveryId = Branded<'delivery'>;
export type JobId = Branded<'job'>;
export type UndoToken = Branded<'undo'>;
export type CorrelationId = Branded<'correlation'>;

let lastMs = 0;
let counter = 0;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const idBytes = 10;
// A mailbox that comes in makes several ids a message; asking for their bytes one by one costs more than all the rest.
const pool = new Uint8Array(idBytes * 100);
let poolAt = pool.length;

/** RFC 9562 UUIDv7; ids made within one millisecond still sort in the order they were made. */
export function newId<Id extends string>(nowMs: number): Id {
  const random = takeRandom();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = (((random[0] ?? 0) << 8) | (random[1] ?? 0)) & 0x7ff;
  } else {
    counter += 1;
    // rand_a holds 12 bits: when a millisecond is used up, borrow the next one rather than repeat.
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const sequence = counter.toString(16).padStart(3, '0');
  const variant = (0x80 | ((random[2] ?? 0) & 0x3f)).toString(16);
  let rest = '';
  for (let at = 3; at < idBytes; at += 1) rest += hex[random[at] ?? 0] ?? '';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}${rest.slice(0, 2)}-${rest.slice(2)}` as Id;
}

/** Bytes that no other id has: a view that is good until the next call. */
function takeRandom(): Uint8Array {
  if (poolAt >= pool.length) {
    crypto.getRandomValues(pool);
    poolAt = 0;
  }
  poolAt += idBytes;
  return pool.subarray(poolAt - idBytes, poolAt);
}
