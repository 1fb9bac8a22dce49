import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { AccountId, CorrelationId, DraftId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import { Boot } from '#core/boot/index.ts';
import type { Cause, WriteTx } from '#core/context.ts';
import { secrets, settings } from '#core/db/tables/house.ts';
import * as mail from '#core/db/tables/mail.ts';
import { createEventBus } from '#core/events/index.ts';
import { takeInstanceLock } from '#core/profile/index.ts';
import { fakeClock } from './fake-clock.ts';
import { frozenPassphrase } from './frozen-profile.ts';

/**
 * Makes tests/fixtures/profiles/NNNN, a real profile of this version of the code, once and never again:
 *
 *     node --import ./scripts/raw-imports.mjs tests/support/freeze-profile.ts 0001
 */
const name = process.argv[2] ?? '';
if (!/^\d{4}$/.test(name)) throw new Error('which profile? four digits, such as 0001');
const home = fileURLToPath(new URL('../fixtures/profiles/', import.meta.url));
const target = join(home, name);
if (existsSync(target)) throw new Error(`profile ${name} is frozen: make the next number instead`);

const readme = `# Frozen profile ${name}

A profile as this version of the code wrote it, with the passphrase in \`tests/support/frozen-profile.ts\`.
Never regenerate it: that later versions open it is what it is here to show. A change of the format gets a new number.
Only test data; the key protects nothing.
`;

const cause = (by: Cause['by']['kind'], action: string): Cause => ({
  by: { kind: by, id: null },
  action,
  correlationId: '019a0000-0000-7000-8000-00000000c0de' as CorrelationId,
});

const [accountId, threadId, messageId] = ['account-1' as AccountId, 'thread-1' as ThreadId, 'message-1' as MessageId];
const mailboxId = 'mailbox-1' as MailboxId;
const draftId = 'draft-1' as DraftId;

function writeMail(tx: WriteTx): void {
  const at = tx.now - 3_600_000;
  tx.db
    .insert(mail.accounts)
    .values({
      id: accountId,
      kind: 'imap',
      address: 'anna@frozen.example',
      name: 'Anna Frost',
      mark: 2,
      incomingHost: 'imap.frozen.example',
      incomingPort: 993,
      incomingSecurity: 'tls',
      outgoingHost: 'smtp.frozen.example',
      outgoingPort: 465,
      outgoingSecurity: 'tls',
      createdAt: at,
    })
    .run();
  tx.db.insert(mail.mailboxes).values({ id: mailboxId, accountId, role: 'inbox', name: 'Eingang' }).run();
  const common = {
    accountId,
    subject: 'Grüße aus dem Eis',
    hasAttachment: true,
    isStarred: true,
    snippet: 'Es ist kalt.',
  };
  tx.db
    .insert(mail.threads)
    .values({
      ...common,
      id: threadId,
      lastAt: at,
      messageCount: 1,
      unreadCount: 1,
      senders: ['Bernd Eis'],
    })
    .run();
  tx.db
    .insert(mail.messages)
    .values({
      ...common,
      id: messageId,
      threadId,
      rfcId: '<1@frozen.example>',
      fromName: 'Bernd Eis',
      fromAddress: 'bernd@frozen.example',
      to: [{ name: 'Anna Frost', address: 'anna@frozen.example' }],
      cc: [],
      sentAt: at,
      isUnread: true,
      isOwn: false,
    })
    .run();
  tx.db.insert(mail.messageTexts).values({ messageId, text: 'Es ist kalt. 🧊\n' }).run();
  tx.db.insert(mail.messageMailboxes).values({ messageId, mailboxId }).run();
  tx.db
    .insert(mail.attachments)
    .values({ messageId, position: 0, name: 'Eisberg.pdf', sizeBytes: 12_345, mimeType: 'application/pdf' })
    .run();
  tx.db.insert(mail.threadViews).values({ threadId, view: 'inbox', accountId, lastAt: at, isUnread: true }).run();
  tx.touch('threads', threadId);
}

function writeRest(tx: WriteTx): void {
  tx.db.insert(settings).values({ key: 'theme', value: 'dark', changedAt: tx.now }).run();
  tx.db.insert(settings).values({ key: 'markReadAfterMs', value: null, changedAt: tx.now }).run();
  tx.db.insert(secrets).values({ name: 'account/account-1', value: 'kein echtes Passwort', changedAt: tx.now }).run();
  const lines = { to: 'bernd@frozen.example', cc: '', bcc: '', subject: 'Re: Grüße', text: 'Zieh dich warm an.' };
  tx.db
    .insert(mail.drafts)
    .values({ id: draftId, ...lines, createdAt: tx.now, changedAt: tx.now })
    .run();
  tx.queueRemote({ accountId, kind: 'move', payload: { to: 'archive' }, key: 'frozen-op' });
  tx.undoable('threads.move', 1, 'threads.move', { ids: [threadId] });
  tx.planJob({ kind: 'frozen.job', key: 'frozen', payload: { n: 1 }, runAt: tx.now + 86_400_000 });
  tx.touch('settings', 'theme');
}

mkdirSync(home, { recursive: true });
const part = join(home, `.${name}.part`);
rmSync(part, { recursive: true, force: true });
const taken = takeInstanceLock(part);
if ('heldBy' in taken) throw new Error('somebody has the new profile already');
const none = () => Promise.reject(new Error('a frozen profile has no keyring'));
const boot = new Boot({
  lock: taken.lock,
  secrets: { get: none, set: none, delete: none },
  clock: fakeClock(),
  events: createEventBus(),
  log: pino({ level: 'error' }),
  version: name,
  workerUrl: (worker) => new URL(`../../core/workers/${worker}.worker.ts`, import.meta.url),
  passphrase: frozenPassphrase,
});
boot.start();
const { db } = await boot.ready;
db.write(cause('sync', 'sync.fetch'), writeMail);
db.write(cause('user', 'settings.set'), writeRest);
await boot.close();
rmSync(join(part, 'instance.lock'));
writeFileSync(join(part, 'README.md'), readme);
renameSync(part, target);
process.stdout.write(`frozen: ${target}\n`);
