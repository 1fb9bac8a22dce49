import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAddress } from '#shared/model/address.ts';
import { cleanLine, cleanText } from '#shared/model/line.ts';
import { breakFlowed } from './flowed.ts';

export interface MailFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** Without `<>`; set for what the HTML shows. */
  readonly contentId: string | null;
}

export interface MailParts {
  readonly from: MailAddress;
  readonly replyTo: string | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly MailFile[];
  /** Ids without `<>`. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly at: number;
  /** Names a draft of ours on the server: whose, and which state of it. */
  readonly draftMark?: string | undefined;
  /** An answer to an invitation (iMIP, RFC 6047): beside the text, never a file. */
  readonly calendar?: { readonly method: 'REPLY'; readonly text: string } | undefined;
}

export const draftMarkHeader = 'X-Hauspost-Draft';

const maxReferences = 50;

/**
 * The whole mail as bytes of ASCII, CRLF throughout, with its Bcc: what is kept. What is sent is the same without that
 * one field (`withoutBcc`). Every field is made one clean line before nodemailer sees it; no byte of it names a file,
 * an address on the net, or this program.
 */
export async function buildMail(parts: MailParts): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: asAddress(parts.from),
    ...(parts.replyTo === null ? {} : { replyTo: asAddress({ name: '', address: parts.replyTo }) }),
    to: parts.to.map(asAddress),
    cc: parts.cc.map(asAddress),
    bcc: parts.bcc.map(asAddress),
    subject: cleanLine(parts.subject),
    messageId: `<${parts.messageId}>`,
    ...(parts.inReplyTo !== null && isId(parts.inReplyTo) ? { inReplyTo: `<${parts.inReplyTo}>` } : {}),
    ...referencesOf(parts.references),
    date: new Date(parts.at),
    ...(parts.draftMark === undefined ? {} : { headers: { [draftMarkHeader]: cleanLine(parts.draftMark) } }),
    alternatives: [
      {
        contentType: 'text/plain; charset=utf-8; format=flowed',
        content: withCrlf(breakFlowed(cleanText(parts.text))),
        contentTransferEncoding: 'quoted-printable',
      },
      ...(parts.html === null
        ? []
        : [
            {
              contentType: 'text/html; charset=utf-8',
              content: withCrlf(parts.html.toWellFormed()),
              contentTransferEncoding: 'quoted-printable' as const,
            },
          ]),
      ...(parts.calendar === undefined
        ? []
        : [
            {
              contentType: `text/calendar; charset=utf-8; method=${parts.calendar.method}`,
              content: withCrlf(parts.calendar.text),
              contentTransferEncoding: 'quoted-printable' as const,
            },
          ]),
    ],
    // A picture nothing shows is a file like any other.
    attachments: parts.files.map((file) => asAttachment(file, parts.html)),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = composer.compile();
  message.keepBcc = true;
  return message.build();
}

/** What leaves: nobody learns of the others. */
export function withoutBcc(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end + 2);
  const open = head.replace(/^bcc:.*\r\n(?:[ \t].*\r\n)*/gim, '');
  return open.length === head.length ? bytes : Buffer.concat([Buffer.from(open, 'latin1'), bytes.subarray(end + 2)]);
}

/** A Message-ID nobody else has, under the domain the mail comes from: it says nothing about this machine. */
export function newMessageId(from: string): string {
  return `${crypto.randomUUID()}@${from.slice(from.lastIndexOf('@') + 1) || 'localhost'}`;
}

function asAddress({ name, address }: MailAddress): MailAddress {
  return { name: cleanLine(name), address: cleanLine(address).replace(/[<>\s]/g, '') };
}

function referencesOf(references: readonly string[]): { references?: string[] } {
  const ids = references.filter(isId);
  // The root, and the ones nearest to this mail.
  const kept = ids.length <= maxReferences ? ids : [...ids.slice(0, 1), ...ids.slice(1 - maxReferences)];
  return kept.length === 0 ? {} : { references: kept.map((id) => `<${id}>`) };
}

/** One that fits a line and cannot end it. Others are left out: a thread without one link is still a thread. */
function isId(id: string): boolean {
  return /^[\x21-\x3b\x3d\x3f-\x7e]{1,500}$/.test(id);
}

function asAttachment({ name, mimeType, bytes, contentId }: MailFile, html: string | null) {
  const isInline =
    contentId !== null && /^[\w.@+-]{1,200}$/.test(contentId) && html?.includes(`cid:${contentId}`) === true;
  const cleanName = cleanLine(name).replace(/[/\\]/g, '_') || 'file';
  return {
    filename: cleanName,
    content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    contentType: safeType(mimeType),
    contentTransferEncoding: 'base64' as const,
    contentDisposition: isInline ? ('inline' as const) : ('attachment' as const),
    ...(isInline ? { cid: contentId } : {}),
  };
}

/** RFC 2046 5.2.1 and 5.1: these two must not be encoded, and unencoded they do not arrive byte for byte. */
function safeType(mimeType: string): string {
  const type = mimeType.trim().toLowerCase();
  const isUsable = /^[a-z]+\/[a-z0-9][a-z0-9.+_-]{0,80}$/.test(type) && !/^(?:message|multipart)\//.test(type);
  return isUsable ? type : 'application/octet-stream';
}

function withCrlf(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n');
}
