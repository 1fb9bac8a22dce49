import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import {
  count,
  deliveryId,
  draftAttachmentId,
  draftId,
  identityId,
  instant,
  longText,
  mailAddress,
  messageId,
  shortText,
  undoable,
} from './values.ts';

export const draftKind = z.enum(['new', 'reply', 'replyAll', 'forward']);
export type DraftKind = z.infer<typeof draftKind>;

const addressLine = z.string().max(10_000);
const html = z.string().max(1_000_000);

/** How much a mail may carry. Servers refuse far below the second; the first is what one file may be. */
export const maxAttachmentBytes = 100_000_000;
export const maxAttachments = 200;
const maxPieceBase64 = 1_400_000;

/** What the user can change and what the journal keeps a version of. */
const content = z.strictObject({
  identityId: identityId.nullable(),
  to: addressLine,
  cc: addressLine,
  bcc: addressLine,
  subject: shortText,
  text: longText,
  /** As the editor wrote it; `null` for a draft in plain text. */
  html: html.nullable(),
  /** The quoted mail below the user's words. */
  quoteText: longText,
  quoteHtml: html.nullable(),
});
export type DraftContent = z.infer<typeof content>;
/** A quote hardly ever changes and may be long: a version has it only where the next one has another. */
export type DraftVersion = Omit<DraftContent, 'quoteText' | 'quoteHtml'> &
  Partial<Pick<DraftContent, 'quoteText' | 'quoteHtml'>>;

export const draftAttachment = z.strictObject({
  id: draftAttachmentId,
  name: shortText,
  mimeType: shortText,
  sizeBytes: count,
  /** Set for a picture that stands in the text; the HTML names it `cid:…`. */
  contentId: shortText.nullable(),
});
export type DraftAttachment = z.infer<typeof draftAttachment>;

/**
 * What is worth a second look before it goes. `external`: outsiders among people of one's own house. `firstTime`: nobody
 * one has had mail with. `lookAlike`: nearly an address one knows (`texts` holds both, in pairs). `manyInTo`: many who
 * would see each other. `attachment`: the words speak of one and there is none (`texts` holds the words).
 */
export const sendWarning = z.strictObject({
  kind: z.enum(['external', 'firstTime', 'lookAlike', 'manyInTo', 'attachment', 'noSubject', 'noText']),
  texts: z.array(shortText).max(100),
});
export type SendWarning = z.infer<typeof sendWarning>;

/** A draft lives on this machine from the first key on; the server holds one copy of it, never more. */
export const draft = content.extend({
  id: draftId,
  kind: draftKind,
  sourceId: messageId.nullable(),
  attachments: z.array(draftAttachment).max(maxAttachments),
  changedAt: instant,
});
export type Draft = z.infer<typeof draft>;

const listed = z.strictObject({ to: addressLine, subject: shortText, changedAt: instant, snippet: shortText });
const one = z.strictObject({ id: draftId });

export const drafts = {
  list: query(nothing, z.array(listed.extend({ id: draftId })).max(1_000), 'drafts'),
  /** What other clients left in the servers' Drafts folders. */
  elsewhere: query(nothing, z.array(listed.extend({ messageId })).max(1_000), 'drafts', 'threads'),
  get: query(one, draft, 'drafts'),
  create: command(content.partial(), one),
  /** An answer or a forward: recipients, subject, quote, files and signature as they should be. */
  begin: command(
    z.strictObject({
      kind: draftKind.exclude(['new']),
      sourceId: messageId,
      identityId: identityId.optional(),
      /** Begins with formatted text; otherwise plain. */
      isRich: z.boolean().default(false),
    }),
    one,
  ),
  /** Opens one of `elsewhere` as a draft of ours. The second time it is the same draft. */
  open: command(z.strictObject({ messageId }), one),
  /** Answers of which state it is now: whoever wrote it need not take older ones for news. */
  save: command(content.partial().extend({ id: draftId }), z.strictObject({ changedAt: instant })),
  /** Writes under another name: the signature changes with it. */
  setIdentity: command(z.strictObject({ id: draftId, identityId }), done),
  /** The editor is shut: the server may hear of it now. One that nothing was written in is gone. */
  close: command(one, done),
  /** `canUndo: false` is for a new draft that was left empty: there is nothing to bring back. */
  discard: command(one.extend({ canUndo: z.boolean().optional() }), undoable),

  /** Earlier states, newest first; they thin out with age. */
  versions: query(
    one,
    z.array(z.strictObject({ at: instant, subject: shortText, snippet: shortText, length: count })).max(2_000),
    'drafts',
  ),
  version: query(one.extend({ at: instant }), content, 'drafts'),
  restore: command(one.extend({ at: instant }), undoable),

  /**
   * One file in pieces, in their order. The first names it and is answered with its id; the last one keeps it. Pieces
   * that never come to an end are dropped.
   */
  attach: command(
    z.strictObject({
      id: draftId,
      attachmentId: draftAttachmentId.optional(),
      name: shortText,
      mimeType: z.string().max(200),
      isInline: z.boolean().default(false),
      offset: count,
      base64: z.string().max(maxPieceBase64),
      isLast: z.boolean(),
    }),
    z.strictObject({ attachmentId: draftAttachmentId, contentId: shortText.nullable() }),
  ),
  detach: command(one.extend({ attachmentId: draftAttachmentId }), undoable),
  /** A file in pieces, base64. */
  attachment: query(
    one.extend({
      attachmentId: draftAttachmentId,
      offset: count.default(0),
      limit: z.number().int().min(1).max(1_000_000).default(1_000_000),
    }),
    z.strictObject({ base64: z.string().max(maxPieceBase64), sizeBytes: count, mimeType: shortText, name: shortText }),
  ),

  /** Whom it would go to as it stands, and what in the three lines is no address. */
  check: query(
    one,
    z.strictObject({
      recipients: z.array(mailAddress).max(1_000),
      bad: z.array(z.strictObject({ field: z.enum(['to', 'cc', 'bcc']), text: shortText })).max(100),
      warnings: z.array(sendWarning).max(10),
      sizeBytes: count,
    }),
    'drafts',
    'contacts',
  ),
  /** Without `sendAt` after the time for thinking again (setting `undoSendMs`). Until then it can be called back. */
  send: command(one.extend({ sendAt: instant.optional() }), z.strictObject({ deliveryId, sendAt: instant })),
};
