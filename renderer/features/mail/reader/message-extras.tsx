import type { Message } from '#shared/contract/threads.ts';
import { Attachments } from './attachments.tsx';

/** What came along with the text. */
export function MessageExtras({ message }: { message: Message }) {
  return <Attachments attachments={message.attachments} />;
}
