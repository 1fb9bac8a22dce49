import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Labelled mailboxes (README there); beside the checkout and never in it. HAUSPOST_EVALSET names another folder. */
const beside = resolve(fileURLToPath(new URL('../../..', import.meta.url)), 'shared', 'evalset', 'dev');
const asked = process.env['HAUSPOST_EVALSET'];

export const evalsetFolder = resolve(asked ?? beside);

export function hasEvalset(): boolean {
  if (existsSync(join(evalsetFolder, 'messages.jsonl'))) return true;
  if (asked !== undefined) throw new Error(`HAUSPOST_EVALSET names ${asked}, where no messages.jsonl lies`);
  return false;
}

interface Person {
  readonly name: string;
  readonly address: string;
}

export interface EvalMessage {
  readonly id: string;
  readonly folder: 'INBOX' | 'Sent' | 'Archive' | 'Junk';
  readonly message_id: string;
  readonly in_reply_to: string | null;
  readonly references: readonly string[] | null;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[] | null;
  readonly date: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly { readonly name: string; readonly mime: string; readonly text?: string }[];
  readonly headers: Readonly<Record<string, string>>;
  readonly labels: { readonly phishing: boolean; readonly category: string };
}

export function readEvalMessages(): EvalMessage[] {
  return readFileSync(join(evalsetFolder, 'messages.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EvalMessage);
}

/** The message as it would travel. */
export function evalToRaw(message: EvalMessage): Buffer {
  const lines = [
    ...Object.entries(message.headers).map(([name, value]) => `${name}: ${value}`),
    `Message-ID: ${message.message_id}`,
    ...(message.in_reply_to === null ? [] : [`In-Reply-To: ${message.in_reply_to}`]),
    ...(message.references?.length ? [`References: ${message.references.join(' ')}`] : []),
    `From: ${mailbox(message.from)}`,
    `To: ${message.to.map(mailbox).join(', ')}`,
    ...(message.cc?.length ? [`Cc: ${message.cc.map(mailbox).join(', ')}`] : []),
    `Date: ${new Date(message.date).toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${word(message.subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="mixed"',
    '',
    '--mixed',
    'Content-Type: multipart/alternative; boundary="alternative"',
    '',
    ...leaf('alternative', 'text/plain; charset=utf-8', message.text),
    ...(message.html === null ? [] : leaf('alternative', 'text/html; charset=utf-8', message.html)),
    '--alternative--',
    ...message.attachments.flatMap((file) =>
      leaf('mixed', `${file.mime}; name="${file.name}"`, file.text ?? '', `attachment; filename="${file.name}"`),
    ),
    '--mixed--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

function leaf(boundary: string, type: string, content: string, disposition?: string): string[] {
  const encoded = Buffer.from(content, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    `--${boundary}`,
    `Content-Type: ${type}`,
    ...(disposition === undefined ? [] : [`Content-Disposition: ${disposition}`]),
    'Content-Transfer-Encoding: base64',
    '',
    encoded,
  ];
}

function mailbox({ name, address }: Person): string {
  return name === '' ? `<${address}>` : `${word(name)} <${address}>`;
}

function word(text: string): string {
  return /^[ -~]*$/.test(text) && !/[",<>@()=?]/.test(text)
    ? text
    : `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}
