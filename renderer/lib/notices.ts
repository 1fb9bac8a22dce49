import { i18n, type MessageDescriptor } from '@lingui/core';
import { showToast } from '../ui/index.ts';
import { describeError, errorCodeOf, referenceOf } from './error-text.ts';

/** Tells what went wrong with something the user did. A call that was called off is no news. */
export function showError(error: unknown): void {
  if (errorCodeOf(error) === 'cancelled') return;
  const { what, then } = describeError(error);
  const reference = referenceOf(error);
  showToast({
    id: `error-${errorCodeOf(error)}`,
    text: i18n._(what),
    detail: reference ? `${i18n._(then)} (${reference})` : i18n._(then),
    tone: 'danger',
  });
}

/** A quiet sentence that goes away by itself. */
export function showNotice(text: MessageDescriptor | string): void {
  showToast({ text: typeof text === 'string' ? text : i18n._(text), durationMs: 4_000 });
}
