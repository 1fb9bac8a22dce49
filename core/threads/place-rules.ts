import type { MailboxId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';

export type MoveTarget = 'inbox' | 'archive' | 'spam' | 'trash';

export interface PlacedMessage {
  readonly isOwn: boolean;
  /** The roles of the mailboxes it lies in. */
  readonly roles: readonly MailboxRole[];
}

/** What a move does to one message: it leaves these roles and enters that one. */
export interface PlaceChange {
  readonly leaves: readonly MailboxRole[];
  readonly enters: MailboxRole;
}

// A message lies in one of these at a time. `other` may be a label beside them, or the only folder it is in.
const exclusive: readonly MailboxRole[] = ['inbox', 'archive', 'spam', 'trash', 'sent'];
const away: readonly MailboxRole[] = ['spam', 'trash'];

/**
 * How a conversation moves, message by message; `null` where a message stays. What was thrown away earlier is not
 * dragged along by an archive or spam, unless all of the conversation is there; the inbox takes the whole of it back.
 */
export function planMove(messages: readonly PlacedMessage[], to: MoveTarget): (PlaceChange | null)[] {
  const movable = messages.filter((message) => message.roles.length > 0 && !message.roles.includes('drafts'));
  const isAllAway = movable.every(isAway);
  const isAllSent = movable.every(isSent);
  return messages.map((message) => {
    if (!movable.includes(message)) return null;
    if (to !== 'inbox' && isAway(message) && !isAllAway) return null;
    const enters = destination(message, to, isAllSent);
    if (enters === null) return null;
    const leaves = rolesLeft(message, to);
    return message.roles.includes(enters) && leaves.every((role) => role === enters) ? null : { leaves, enters };
  });
}

function isAway(message: PlacedMessage): boolean {
  return message.roles.some((role) => away.includes(role));
}

function isSent(message: PlacedMessage): boolean {
  return message.isOwn && message.roles.includes('sent');
}

/** The user's own words go to the trash with the rest, and back to where sent mail lies. */
function destination(message: PlacedMessage, to: MoveTarget, isAllSent: boolean): MailboxRole | null {
  // A mail to oneself lies in the inbox like any other. Where an archive holds all, answers lie in it without being
  // meant by what becomes of the rest.
  const isReceived =
    !message.isOwn ||
    message.roles.includes('inbox') ||
    (message.roles.includes('archive') && (isAllSent || !message.roles.includes('sent')));
  if (isReceived || to === 'trash') return to;
  if (to === 'spam') return null;
  return isAway(message) ? 'sent' : null;
}

function rolesLeft({ isOwn, roles }: PlacedMessage, to: MoveTarget): MailboxRole[] {
  if (to === 'trash' || to === 'spam') return roles.filter((role) => role !== to);
  // That it was sent stays true beside any other place.
  const held = roles.filter((role) => exclusive.includes(role) && !(isOwn && role === 'sent'));
  return (held.length > 0 ? held : [...roles]).filter((role) => role !== to);
}

interface InMailboxes extends PlacedMessage {
  readonly mailboxIds: readonly MailboxId[];
}

/**
 * Into a folder of the user's own: what is received leaves the one place it lies in, labels stay. The user's words
 * stay where sent mail lies, unless they lay in a folder before.
 */
export function planFolderMove(messages: readonly InMailboxes[], to: MailboxId): (readonly MailboxId[] | null)[] {
  const movable = messages.filter((message) => message.roles.length > 0 && !message.roles.includes('drafts'));
  const isAllAway = movable.every(isAway);
  return messages.map((message) => {
    if (!movable.includes(message) || (isAway(message) && !isAllAway)) return null;
    if (message.isOwn && message.roles.includes('sent')) return null;
    const held = message.mailboxIds.filter((_, place) => exclusive.includes(message.roles[place] ?? 'other'));
    const leaves = held.length > 0 ? held : message.mailboxIds;
    const staying = message.mailboxIds.filter((id) => !leaves.includes(id));
    const places = [...new Set([...staying, to])];
    return samePlaces(places, message.mailboxIds) ? null : places;
  });
}

/** One folder more or less; what lies in spam, trash or drafts gets no label. */
export function planLabel(
  messages: readonly InMailboxes[],
  label: MailboxId,
  isSet: boolean,
  archive: () => MailboxId,
): (readonly MailboxId[] | null)[] {
  return messages.map((message) => {
    const has = message.mailboxIds.includes(label);
    if (has === isSet) return null;
    if (isSet) {
      const takesLabels = message.roles.length > 0 && !isAway(message) && !message.roles.includes('drafts');
      return takesLabels ? [...message.mailboxIds, label] : null;
    }
    const staying = message.mailboxIds.filter((id) => id !== label);
    return staying.length > 0 ? staying : [archive()];
  });
}

function samePlaces(a: readonly MailboxId[], b: readonly MailboxId[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
