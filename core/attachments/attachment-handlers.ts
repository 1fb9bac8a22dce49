import type { attachments as contract } from '#shared/contract/attachments.ts';
import { AppError } from '#shared/errors.ts';
import { requirePart } from '../messages/known-part.ts';
import { withRaw } from '../messages/raw-of-message.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import type { AttachedMail } from './read-attached-mail.ts';

type Handlers = HandlersOf<typeof contract>;

const maxMailBytes = 30_000_000;

export const attachmentHandlers: Handlers = {
  list: (input, { readSlow, signal }) => readSlow('attachments.list', input, signal),

  mail: async ({ id, path }, context) => {
    requirePart(context.read, id, path);
    const part = await withRaw(id, context, (hash) => context.raw.part(hash, path));
    if (!part.mimeType.startsWith('message/') && !/\.eml$/i.test(part.name ?? ''))
      throw new AppError('invalid-input', 'not a mail', { field: 'path' });
    if (part.bytes.byteLength > maxMailBytes)
      throw new AppError('not-allowed', 'too large to be shown', { field: 'path' });
    return context.readSlow<AttachedMail>('attachments.mail', { bytes: part.bytes, path }, context.signal);
  },
};
