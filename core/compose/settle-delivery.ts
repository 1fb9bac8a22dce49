import type { Trouble } from '#shared/contract/accounts.ts';
import type { AppError } from '#shared/errors.ts';
import type { DeliveryId, MessageId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { troubleOf } from '../sync/trouble.ts';
import type { SendOutcome } from '../sync/smtp/index.ts';
import { accept } from './after-acceptance.ts';
import { become, noteFailure, type DeliveryRow } from './ledger.ts';
import { giveUpAfterMs, waitAfter, waitAfterPutOff, waitBetweenLooks } from './waits.ts';

const mostBugs = 5;

/** What a server's answer makes of a delivery. */
export function settleOutcome(tx: WriteTx, row: DeliveryRow, outcome: SendOutcome): void {
  if (outcome.kind === 'unknown') {
    becomeUnknown(tx, row.id, 'line-lost');
    return;
  }
  for (const { recipient, isFinal, status, text } of outcome.refused) {
    if (recipient !== '')
      noteFailure(tx, row.id, { recipient, isFinal, status: `${status} ${text}`.trim(), bounceMessageId: null });
  }
  if (outcome.kind === 'accepted') settleAccepted(tx, row, outcome);
  else settleRefused(tx, row, outcome);
}

/** It did not come to an answer about the mail: it has not been sent. */
export function settleTrouble(tx: WriteTx, row: DeliveryRow, error: AppError, isEnding: boolean): void {
  if (row.state !== 'sending') return;
  // The end of the mail was written, and then something else failed, such as keeping what the server said.
  if (row.bodyAt !== null && error.code === 'bug') {
    becomeUnknown(tx, row.id, 'interrupted');
    return;
  }
  if (isEnding) {
    become(tx, row.id, 'queued', { nextTryAt: tx.now, bodyAt: null }, 'interrupted');
    return;
  }
  const trouble = troubleOf(error, tx.now);
  const isHopeless =
    error.code === 'invalid-input' || error.code === 'not-found' || (error.code === 'bug' && row.attempts >= mostBugs);
  if (isHopeless) become(tx, row.id, 'failed', { trouble, nextTryAt: null }, trouble.cause);
  else
    become(
      tx,
      row.id,
      'queued',
      { trouble, bodyAt: null, nextTryAt: tx.now + waitAfter(error, row.attempts) },
      trouble.cause,
    );
}

/** Nobody knows whether it arrived: it is looked for, and never sent again by itself. */
export function becomeUnknown(tx: WriteTx, id: DeliveryId, why: string): void {
  const trouble: Trouble = { code: 'unavailable', cause: why, text: null, at: tx.now };
  become(tx, id, 'unknown', { trouble, looks: 0, nextTryAt: tx.now + waitBetweenLooks(0) }, why);
}

export function noticeOne(tx: WriteTx, row: DeliveryRow, messageId: MessageId, isSent: boolean): void {
  if (row.state === 'unknown') accept(tx, row, {}, 'found');
  if (isSent) become(tx, row.id, 'seen', { messageId, nextTryAt: null, trouble: null });
}

function settleAccepted(tx: WriteTx, row: DeliveryRow, outcome: Extract<SendOutcome, { kind: 'accepted' }>): void {
  const { serverMessageId: serverRfcId } = outcome;
  const left = outcome.refused.filter(({ isFinal }) => !isFinal).map(({ recipient }) => recipient);
  const isOver = tx.now - row.madeAt > giveUpAfterMs;
  if (left.length === 0 || isOver) {
    for (const recipient of left)
      noteFailure(tx, row.id, { recipient, isFinal: true, status: null, bounceMessageId: null });
    accept(tx, row, { serverRfcId, leftTo: [] }, outcome.text === '' ? null : outcome.text);
    return;
  }
  const trouble: Trouble = {
    code: 'server-rejected',
    cause: 'recipients',
    text: outcome.refused[0]?.text ?? null,
    at: tx.now,
  };
  const nextTryAt = tx.now + waitAfterPutOff(row.attempts);
  become(tx, row.id, 'queued', { leftTo: left, bodyAt: null, trouble, nextTryAt, serverRfcId }, 'part');
}

function settleRefused(tx: WriteTx, row: DeliveryRow, outcome: Extract<SendOutcome, { kind: 'refused' }>): void {
  const { cause, text } = outcome;
  const trouble: Trouble = { code: 'server-rejected', cause, text: text === '' ? null : text, at: tx.now };
  const isOver = outcome.isFinal || tx.now - row.madeAt > giveUpAfterMs;
  if (!isOver) {
    become(tx, row.id, 'queued', { trouble, bodyAt: null, nextTryAt: tx.now + waitAfterPutOff(row.attempts) }, cause);
  } else if (row.leftTo.length < row.recipients.length) {
    // Some have it: for them it was sent. The others are named.
    for (const recipient of row.leftTo)
      noteFailure(tx, row.id, { recipient, isFinal: true, status: text, bounceMessageId: null });
    accept(tx, row, { leftTo: [] }, 'part');
  } else {
    become(tx, row.id, 'failed', { trouble, bodyAt: null, nextTryAt: null }, cause);
  }
}
