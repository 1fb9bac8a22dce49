import { createHash } from 'node:crypto';
import type { DemoFile } from './attachments.ts';

export interface Person {
  readonly name: string;
  readonly address: string;
}

/** What stands above a mail. `@mail` and `@received` become dates when the demo is loaded. */
export interface Heading {
  readonly id: string;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc?: readonly Person[];
  readonly subject: string;
  readonly inReplyTo?: string | null;
  readonly references?: readonly string[];
  /** The account whose server took it in; `null` for one's own mail. */
  readonly receivedBy: Person | null;
  /** What that server found; `null` says it passed everything. */
  readonly authentication?: string | null;
  readonly extra?: readonly (readonly [name: string, value: string])[];
}

export type Charset = 'utf-8' | 'iso-8859-1' | 'windows-1252' | 'us-ascii';
type Encoding = '8bit' | 'quoted-printable' | 'base64' | '7bit';

/** A part: its own header lines, and what follows them. */
export interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

export function makeMail(heading: Heading, part: Part): string {
  return [...headerLines(heading), 'MIME-Version: 1.0', ...part.headers, '', part.body].join('\r\n');
}

export function textPart(
  text: string,
  options: { charset?: Charset; encoding?: Encoding; subtype?: string; more?: string } = {},
): Part {
  const { charset = 'utf-8', encoding = '8bit', subtype = 'plain', more = '' } = options;
  const body = `${text.trimEnd()}\n`.replaceAll('\n', '\r\n');
  return {
    headers: [`Content-Type: text/${subtype}; charset=${charset}${more}`, `Content-Transfer-Encoding: ${encoding}`],
    body: encodeBody(body, charset, encoding),
  };
}

export function htmlPart(html: string, options: { charset?: Charset; encoding?: Encoding } = {}): Part {
  return textPart(html, { encoding: 'quoted-printable', ...options, subtype: 'html' });
}

export function multipart(kind: string, parts: readonly Part[]): Part {
  const text = parts.map(({ body }) => body).join('');
  // The same mail is made the same at every run.
  const boundary = `=_${createHash('sha256').update(kind).update(text).digest('hex').slice(0, 24)}`;
  const inner = parts
    .map(({ headers, body }) => `--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`)
    .join('');
  return {
    headers: [`Content-Type: multipart/${kind};\r\n boundary="${boundary}"`],
    body: `${inner}--${boundary}--\r\n`,
  };
}

export function alternative(text: string, html: string): Part {
  return multipart('alternative', [textPart(text, { encoding: 'quoted-printable' }), htmlPart(html)]);
}

export function filePart(file: DemoFile, how: { inlineAs?: string; type?: string } = {}): Part {
  const { name, mimeType, bytes } = file;
  const isPlain = /^[\x20-\x7e]+$/.test(name);
  const parameter = isPlain ? `filename="${name}"` : `filename*=UTF-8''${encodeURIComponent(name)}`;
  const disposition = how.inlineAs === undefined ? 'attachment' : 'inline';
  return {
    headers: [
      `Content-Type: ${how.type ?? mimeType}${isPlain ? `;\r\n name="${name}"` : ''}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: ${disposition};\r\n ${parameter}`,
      ...(how.inlineAs === undefined ? [] : [`Content-ID: <${how.inlineAs}>`]),
    ],
    body: base64Lines(bytes),
  };
}

/** A part whose text is filled in when the demo is loaded, so nothing may be encoded in it. */
export function plainPart(type: string, text: string, more: readonly string[] = []): Part {
  return {
    headers: [`Content-Type: ${type}`, 'Content-Transfer-Encoding: 8bit', ...more],
    body: text.replace(/\r?\n/g, '\r\n'),
  };
}

export function mixed(first: Part, files: readonly DemoFile[]): Part {
  return files.length === 0 ? first : multipart('mixed', [first, ...files.map((file) => filePart(file))]);
}

/** Simple HTML as mail programs write it of plain text. */
export function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const paragraphs = escaped
    .trim()
    .split(/\n\n+/)
    .map((one) => `<p>${one.replaceAll('\n', '<br>\n')}</p>`);
  return `<html><body style="font-family:sans-serif;font-size:14px">\n${paragraphs.join('\n')}\n</body></html>\n`;
}

