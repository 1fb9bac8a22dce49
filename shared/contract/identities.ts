import { z } from 'zod';
import { command, nothing, query } from './define.ts';
import { accountId, emailAddress, identityId, longText, shortText, undoable } from './values.ts';

/** A name to write under. An account has at least one. */
export const identity = z.strictObject({
  id: identityId,
  accountId,
  address: emailAddress,
  name: shortText,
  replyTo: emailAddress.nullable(),
  signatureNew: longText,
  signatureReply: longText,
});
export type Identity = z.infer<typeof identity>;

const fields = identity.omit({ id: true, accountId: true });

export const identities = {
  /** By account, the first of each is the one a new mail begins with. */
  list: query(nothing, z.array(identity).max(1_000), 'identities', 'accounts'),
  add: command(
    z.strictObject({ accountId, address: emailAddress, name: shortText }),
    z.strictObject({ id: identityId }),
  ),
  update: command(fields.partial().extend({ id: identityId }), undoable),
  remove: command(z.strictObject({ id: identityId }), undoable),
  makeFirst: command(z.strictObject({ id: identityId }), undoable),
};
