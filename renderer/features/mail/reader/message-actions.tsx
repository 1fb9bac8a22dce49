import type { Message } from '#shared/contract/threads.ts';

/** What can be done with this one message, at the end of its head. */
export function MessageActions(_props: { message: Message }) {
  return null;
}
