import { pino } from 'pino';
import { Boot } from '#core/boot/boot.ts';
import { systemClock } from '#core/clock.ts';
import { insertAccount } from '#core/accounts/index.ts';
import type { Cause } from '#core/context.ts';
import { createEventBus } from '#core/events/bus.ts';
import { takeInstanceLock } from '#core/profile/instance-lock.ts';
import type { OpenProfile } from '#core/profile/open-profile.ts';
import { findMailbox, storeMessage } from '#core/threads/index.ts';
import { newId, type CorrelationId } from '#shared/ids.ts';
import { AppError } from '#shared/errors.ts';

export const benchPassphrase = 'a passphrase for the bench';

const workerSource = new URL('../../core/workers/query.worker.ts', import.meta.url);
const noKeyring = () => Promise.reject(new AppError('unavailable', 'the bench has no keyring'));

/** Opens a real profile, encrypted as any other, hands its database over and closes it cleanly. */
export async function withProfile(
  profileDir: string,
  work: (profile: OpenProfile) => void | Promise<void>,
  passphrase = benchPassphrase,
): Promise<void> {
  const taken = takeInstanceLock(profileDir);
  if (!('lock' in taken)) throw new Error(`another process has ${profileDir}`);
  const boot = new Boot({
    lock: taken.lock,
    secrets: { get: noKeyring, set: noKeyring, delete: noKeyring },
    clock: systemClock(),
    events: createEventBus(),
    log: pino({ level: 'silent' }),
    version: '0.0.0-bench',
    workerUrl: () => workerSource,
    passphrase,
  });
  boot.start();
  try {
    await work(await boot.ready);
  } finally {
    await boot.close();
  }
}

export function benchCause(action: string): Cause {
  return { by: { kind: 'system', id: null }, action, correlationId: newId<CorrelationId>(Date.now()) };
}

const people = ['Anna Berg', 'Jörg Öhlmann', 'Priya Raman', 'Club Office', 'Newsletter Garten & Haus', 'Tomasz Wójcik'];
const topics = [
  'Angebot für die Küche, zweite Fassung',
  'Re: Minutes of Tuesday’s meeting',
  'Deine Rechnung für Oktober liegt bereit',
  'Einladung: Jahresfeier am 12. Dezember',
  'Your parcel is on its way',
];
const sentence = 'Passt dir Freitag um zehn, oder lieber nach dem Mittag? Ich bringe die Unterlagen mit. ';

/** Conversations of one to four mails over two years, a fifth of them unread: what a list of a real mailbox looks like. */
export function fillMailbox({ db }: OpenProfile, threadCount: number): void {
  const accountId = db.write(benchCause('bench.account'), (tx) =>
    insertAccount(tx, { kind: 'demo', address: 'me@bench.example', name: 'Bench', incoming: null, outgoing: null }),
  );
  const perWrite = 100;
  for (let first = 0; first < threadCount; first += perWrite) {
    db.write(benchCause('bench.fill'), (tx) => {
      const mailboxIds = [findMailbox(tx, accountId, 'inbox')];
      for (let index = first; index < Math.min(first + perWrite, threadCount); index += 1) {
        const name = people[index % people.length] ?? '';
        const from = { name, address: `p${index % people.length}@bench.example` };
        const base = { accountId, rfcId: null, from, to: [{ name: 'Me', address: 'me@bench.example' }], cc: [] };
        let threadId: ReturnType<typeof storeMessage>['threadId'] | null = null;
        for (let mail = 0; mail <= index % 4; mail += 1) {
          ({ threadId } = storeMessage(tx, {
            ...base,
            threadId,
            subject: `${topics[index % topics.length]} (${index})`,
            text: sentence.repeat(3 + (index % 12)),
            sentAt: tx.now - (threadCount - index) * 3_600_000 + mail * 60_000,
            isUnread: index % 5 === 0,
            isStarred: index % 17 === 0,
            isOwn: false,
            attachments: index % 10 === 0 ? [{ name: 'plan.pdf', sizeBytes: 48_000, mimeType: 'application/pdf' }] : [],
            mailboxIds,
          }));
        }
      }
    });
  }
}
