import type { Message } from '#shared/contract/threads.ts';

/** What is to be known about the sender before the text is read. */
export function TrustNotes(_props: { message: Message }) {
  return null;
}
