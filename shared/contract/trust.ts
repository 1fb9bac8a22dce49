import { z } from 'zod';
import { command, nothing, query } from './define.ts';
import { authentication } from './messages.ts';
import { count, instant, messageId, shortText, undoable } from './values.ts';

/** Everything that can speak against a mail. The window has a sentence for each; `words` are what stands in it. */
export const trustReasonCode = z.enum([
  'name-shows-address',
  'name-shows-host',
  'name-of-brand',
  'name-of-contact',
  'name-is-own',
  'name-disguised',
  'subject-names-brand',
  'text-names-brand',
  'sender-looks-alike',
  'sender-other-ending',
  'sender-failed',
  'own-domain-forged',
  'sender-no-address',
  'sender-cheap-ending',
  'sender-random-host',
  'sender-bait-host',
  'sender-random-name',
  'house-on-free-mail',
  'reply-elsewhere',
  'reply-to-free-mail',
  'link-other-place',
  'link-looks-alike',
  'link-disguised',
  'link-runs',
  'link-shortened',
  'link-detour',
  'link-hacked-page',
  'link-broken',
  'link-names-you',
  'link-free-page',
  'link-cheap-ending',
  'link-random-host',
  'links-all-elsewhere',
  'one-place-elsewhere',
  'brand-links-elsewhere',
  'image-only',
  'words-account',
  'words-secret',
  'words-urgency',
  'words-payment',
  'words-prize',
  'words-fortune',
  'words-extortion',
  'words-crypto',
  'words-parcel',
  'words-miracle',
  'words-nobody',
  'words-secrecy',
  'words-document',
  'words-macros',
  'words-filter',
  'form',
  'script',
  'hidden-text',
  'disguised-words',
  'gibberish',
  'styled-letters',
  'placeholder',
  'greets-address',
  'fake-answer',
  'broken-header',
  'no-id-or-date',
  'not-to-you',
  'attachment-program',
  'attachment-page',
  'attachment-macros',
  'attachment-locked',
]);
export type TrustReasonCode = z.infer<typeof trustReasonCode>;

/** One sign against a mail, with what it was seen by. Foreign words, made harmless to show. */
export const trustReason = z.strictObject({
  code: trustReasonCode,
  words: z.array(shortText).max(3),
});
export type TrustReason = z.infer<typeof trustReason>;

export const senderRelation = z.enum(['own', 'answered', 'known', 'first']);
export type SenderRelation = z.infer<typeof senderRelation>;

export const messageTrust = z.strictObject({
  /** Whether the sender's domain stands for this mail, by the word of the user's own receiver alone. */
  sender: z.enum(['verified', 'unverifiable', 'failed']),
  authentication: authentication.nullable(),
  /** `answered`: the user wrote to them. `known`: more than one mail of theirs came before. */
  relation: senderRelation,
  mailsBefore: count,
  firstAt: instant.nullable(),
  /** What is wrong with the sender, whatever the rest says: stands beside the name. */
  senderNotes: z.array(trustReason).max(20),
  /** Above the calibrated score only; the gravest reasons first. */
  hint: z.strictObject({ score: count, reasons: z.array(trustReason).min(1).max(60) }).nullable(),
  /** The user has said that this sender is fine. */
  isAccepted: z.boolean(),
  /** `false`: only the headers are here, and so much is judged. */
  hasBody: z.boolean(),
});
export type MessageTrust = z.infer<typeof messageTrust>;

export const trust = {
  get: query(z.strictObject({ id: messageId }), messageTrust, 'threads', 'contacts', 'trust'),
  /** Hosts the user has to do with, own ones among them: what a link is compared with. */
  knownHosts: query(nothing, z.array(shortText).max(2_000), 'contacts', 'accounts', 'identities'),
  /** "This is fine": no hint for this message, nor for others of its sender that are as well or better vouched for. */
  accept: command(z.strictObject({ id: messageId }), undoable),
  /** Takes that back. */
  doubt: command(z.strictObject({ id: messageId }), undoable),
};
