import { createHash } from 'node:crypto';

/** What Gmail keeps: messages once, with labels; a folder is whatever carries its label. */
export interface GmailMessage {
  readonly id: string;
  readonly threadId: string;
  readonly raw: string;
  readonly receivedAt: Date;
  readonly flags: Set<string>;
  /** `\Inbox`, `\Sent`, `\Important`, `\Draft`, or the name of a folder of the user's. */
  readonly labels: Set<string>;
  place: 'all' | 'spam' | 'trash';
}

export interface GmailFolder {
  readonly path: string;
  readonly attributes: string;
  uidNext: number;
  readonly uids: Map<GmailMessage, number>;
  readonly modseqs: Map<GmailMessage, number>;
  highestModseq: number;
}

const systemFolders: readonly (readonly [path: string, attributes: string])[] = [
  ['INBOX', '\\HasNoChildren'],
  ['[Gmail]', '\\HasChildren \\Noselect'],
  ['[Gmail]/All Mail', '\\All \\HasNoChildren'],
  ['[Gmail]/Drafts', '\\Drafts \\HasNoChildren'],
  ['[Gmail]/Important', '\\HasNoChildren \\Important'],
  ['[Gmail]/Sent Mail', '\\HasNoChildren \\Sent'],
  ['[Gmail]/Spam', '\\HasNoChildren \\Junk'],
  ['[Gmail]/Starred', '\\Flagged \\HasNoChildren'],
  ['[Gmail]/Trash', '\\HasNoChildren \\Trash'],
];

const labelOfFolder = new Map([
  ['INBOX', '\\Inbox'],
  ['[Gmail]/Important', '\\Important'],
  ['[Gmail]/Sent Mail', '\\Sent'],
  ['[Gmail]/Drafts', '\\Draft'],
]);

export class GmailMailbox {
  readonly folders = new Map<string, GmailFolder>();
  readonly messages: GmailMessage[] = [];
  #ids = 1_000;

  constructor(labels: readonly string[]) {
    for (const [path, attributes] of systemFolders) this.addFolder(path, attributes);
    for (const label of labels) this.addFolder(label, '\\HasNoChildren');
  }

  addFolder(path: string, attributes = '\\HasNoChildren'): void {
    const uids = new Map<GmailMessage, number>();
    this.folders.set(path, { path, attributes, uidNext: 1, uids, modseqs: new Map(), highestModseq: 1 });
  }

  /** Mail comes in, or leaves by Gmail's own SMTP, which files it. The same bytes are the same message. */
  put(raw: string, labels: readonly string[], options: { threadId?: string; flags?: readonly string[] } = {}) {
    const hash = createHash('sha256').update(raw).digest('hex');
    const known = this.messages.find((one) => createHash('sha256').update(one.raw).digest('hex') === hash);
    if (known !== undefined) {
      for (const label of labels) known.labels.add(label);
      this.settle(known);
      return known;
    }
    this.#ids += 1;
    const message: GmailMessage = {
      id: String(this.#ids),
      threadId: options.threadId ?? String(this.#ids),
      raw,
      receivedAt: new Date(),
      flags: new Set(options.flags),
      labels: new Set(labels),
      place: 'all',
    };
    this.messages.push(message);
    this.settle(message);
    return message;
  }

  /** Folders follow from what a message wears. */
  settle(message: GmailMessage): void {
    for (const folder of this.folders.values()) {
      const isIn = this.#belongs(message, folder.path);
      if (isIn && !folder.uids.has(message)) {
        folder.uids.set(message, folder.uidNext);
        folder.uidNext += 1;
      } else if (!isIn && folder.uids.delete(message)) {
        folder.highestModseq += 1;
      }
      if (!isIn) continue;
      folder.highestModseq += 1;
      folder.modseqs.set(message, folder.highestModseq);
    }
  }

  /** What COPY and MOVE into a folder mean: one label more, or another place. */
  enter(message: GmailMessage, path: string): void {
    if (path === '[Gmail]/Trash' || path === '[Gmail]/Spam') {
      message.place = path === '[Gmail]/Trash' ? 'trash' : 'spam';
      // That it was sent stays true.
      for (const label of message.labels) if (label !== '\\Sent') message.labels.delete(label);
    } else {
      message.place = 'all';
      if (path === '[Gmail]/Starred') message.flags.add('\\Flagged');
      else if (path !== '[Gmail]/All Mail') message.labels.add(labelOf(path));
    }
    this.settle(message);
  }

  /** What an EXPUNGE means: a label less. Only out of Spam and Trash is it the end. */
  leave(message: GmailMessage, path: string): void {
    if (path === '[Gmail]/Trash' || path === '[Gmail]/Spam') {
      this.messages.splice(this.messages.indexOf(message), 1);
      for (const folder of this.folders.values()) folder.uids.delete(message);
      return;
    }
    if (path === '[Gmail]/Starred') message.flags.delete('\\Flagged');
    else message.labels.delete(labelOf(path));
    this.settle(message);
  }

  listed(path: string): [GmailMessage, number][] {
    return [...(this.folders.get(path)?.uids ?? [])].toSorted(([, a], [, b]) => a - b);
  }

  #belongs({ place, labels, flags }: GmailMessage, path: string): boolean {
    if (path === '[Gmail]/Trash') return place === 'trash';
    if (path === '[Gmail]/Spam') return place === 'spam';
    if (place !== 'all') return false;
    if (path === '[Gmail]') return false;
    if (path === '[Gmail]/All Mail') return true;
    if (path === '[Gmail]/Starred') return flags.has('\\Flagged');
    return labels.has(labelOf(path));
  }
}

export function labelOf(path: string): string {
  return labelOfFolder.get(path) ?? path;
}
