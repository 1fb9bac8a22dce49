import { createHash } from 'node:crypto';
import type { ParsedHeaders } from './model.ts';

type IdentityHeaders = Pick<ParsedHeaders, 'messageId' | 'sentAt' | 'from' | 'subject'>;

/**
 * The same for one mail wherever it is met (another folder, after a move, before its body is known), half a SHA-256 in hex.
 * The Message-ID alone is not enough: lists and attackers send different mails under one.
 */
export function identityOf({ messageId, sentAt, from, subject }: IdentityHeaders): string {
  const parts = [messageId ?? '', sentAt ?? '', from?.address.toLowerCase() ?? '', subject.normalize('NFC')];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
