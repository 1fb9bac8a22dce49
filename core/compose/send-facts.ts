import { eq, sql } from 'drizzle-orm';
import type { MailAddress } from '#shared/model/address.ts';
import type { ReadDb } from '../context.ts';
import { messages } from '../db/tables/mail.ts';
import { listAttachments, type DraftRow } from '../drafts/draft-rows.ts';
import { readAddressed } from './compose-mail.ts';
import type { SendFacts } from './find-warnings.ts';
import { identitiesOf, identityOfDraft } from './identities.ts';

/** So many of the people one writes to are compared; the ones written to most come first. */
const maxCompared = 3_000;

/** What the warnings look at. */
export function readSendFacts(read: ReadDb, draft: DraftRow): SendFacts {
  const { to, cc, bcc, all } = readAddressed(draft);
  const files = listAttachments(read, draft.id);
  const wanted = JSON.stringify(all.map(({ address }) => address));
  const known = read
    .all<{ address: string }>(
      sql`SELECT lower(contacts.address) AS address FROM json_each(${wanted}) AS wanted
        JOIN contacts ON contacts.address = wanted.value COLLATE NOCASE
        WHERE written_to + received_from > 0`,
    )
    .map(({ address }) => address);
  const own = identitiesOf(read).map(({ address }) => address.toLowerCase());
  const knownSet = new Set([...known, ...own]);
  const writtenTo = all.every(({ address }) => knownSet.has(address.toLowerCase()))
    ? []
    : read.all<{ address: string }>(sql`
        SELECT address FROM contacts WHERE written_to > 0 ORDER BY written_to DESC, last_at DESC LIMIT ${maxCompared}`);
  return {
    to,
    cc,
    bcc,
    subject: draft.subject,
    text: draft.text,
    isForward: draft.kind === 'forward',
    hasFiles: files.some(({ contentId }) => contentId === null),
    hasContent: files.length > 0,
    sender: identityOfDraft(read, draft)?.address ?? '',
    present: readPresent(read, draft),
    isKnown: (address) => knownSet.has(address),
    writtenTo: writtenTo.map(({ address }) => address),
  };
}

function readPresent(read: ReadDb, { sourceId }: DraftRow): ReadonlySet<string> {
  const source = sourceId === null ? undefined : read.select().from(messages).where(eq(messages.id, sourceId)).get();
  if (source === undefined) return new Set();
  const named: readonly MailAddress[] = [...source.to, ...source.cc, ...source.replyTo];
  return new Set([source.fromAddress, ...named.map(({ address }) => address)].map((address) => address.toLowerCase()));
}
