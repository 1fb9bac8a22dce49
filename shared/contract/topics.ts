import { z } from 'zod';

/** What a live query can depend on. A write names the topics it touched; whoever shows them asks again. */
export const topics = [
  'boot',
  'settings',
  'accounts',
  'mailboxes',
  'threads',
  'senders',
  'splits',
  'sync',
  'outbox',
  'deliveries',
  'contacts',
  'identities',
  'remoteContent',
  'senderLooks',
  'drafts',
  'templates',
  'followUps',
  'jobs',
  'invites',
  'unsubscribe',
  'undo',
  'trust',
  'audit',
  'backups',
] as const;
export const topic = z.enum(topics);
export type Topic = z.infer<typeof topic>;
