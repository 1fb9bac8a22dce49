import { z } from 'zod';
import { command, query, nothing } from './define.ts';
import { accountId, count, emailAddress, shortText, undoable } from './values.ts';

export const server = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls']),
});
export type Server = z.infer<typeof server>;

export const account = z.strictObject({
  id: accountId,
  address: emailAddress,
  name: shortText,
  /** 1 to 6: which of the account marks it wears. */
  mark: z.number().int().min(1).max(6),
  kind: z.enum(['imap', 'demo']),
  incoming: server.nullable(),
  outgoing: server.nullable(),
  hasPassword: z.boolean(),
  unread: count,
});
export type Account = z.infer<typeof account>;

export const accounts = {
  list: query(nothing, z.array(account).max(200), 'accounts', 'threads'),
  /** Known providers, offline: `null` when the domain is not among them. */
  guess: query(
    z.strictObject({ address: emailAddress }),
    z
      .strictObject({
        provider: shortText,
        incoming: server,
        outgoing: server,
        needs: z.enum(['password', 'app-password', 'browser', 'bridge']),
      })
      .nullable(),
  ),
  /** Keeps the account, and the password encrypted in the vault. */
  add: command(
    z.strictObject({
      address: emailAddress,
      name: shortText,
      password: z.string().min(1).max(1_024),
      incoming: server,
      outgoing: server,
    }),
    z.strictObject({ id: accountId }),
  ),
  update: command(
    z.strictObject({
      id: accountId,
      name: shortText.min(1).optional(),
      mark: z.number().int().min(1).max(6).optional(),
    }),
    undoable,
  ),
  remove: command(z.strictObject({ id: accountId }), undoable),
};
