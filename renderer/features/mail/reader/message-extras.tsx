import { useQuery } from '@tanstack/react-query';
import type { Message } from '#shared/contract/threads.ts';
import { core } from '../../../lib/core.ts';
import { AttachmentCards, listFiles } from '../../attachments/index.ts';

/** What came along with the text. */
export function MessageExtras({ message }: { message: Message }) {
  const { data } = useQuery(core.messages.get.queryOptions({ input: { id: message.id } }));
  return data === undefined ? null : <AttachmentCards files={listFiles(message.id, data.parts)} />;
}
