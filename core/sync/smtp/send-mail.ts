import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { NodemailerError } from 'nodemailer/lib/errors';
import { AppError } from '#shared/errors.ts';
import { cleanLine } from '#shared/model/line.ts';
import { leaveSmtp, openSmtp, type OpenSmtp, type SmtpOptions } from './connection.ts';
import { plainText, statusOf, translateSmtpError } from './errors.ts';
import type { OutgoingMail, RefusalCause, RefusedRecipient, SendOutcome } from './model.ts';

export interface SendOptions extends SmtpOptions {
  readonly mail: OutgoingMail;
  /** Right before the last bytes leave, once: from here on the mail may arrive although no answer does. */
  readonly onLastBytes?: (() => void) | undefined;
}

const chunkBytes = 65_536;

/**
 * One mail over one connection. Throws while nothing has been sent; from the end of the mail on it never does, and
 * answers what is known.
 */
export async function sendMail(options: SendOptions): Promise<SendOutcome> {
  checkEnvelope(options.mail);
  const smtp = await openSmtp(options);
  const obstacle = findObstacle(smtp, options.mail);
  if (obstacle !== null) {
    leaveSmtp(smtp.connection);
    return obstacle;
  }
  return hand(smtp, options);
}

/** Whether one can log in there: for testing settings. */
export async function testSmtp(options: SmtpOptions): Promise<void> {
  const { connection } = await openSmtp(options);
  leaveSmtp(connection);
}

/** Nothing that could end a line or an address of the dialogue; who built the mail has checked more than this. */
function checkEnvelope({ from, to }: OutgoingMail): void {
  const part = String.raw`[^\s<>@\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]+`;
  const whole = new RegExp(`^(?:${part}|"[^"<>\\r\\n]+")@${part}$`, 'u');
  const isWhole = (address: string) => whole.test(address) && cleanLine(address) === address;
  if (to.length === 0 || ![from, ...to].every(isWhole)) {
    throw new AppError('invalid-input', 'smtp: not an envelope', { field: 'recipients' });
  }
}

function findObstacle({ extensions, maxSizeBytes }: OpenSmtp, mail: OutgoingMail): SendOutcome | null {
  const refuse = (cause: RefusalCause, text: string, recipients: readonly string[] = []): SendOutcome => ({
    kind: 'refused',
    isFinal: true,
    cause,
    text,
    refused: recipients.map((recipient) => ({ recipient, isFinal: true, status: '5.6.7', text })),
  });
  if (maxSizeBytes !== null && mail.raw.byteLength > maxSizeBytes) return refuse('size', String(maxSizeBytes));
  const beyondAscii = [mail.from, ...mail.to].filter((address) => !isAscii(address));
  if (beyondAscii.length > 0 && !extensions.has('SMTPUTF8')) return refuse('smtputf8', '', beyondAscii);
  if (isEightBit(mail.raw) && !extensions.has('8BITMIME')) return refuse('8bit', '');
  return null;
}

function hand({ connection, failed }: OpenSmtp, { mail, onLastBytes, signal }: SendOptions): Promise<SendOutcome> {
  let isLeaving = false;
  const source = Readable.from(
    inChunks(mail.raw, () => {
      onLastBytes?.();
      isLeaving = true;
    }),
    { objectMode: false },
  );
  return new Promise<SendOutcome>((resolve, reject) => {
    const end = (error: NodemailerError | null, result?: SMTPConnection.SentMessageInfo) => {
      signal?.removeEventListener('abort', onAbort);
      if (error === null && result !== undefined) {
        leaveSmtp(connection);
        resolve(accepted(result));
        return;
      }
      connection.close();
      const outcome = error === null ? null : judge(error, isLeaving);
      if (outcome !== null) resolve(outcome);
      else reject(translateSmtpError(error ?? new Error('no result')));
    };
    const onAbort = () => {
      connection.close();
      if (isLeaving) resolve({ kind: 'unknown', text: '' });
      else reject(new AppError('cancelled', 'smtp: called off'));
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    void failed.then((error) => end(error));
    const envelope = {
      from: mail.from,
      to: [...mail.to],
      size: mail.raw.byteLength,
      use8BitMime: isEightBit(mail.raw),
    };
    connection.send(envelope, source, (error, result) => end(error ?? null, result ?? undefined));
  });
}

function* inChunks(raw: Uint8Array, beforeLast: () => void): Generator<Uint8Array> {
  for (let start = 0; ; start += chunkBytes) {
    const isLast = start + chunkBytes >= raw.byteLength;
    if (isLast) beforeLast();
    yield Buffer.from(raw.buffer, raw.byteOffset + start, Math.min(chunkBytes, raw.byteLength - start));
    if (isLast) return;
  }
}

function accepted(result: SMTPConnection.SentMessageInfo): SendOutcome {
  return {
    kind: 'accepted',
    accepted: result.accepted,
    refused: (result.rejectedErrors ?? []).map(asRefused),
    text: plainText(result.response),
    serverMessageId: result.serverMessageId?.replace(/^<|>$/g, '') ?? null,
  };
}

/** `null`: the line broke, and nothing can have arrived. */
function judge(error: NodemailerError, isLeaving: boolean): SendOutcome | null {
  const { responseCode } = error;
  const hasAnswered = responseCode !== undefined && responseCode >= 400;
  // An answer to the end of the mail settles it, 421 among them: the server says that it did not take it.
  if (isLeaving && !(hasAnswered && error.code !== 'EPROTOCOL'))
    return { kind: 'unknown', text: plainText(error.response) };
  if (!hasAnswered || responseCode === 421) return null;
  const refused = (error.rejectedErrors ?? []).map(asRefused);
  return {
    kind: 'refused',
    isFinal: refused.length > 0 ? refused.every(({ isFinal }) => isFinal) : error.permanent === true,
    cause: causeOf(error),
    text: plainText(error.response),
    refused,
  };
}

function causeOf({ command, responseCode, response }: NodemailerError): RefusalCause {
  if (responseCode === 552 && /size|5\.3\.4|2\.3/i.test(response ?? '')) return 'size';
  if (command === 'MAIL FROM') return 'sender';
  return command === 'RCPT TO' ? 'recipients' : 'message';
}

function asRefused(error: NodemailerError): RefusedRecipient {
  return {
    recipient: error.recipient ?? '',
    isFinal: error.permanent === true,
    status: statusOf(error),
    text: plainText(error.response),
  };
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

function isEightBit(raw: Uint8Array): boolean {
  return raw.some((byte) => byte > 127);
}