function headerLines(heading: Heading): string[] {
  const { id, from, to, cc = [], subject, inReplyTo = null, references = [], receivedBy, extra = [] } = heading;
  const lines: string[] = [];
  const domain = (person: Person) => person.address.split('@')[1] ?? 'invalid.example';
  const names = new Set(extra.map(([name]) => name.toLowerCase()));
  if (receivedBy !== null) {
    const mx = `mx.${domain(receivedBy)}`;
    lines.push(
      `Return-Path: <${from.address}>`,
      `Delivered-To: ${receivedBy.address}`,
      `Received: from mail.${domain(from)} (mail.${domain(from)} [203.0.113.${20 + ((domain(from).length * 7) % 200)}])\r\n` +
        `\tby ${mx} with ESMTPS id ${createHash('sha256').update(id).digest('hex').slice(0, 12)}\r\n` +
        `\tfor <${receivedBy.address}>; {{@received}}`,
      `Authentication-Results: ${heading.authentication ?? passed(mx, domain(from), from.address)}`,
    );
  }
  lines.push(
    `From: ${formatPerson(from)}`,
    `To: ${to.map(formatPerson).join(',\r\n ')}`,
    ...(cc.length > 0 ? [`Cc: ${cc.map(formatPerson).join(',\r\n ')}`] : []),
    `Subject: ${subject.includes('{{') ? subject : encodeWords(subject)}`,
    'Date: {{@mail}}',
    `Message-ID: <${id}>`,
    ...(inReplyTo === null ? [] : [`In-Reply-To: <${inReplyTo}>`]),
    ...(references.length === 0 ? [] : [`References: ${references.map((one) => `<${one}>`).join('\r\n ')}`]),
  );
  if (!names.has('user-agent') && !names.has('x-mailer') && !names.has('auto-submitted')) {
    lines.push(`User-Agent: Fjordpost/${1 + (from.address.length % 4)}.${from.name.length % 10}`);
  }
  return [...lines, ...extra.map(([name, value]) => `${name}: ${value}`)];
}

function passed(mx: string, domain: string, address: string): string {
  return `${mx};\r\n spf=pass smtp.mailfrom=${address};\r\n dkim=pass header.d=${domain};\r\n dmarc=pass header.from=${domain}`;
}

export function formatPerson({ name, address }: Person): string {
  if (name === '') return `<${address}>`;
  if (!/^[\x20-\x7e]*$/.test(name)) return `${encodeWords(name)} <${address}>`;
  return /^[\w !#$%&'*+/=?^`{|}~-]+$/.test(name)
    ? `${name} <${address}>`
    : `"${name.replace(/(["\\])/g, '\\$1')}" <${address}>`;
}

/** RFC 2047, in UTF-8 and base64, folded. */
export function encodeWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let piece = '';
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > 42) {
      words.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...words, piece].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

const windowsExtras: Readonly<Record<string, number>> = {
  '€': 0x80,
  '„': 0x84,
  '…': 0x85,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
};

function toBytes(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  return Buffer.from(
    Array.from(text).map((character) => {
      const code =
        (charset === 'windows-1252' ? windowsExtras[character] : undefined) ?? character.codePointAt(0) ?? 63;
      if (code > 255 || (charset === 'us-ascii' && code > 127)) throw new Error(`${character} is not in ${charset}`);
      return code;
    }),
  );
}

function encodeBody(text: string, charset: Charset, encoding: Encoding): string {
  if (encoding === '8bit' || encoding === '7bit') {
    if (charset !== 'utf-8' && charset !== 'us-ascii') throw new Error('eight bits are UTF-8 here');
    return text;
  }
  const bytes = toBytes(text, charset);
  return encoding === 'base64' ? base64Lines(bytes) : quotedPrintable(bytes);
}

function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}

function quotedPrintable(bytes: Buffer): string {
  const lines = bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => {
      const units = Array.from(line).map((character, index) => {
        const code = character.charCodeAt(0);
        const isPlain =
          (code >= 33 && code <= 126 && code !== 61) || ((code === 32 || code === 9) && index < line.length - 1);
        return isPlain ? character : `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
      });
      const out: string[] = [];
      let row = '';
      for (const unit of units) {
        if (row.length + unit.length > 75) {
          out.push(`${row}=`);
          row = '';
        }
        row += unit;
      }
      return [...out, row].join('\r\n');
    });
  return lines.join('\r\n');
}
