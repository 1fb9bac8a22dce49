import type { Message } from '#shared/contract/threads.ts';
import { BodyToggles } from './html/body-toggles.tsx';

/** What can be done with this one message, at the end of its head. */
export function MessageActions({ message }: { message: Message }) {
  return <BodyToggles message={message} />;
}
