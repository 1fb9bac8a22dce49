import { useQuery } from '@tanstack/react-query';
import type { Message } from '#shared/contract/threads.ts';
import { core } from '../../../lib/core.ts';
import { saveFile, showFileError } from '../../attachments/index.ts';
import { InviteCard } from '../../invites/index.ts';
import { UnsubscribeLine } from './unsubscribe/unsubscribe-line.tsx';

/** What stands between the head of a message and its text: an invitation, the way out of a list. */
export function MessageLead({ message }: { message: Message }) {
  const { data } = useQuery(core.messages.get.queryOptions({ input: { id: message.id } }));
  if (data === undefined) return null;
  const { id } = message;
  const calendar = data.parts.some(isCalendar);
  const save = (path: string) => {
    const part = data.parts.find((one) => one.path === path);
    if (part === undefined) return;
    const name = part.name || 'invite.ics';
    void saveFile({ messageId: id, path, name, mimeType: part.mimeType, sizeBytes: part.sizeBytes }).catch(
      showFileError,
    );
  };
  return (
    <>
      {data.unsubscribe !== null && <UnsubscribeLine messageId={id} />}
      {calendar && <InviteCard messageId={id} onSave={save} />}
    </>
  );
}

function isCalendar({ mimeType, name }: { mimeType: string; name: string }): boolean {
  return mimeType === 'text/calendar' || mimeType === 'application/ics' || /\.ics$/i.test(name);
}
