import type { MessageId } from '#shared/ids.ts';
import type { ParsedMessage } from '../mime/index.ts';
import type { MessageWords } from '../search/index-words.ts';

// People of a mail to a whole company are found by the first of them.
const maxPeople = 100;

export function wordsOf(messageId: MessageId, sentAt: number, parsed: ParsedMessage): MessageWords {
  const people = [parsed.from, ...parsed.to, ...parsed.cc, ...parsed.bcc].filter((one) => one !== null);
  return {
    messageId,
    sentAt,
    subject: parsed.subject,
    people: people
      .slice(0, maxPeople)
      .map(({ name, address }) => `${name} ${address}`)
      .join('\n'),
    body: parsed.searchText,
    files: parsed.parts.map((part) => part.name ?? '').join('\n'),
  };
}
