import { sql } from 'drizzle-orm';
import { newId, type AccountId, type CorrelationId, type ThreadId, type UndoToken } from '#shared/ids.ts';
import { insertAccount } from '#core/accounts/index.ts';
import type { CommandContext, QueryContext, RemoteMail, WriteTx } from '#core/context.ts';
import type { MailboxRole } from '#core/db/tables/mail.ts';
import { noRemote } from '#core/messages/index.ts';
import { RawStore } from '#core/raw/index.ts';
import { findMailbox, storeMessage, type NewMessage } from '#core/threads/index.ts';
import type { NarrowInput } from '#core/threads/list-order.ts';
import { undoHandlers } from '#core/undo-handlers.ts';
import { listUndo, runUndo } from '#core/undo/undo-journal.ts';
import { causedBy, openTestDatabase, testKey, type TestDatabase } from './db-harness.ts';

/** A database with the contexts that handlers are given, and undo. */
export interface Mailbox extends TestDatabase {
  readonly query: QueryContext;
  readonly raw: RawStore;
  command(action?: string): CommandContext;
  write<Result>(run: (tx: WriteTx) => Result): Result;
  /** Takes back one entry; answers whether there was one. */
  undo(token: UndoToken | null): boolean;
  /** How many entries Ctrl+Z would still take back. */
  undoDepth(): number;
}

/** The worker's own source: Node strips its types. It starts with the first question. */
const rawWorkerUrl = new URL('../../core/workers/raw.worker.ts', import.meta.url);

export interface MailboxOptions extends NonNullable<Parameters<typeof openTestDatabase>[0]> {
  readonly remote?: RemoteMail;
}

export function openMailbox({ remote = noRemote, ...options }: MailboxOptions = {}): Mailbox {
  const test = openTestDatabase(options);
  const { db, clock, log } = test;
  const raw = new RawStore({ url: rawWorkerUrl, file: `${test.file}.raw`, key: testKey, clock, log });
  const query: QueryContext = {
    read: db.read,
    readSlow: (name, params, signal) => db.readSlow(name, params, signal),
    raw,
    remote,
    clock,
    log,
    signal: new AbortController().signal,
  };
  const command = (action = 'test.run'): CommandContext => {
    const cause = { ...causedBy('user', action), correlationId: newId<CorrelationId>(clock.now()) };
    return { ...query, cause, write: (run) => db.write(cause, run) };
  };
  return {
    ...test,
    query,
    command,
    write: (run) => command().write(run as never),
    undo: (token) => command('undo.run').write((tx) => runUndo(tx, undoHandlers, token) !== null),
    undoDepth: () => listUndo(db.read).length,
    raw,
    async close() {
      await raw.close();
      await test.close();
    },
  };
}

/** The inbox of all accounts as it is asked for when nothing narrows it. */
export const wholeList: NarrowInput = {
  view: 'inbox',
  accountId: null,
  mailboxId: null,
  part: null,
  isFlat: false,
  unreadOnly: false,
  starredOnly: false,
  attachmentsOnly: false,
  contactsOnly: false,
  sort: 'newest',
  limit: 100,
  after: null,
};

export function addTestAccount(
  mailbox: Mailbox,
  kind: 'imap' | 'demo' = 'imap',
  address = 'me@office.example',
): AccountId {
  const server = { host: 'mail.office.example', port: 993, security: 'tls' as const };
  return mailbox.write((tx) =>
    insertAccount(tx, { kind, address, name: 'Office', incoming: server, outgoing: server }),
  );
}

export interface TestMail extends Partial<Omit<NewMessage, 'accountId' | 'threadId' | 'mailboxIds'>> {
  readonly place?: MailboxRole;
  /** More mailboxes it lies in, such as a label. */
  readonly alsoIn?: readonly MailboxRole[];
}

/** One conversation with these mails, oldest first; without any word about them, one unread mail in the inbox. */
export function aThread(mailbox: Mailbox, accountId: AccountId, mails: readonly TestMail[] = [{}]): ThreadId {
  return mailbox.write((tx) => {
    let threadId: ThreadId | null = null;
    for (const mail of mails) threadId = putMail(tx, accountId, threadId, mail);
    return threadId as unknown as ThreadId;
  });
}

export function putMail(tx: WriteTx, accountId: AccountId, threadId: ThreadId | null, mail: TestMail): ThreadId {
  const { place, alsoIn = [], ...fields } = mail;
  const isOwn = fields.isOwn ?? false;
  const roles = [place ?? (isOwn ? 'sent' : 'inbox'), ...alsoIn];
  return storeMessage(tx, {
    rfcId: null,
    from: isOwn ? { name: 'Me', address: 'me@office.example' } : { name: 'Anna Berg', address: 'anna@berg.example' },
    to: [isOwn ? { name: 'Anna Berg', address: 'anna@berg.example' } : { name: 'Me', address: 'me@office.example' }],
    cc: [],
    subject: 'Angebot',
    text: 'Passt Freitag um zehn?',
    sentAt: tx.now,
    isUnread: !isOwn,
    isStarred: false,
    attachments: [],
    ...fields,
    isOwn,
    accountId,
    threadId,
    mailboxIds: roles.map((role) => findMailbox(tx, accountId, role)),
  }).threadId;
}

const tables =
  'accounts mailboxes threads messages message_texts message_mailboxes attachments remote_messages message_references search_docs';
const order = 'ORDER BY 1, 2';

/** Every row of the mail tables, to compare before and after. */
export function snapshot({ db }: Pick<Mailbox, 'db'>): Record<string, unknown[]> {
  const names = [...tables.split(' '), 'thread_views', 'drafts', 'senders', 'inbox_splits', 'thread_pins'];
  return Object.fromEntries(names.map((name) => [name, db.read.all(sql.raw(`SELECT * FROM ${name} ${order}`))]));
}
