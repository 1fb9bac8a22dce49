import type { Message } from '#shared/contract/threads.ts';
import { MailText } from '../mail-text.tsx';

/** What somebody wrote. */
export function MessageBody({ message }: { message: Message }) {
  return <MailText text={message.text} />;
}
