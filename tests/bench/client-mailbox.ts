import { pino } from 'pino';
import { insertAccount } from '#core/accounts/index.ts';
import { systemClock } from '#core/clock.ts';
import type { Cause } from '#core/context.ts';
import { parseMessage, type ParsedMessage } from '#core/mime/index.ts';
import type { OpenProfile } from '#core/profile/open-profile.ts';
import { packRaw } from '#core/raw/index.ts';
import { findMailbox } from '#core/threads/index.ts';
import { storeMessages, type Arrival } from '#core/threads/ingest.ts';
import type { AccountId, MailboxId } from '#shared/ids.ts';
import { benchCause } from '../support/bench-profile.ts';

/** Mail of the newest conversations has its bytes here; of the rest there are the headers, as after a first sync. */
export const wholeMessages = 2_000;
const perWrite = 400;
const minuteMs = 60_000;

const people = ['Anna Berg', 'Jörg Öhlmann', 'Priya Raman', 'Club Office', 'Newsletter Garten & Haus', 'Tomasz Wójcik'];
const topics = [
  'Angebot für die Küche',
  'Minutes of Tuesday',
  'Deine Rechnung',
  'Einladung: Jahresfeier',
  'Your parcel',
];
const sentence = 'Passt dir Freitag um zehn, oder lieber nach dem Mittag? Ich bringe die Unterlagen mit.';

/**
 * A large mailbox through the doors that the sync uses: two accounts, four folders, one message in three answers an
 * earlier one, every ninth is unread, every tenth has a file. Only the parsing is saved: a thousand mails are parsed,
 * the others are those with other names on them.
 */
export async function fillClientMailbox(profile: OpenProfile, count: number): Promise<void> {
  const { db } = profile;
  const cause: Cause = { ...benchCause('bench.fill'), isRepeatable: true };
  const raw = profile.openRaw({
    url: new URL('../../core/workers/raw.worker.ts', import.meta.url),
    clock: systemClock(),
    log: pino({ level: 'silent' }),
  });
  const places = db.write(cause, (tx) =>
    ['me@bench.example', 'office@bench.example'].flatMap((address) => {
      const accountId = insertAccount(tx, { kind: 'local', address, name: address, incoming: null, outgoing: null });
      const roles = ['inbox', 'inbox', 'archive', 'sent'] as const;
      return roles.map((role) => ({ accountId, mailboxId: findMailbox(tx, accountId, role) }));
    }),
  );
  const template = parseMessage(mailBytes(0, count));
  try {
    for (let first = 0; first < count; first += perWrite) {
      const batches = new Map<MailboxId, { accountId: AccountId; arrivals: Arrival[] }>();
      for (let index = first; index < Math.min(first + perWrite, count); index += 1) {
        const place = places[Math.floor(index / 3) % places.length];
        if (place === undefined) continue;
        const batch = batches.get(place.mailboxId) ?? { accountId: place.accountId, arrivals: [] };
        const bytes = index >= count - wholeMessages ? mailBytes(index, count) : null;
        const packed = bytes === null ? null : packRaw(bytes);
        if (packed !== null) await raw.put([packed]);
        const parsed = bytes === null ? variantOf(template, index, count) : parseMessage(bytes);
        batch.arrivals.push({
          uid: null,
          parsed,
          rawHash: packed?.hash ?? null,
          sizeBytes: bytes?.byteLength ?? 2_000 + (index % 97) * 400,
          receivedAt: dateOf(index, count),
          flags: [...(index % 9 === 0 ? [] : ['\\Seen']), ...(index % 31 === 0 ? ['\\Flagged'] : [])],
          modseq: null,
        });
        batches.set(place.mailboxId, batch);
      }
      db.write(cause, (tx) => {
        for (const [mailboxId, { accountId, arrivals }] of batches)
          storeMessages(tx, { accountId, mailboxId }, arrivals);
      });
      await db.makeRoom();
    }
  } finally {
    await raw.close();
  }
}

/** The word that stands in one message alone. */
export function markOfMail(index: number): string {
  return `Kennwort-${index}`;
}

const startedAt = Date.now();

function dateOf(index: number, count: number): number {
  return startedAt - (count - index) * 5 * minuteMs;
}

/** Three in a row are one conversation. */
function factsOf(index: number) {
  const root = index - (index % 3);
  const person = Math.floor(index / 3) % people.length;
  return {
    subject: `${index === root ? '' : 'Re: '}${topics[root % topics.length]} (${root})`,
    from: { name: people[person] ?? '', address: `p${person}@people.example` },
    messageId: `${index}@bench.example`,
    references: index === root ? [] : [`${root}@bench.example`],
  };
}

function variantOf(template: ParsedMessage, index: number, count: number): ParsedMessage {
  const { subject, from, messageId, references } = factsOf(index);
  const text = `${sentence} ${markOfMail(index)}`;
  return { ...template, subject, from, messageId, references, sentAt: dateOf(index, count), text, snippet: text };
}

function mailBytes(index: number, count: number): Uint8Array {
  const { subject, from, messageId, references } = factsOf(index);
  const lines = [
    `From: =?utf-8?B?${Buffer.from(from.name).toString('base64')}?= <${from.address}>`,
    'To: Me <me@bench.example>',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${new Date(dateOf(index, count)).toUTCString()}`,
    `Message-ID: <${messageId}>`,
    ...(references.length === 0 ? [] : [`References: ${references.map((id) => `<${id}>`).join(' ')}`]),
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...Array.from({ length: 3 + (index % 12) }, () => sentence),
    markOfMail(index),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
