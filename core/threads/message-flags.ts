/** What the flags of a copy mean for its message. */
export interface MessageFlags {
  readonly isUnread: boolean;
  readonly isStarred: boolean;
  readonly isAnswered: boolean;
  readonly isForwarded: boolean;
}

export function readFlags(flags: readonly string[]): MessageFlags {
  const set = new Set(flags.map((flag) => flag.toLowerCase()));
  return {
    isUnread: !set.has('\\seen'),
    isStarred: set.has('\\flagged'),
    isAnswered: set.has('\\answered'),
    isForwarded: set.has('$forwarded'),
  };
}

/** As `remote_messages` keeps them. Flags compare without case; `\Recent` is a session's, not the message's. */
export function joinFlags(flags: readonly string[]): string {
  return flags
    .filter((flag) => flag.toLowerCase() !== '\\recent')
    .toSorted()
    .join(' ');
}

export function splitFlags(joined: string): string[] {
  return joined === '' ? [] : joined.split(' ');
}
