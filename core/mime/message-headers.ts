import { clip } from '#shared/model/line.ts';
import { isBadAddress, parseAddresses } from './addresses.ts';
import { parseAuthentication } from './authentication.ts';
import { parseSaneDate } from './dates.ts';
import { decodeHeader } from './encoded-words.ts';
import type { HeaderBlock } from './header-block.ts';
import { maxSubjectChars } from './limits.ts';
import { isMachineWritten, readListId, readUnsubscribe } from './list-headers.ts';
import { parseMessageId, parseMessageIds } from './message-ids.ts';
import type { ParsedHeaders, ParseWarning } from './model.ts';
import { oneLine } from './one-line.ts';

const maxReceivedChars = 10_000;
const once = ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references'];

/** The fields of a message's own header; warnings of other rooms are merged in. */
export function readMessageHeaders(headers: HeaderBlock, warnings: Set<ParseWarning>): ParsedHeaders {
  for (const warning of headers.warnings) warnings.add(warning);
  if (once.some((name) => headers.all(name).length > 1)) warnings.add('duplicate-header');
  const from = parseAddresses(headers.first('from'))[0] ?? null;
  const sentAt = parseSaneDate(headers.first('date'));
  if (sentAt === null && headers.has('date')) warnings.add('bad-date');
  if (from !== null && isBadAddress(from)) warnings.add('bad-address');
  return {
    messageId: parseMessageId(headers.first('message-id')),
    inReplyTo: parseMessageIds(headers.first('in-reply-to')),
    references: parseMessageIds(headers.first('references')),
    subject: clip(oneLine(decodeHeader(clipRaw(headers.first('subject') ?? ''))), maxSubjectChars),
    from,
    sender: parseAddresses(headers.first('sender'))[0] ?? null,
    replyTo: parseAddresses(headers.first('reply-to')),
    to: parseAddresses(headers.first('to')),
    cc: parseAddresses(headers.first('cc')),
    bcc: parseAddresses(headers.first('bcc')),
    sentAt,
    receivedAt: readReceivedAt(headers),
    listId: readListId(headers.first('list-id')),
    listUnsubscribe: readUnsubscribe(headers.first('list-unsubscribe')),
    listUnsubscribePost: /^\s*list-unsubscribe\s*=\s*one-click\s*$/i.test(headers.first('list-unsubscribe-post') ?? ''),
    isAutomatic: isMachineWritten(headers, from?.address ?? ''),
    deliveredTo: readDeliveredTo(headers),
    authentication: parseAuthentication(headers.all('authentication-results')),
    warnings: [...warnings],
  };
}

/** A subject of megabytes is a joke on the reader; its first words are enough to list it. */
function clipRaw(value: string): string {
  return value.length > maxSubjectChars * 10 ? value.slice(0, maxSubjectChars * 10) : value;
}

/** The topmost Received is the receiver's own; its date stands behind the last semicolon (RFC 5321, 4.4). */
function readReceivedAt(headers: HeaderBlock): number | null {
  const [, ...clauses] = (headers.first('received') ?? '').slice(0, maxReceivedChars).split(';');
  for (const clause of clauses.toReversed().slice(0, 10)) {
    const at = parseSaneDate(clause);
    if (at !== null) return at;
  }
  return null;
}

function readDeliveredTo(headers: HeaderBlock): string[] {
  const found = new Set<string>();
  for (const name of ['delivered-to', 'x-original-to', 'envelope-to', 'x-delivered-to', 'x-envelope-to']) {
    for (const value of headers.all(name).slice(0, 20)) {
      for (const { address } of parseAddresses(value)) if (address.includes('@')) found.add(address);
    }
  }
  return [...found].slice(0, 20);
}
