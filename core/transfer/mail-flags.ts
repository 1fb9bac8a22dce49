/** Maildir's letters (and those of our postmarks) for the flags that survive a transfer. */
const byLetter: Readonly<Record<string, string>> = {
  D: '\\Draft',
  F: '\\Flagged',
  P: '$Forwarded',
  R: '\\Answered',
  S: '\\Seen',
};

export interface KeptFlags {
  readonly isUnread: boolean;
  readonly isStarred: boolean;
  readonly isAnswered: boolean;
  readonly isForwarded: boolean;
  readonly isDraft: boolean;
}

/** In the order of the alphabet, as Maildir wants them. */
export function lettersOf(flags: KeptFlags): string {
  return [
    flags.isDraft ? 'D' : '',
    flags.isStarred ? 'F' : '',
    flags.isForwarded ? 'P' : '',
    flags.isAnswered ? 'R' : '',
    flags.isUnread ? '' : 'S',
  ].join('');
}

export function flagsOf(letters: string): string[] {
  return Array.from(letters).flatMap((letter) => byLetter[letter] ?? []);
}

export interface StatusHeaders {
  /** `null`: no header says anything. */
  readonly flags: readonly string[] | null;
  /** Deleted in the program that wrote the file, and only not swept out of it yet. */
  readonly isDeleted: boolean;
}

// Thunderbird's bits (X-Mozilla-Status).
const mozillaSeen = 0x1;
const mozillaAnswered = 0x2;
const mozillaStarred = 0x4;
const mozillaExpunged = 0x8;
const mozillaForwarded = 0x1000;

const maxHeaderBytes = 65_536;

/**
 * What other programs write into the messages of an mbox file, for want of a better place: Status and X-Status (mutt,
 * Pine, Dovecot), X-Mozilla-Status, and Gmail's labels from a takeout. The bytes stay as they are.
 */
export function readStatusHeaders(raw: Uint8Array): StatusHeaders {
  const head = headerText(raw);
  const mozilla = /^x-mozilla-status:[ \t]*([0-9a-f]{4})[ \t]*\r?$/im.exec(head)?.[1];
  if (mozilla !== undefined) return fromMozilla(Number.parseInt(mozilla, 16));
  const status = /^status:[ \t]*([a-z]*)[ \t]*\r?$/im.exec(head)?.[1];
  const more = /^x-status:[ \t]*([a-z]*)[ \t]*\r?$/im.exec(head)?.[1];
  if (status !== undefined || more !== undefined) return fromStatus(status ?? '', more ?? '');
  const labels = /^x-gmail-labels:((?:.*\r?\n(?=[ \t]))*.*)$/im.exec(head)?.[1];
  if (labels !== undefined) return fromLabels(labels);
  return { flags: null, isDeleted: false };
}

function fromMozilla(bits: number): StatusHeaders {
  const has = (bit: number, flag: string) => ((bits & bit) === 0 ? [] : [flag]);
  return {
    flags: [
      ...has(mozillaSeen, '\\Seen'),
      ...has(mozillaAnswered, '\\Answered'),
      ...has(mozillaStarred, '\\Flagged'),
      ...has(mozillaForwarded, '$Forwarded'),
    ],
    isDeleted: (bits & mozillaExpunged) !== 0,
  };
}

function fromStatus(status: string, more: string): StatusHeaders {
  const flags = [
    ...(status.includes('R') ? ['\\Seen'] : []),
    ...(more.includes('A') ? ['\\Answered'] : []),
    ...(more.includes('F') ? ['\\Flagged'] : []),
  ];
  return { flags, isDeleted: false };
}

/** Google writes them in the language of the account; these are the two that every account has. */
function fromLabels(labels: string): StatusHeaders {
  const isUnread = /\b(?:unread|ungelesen)\b/i.test(labels);
  const isStarred = /\b(?:starred|markiert)\b/i.test(labels);
  return { flags: [...(isUnread ? [] : ['\\Seen']), ...(isStarred ? ['\\Flagged'] : [])], isDeleted: false };
}

function headerText(raw: Uint8Array): string {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, maxHeaderBytes)).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head);
  return end === null ? head : head.slice(0, end.index);
}
