import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ContractRouterClient } from '@orpc/contract';
import { appContract, type AppContract } from '#shared/contract/index.ts';
import type { FollowUpId, ThreadId } from '#shared/ids.ts';
import { AppError, isAppError, type ErrorCode } from '#shared/errors.ts';
import { connect, type Connection } from '#shared/rpc/connection.ts';
import { startCore, type CoreHarness } from '#tests/support/core-harness.ts';
import { transports, type Transport } from '#tests/support/transports.ts';

/** Nothing here asks a network. */
const nowhere = () => Promise.reject(new AppError('offline', 'no network', { cause: 'dns' }));

type Client = ContractRouterClient<AppContract>;
type ProcedureName = {
  [Feature in keyof AppContract]: `${Feature}.${keyof AppContract[Feature] & string}`;
}[keyof AppContract];

const server = { host: 'mail.example.org', port: 993, security: 'tls' as const };
const firstThread = async (client: Client): Promise<ThreadId> => {
  const { items } = await client.threads.list({ view: 'inbox', limit: 1 });
  return items[0]?.id ?? expect.fail('the inbox is empty');
};

const addIdentity = async (client: Client) => {
  const address = `a${Math.random().toString(36).slice(2)}@example.org`;
  const account = await client.accounts.add({
    address,
    name: 'Änne',
    secret: { password: 'x' },
    incoming: server,
    outgoing: server,
  });
  return client.identities.add({ accountId: account.id, address: `x${address}`, name: 'Büro' });
};

const firstMessage = async (client: Client) => {
  const { messages } = await client.threads.get({ id: await firstThread(client) });
  return messages[0]?.id ?? expect.fail('a conversation without messages');
};
const firstContact = async (client: Client) =>
  (await client.contacts.find({ text: '' }))[0] ?? expect.fail('nobody is known');

const sent = async (client: Client) => {
  await addIdentity(client);
  const { id } = await client.drafts.create({ to: 'anna@berg.example', text: 'Text' });
  return (await client.drafts.send({ id, sendAt: Date.now() + 3_600_000 })).deliveryId;
};
const attached = async (client: Client) => {
  const { id } = await client.drafts.create({});
  const file = { name: 'ä.txt', mimeType: 'text/plain', offset: 0, base64: 'w6Q=', isLast: true };
  const { attachmentId } = await client.drafts.attach({ id, ...file });
  return { id, attachmentId };
};

const aTemplate = async (client: Client) =>
  client.templates.create({ name: 'Dank', subject: '', text: 'Danke, {first_name}', html: null });
const waiting = async (client: Client) => {
  const { id: draftId } = await client.drafts.create({ to: 'anna@berg.example' });
  await client.followUps.plan({ draftId, when: { afterMs: 86_400_000 } });
  return draftId;
};
/** None waits before a server has taken a mail. */
const noReminder = { id: 'none' as FollowUpId };

const transferDir = mkdtempSync(join(tmpdir(), 'hauspost-transfer-'));
afterAll(() => rmSync(transferDir, { recursive: true, force: true }));
const mailFile = () => {
  const path = join(transferDir, 'mail.eml');
  writeFileSync(path, 'From: anna@berg.example\r\nSubject: Da\r\n\r\nText\r\n');
  return path;
};

const anAccount = async (client: Client) => (await client.accounts.list({}))[0]?.id ?? expect.fail('no account');
const aFolder = async (client: Client) =>
  client.mailboxes.create({ accountId: await anAccount(client), name: `Ordner ${randomUUID()}` });

/** One call of each procedure that works on an open demo profile. A new procedure does not compile without its line. */
const samples: Record<ProcedureName, (client: Client) => Promise<unknown>> = {
  'accounts.list': (client) => client.accounts.list({}),
  'accounts.guess': (client) => client.accounts.guess({ address: 'anna@posteo.de' }),
  'accounts.discover': (client) => client.accounts.discover({ address: 'anna@posteo.de' }),
  // Nobody listens on port 1: an answer, not an error.
  'accounts.test': async (client) => {
    const nowhere = { host: '127.0.0.1', port: 1, security: 'tls' as const };
    const input = { address: 'anna@example.org', secret: { password: 'x' }, incoming: nowhere, outgoing: nowhere };
    expect(await client.accounts.test(input)).toMatchObject({ incoming: { trouble: { code: 'offline' } } });
  },
  'accounts.pinCertificate': (client) =>
    client.accounts.pinCertificate({ host: 'mail.example.org', port: 993, fingerprint: 'AB:CD' }),
  'accounts.oauthClients': (client) => client.accounts.oauthClients({}),
  'accounts.setOauthClient': (client) => client.accounts.setOauthClient({ provider: 'google', clientId: 'ours' }),
  'accounts.oauthBegin': async (client) => {
    await samples['accounts.setOauthClient'](client);
    const begun = await client.accounts.oauthBegin({ provider: 'google', address: 'anna@gmail.com' });
    await client.accounts.oauthCancel({ session: begun.session });
    return begun;
  },
  'accounts.oauthFinish': (client) => client.accounts.oauthFinish({ session: 'nobody began it' }),
  'accounts.oauthCancel': (client) => client.accounts.oauthCancel({ session: 'nobody began it' }),
  'accounts.add': (client) =>
    client.accounts.add({
      address: `a${Math.random().toString(36).slice(2)}@example.org`,
      name: 'Änne',
      secret: { password: 'x' },
      incoming: server,
      outgoing: server,
    }),
  'accounts.update': async (client) => {
    const [account] = await client.accounts.list({});
    return client.accounts.update({ id: account?.id ?? expect.fail(), name: 'Büro' });
  },
  'accounts.relogin': async (client) => {
    const [account] = await client.accounts.list({});
    return client.accounts.relogin({ id: account?.id ?? expect.fail(), secret: { password: 'neu' } });
  },
  'accounts.setEnabled': async (client) => {
    const added = (await samples['accounts.add'](client)) as Awaited<ReturnType<Client['accounts']['add']>>;
    return client.accounts.setEnabled({ id: added.id, isEnabled: false });
  },
  'accounts.remove': async (client) => {
    const added = (await samples['accounts.add'](client)) as Awaited<ReturnType<Client['accounts']['add']>>;
    return client.accounts.remove({ id: added.id });
  },
  'boot.state': (client) => client.boot.state({}),
  'boot.createVault': (client) => client.boot.createVault({ passphrase: 'lang genug' }),
  'boot.unlock': (client) => client.boot.unlock({ passphrase: 'x' }),
  'boot.recover': (client) => client.boot.recover({ recoveryCode: 'x' }),
  'boot.retry': (client) => client.boot.retry({}),
  'boot.restore': (client) => client.boot.restore({ backupId: 'x' }),
  'boot.startOver': (client) => client.boot.startOver({ confirm: 'set aside' }),
  'demo.open': (client) => client.demo.open({}),
  'demo.close': (client) => client.demo.close({}),
  'demo.deliver': (client) => client.demo.deliver({}),
  'templates.list': (client) => client.templates.list({}),
  'templates.create': aTemplate,
  'templates.update': async (client) => client.templates.update({ ...(await aTemplate(client)), subject: 'Dank' }),
  'templates.remove': async (client) => client.templates.remove(await aTemplate(client)),
  'followUps.plan': waiting,
  'followUps.planned': async (client) => client.followUps.planned({ draftId: await waiting(client) }),
  'followUps.list': (client) => client.followUps.list({}),
  'followUps.reschedule': (client) => client.followUps.reschedule({ ...noReminder, dueAt: Date.now() + 60_000 }),
  'followUps.remove': (client) => client.followUps.remove(noReminder),
  'deliveries.list': (client) => client.deliveries.list({}),
  'deliveries.get': async (client) => client.deliveries.get({ id: await sent(client) }),
  'deliveries.ofMessage': async (client) => client.deliveries.ofMessage({ messageId: await firstMessage(client) }),
  'deliveries.cancel': async (client) => client.deliveries.cancel({ id: await sent(client) }),
  'deliveries.sendNow': async (client) => client.deliveries.sendNow({ id: await sent(client) }),
  'deliveries.reschedule': async (client) =>
    client.deliveries.reschedule({ id: await sent(client), sendAt: Date.now() + 86_400_000 }),
  'deliveries.retry': async (client) => client.deliveries.retry({ id: await sent(client) }),
  'deliveries.confirm': async (client) => client.deliveries.confirm({ id: await sent(client) }),
  'drafts.elsewhere': (client) => client.drafts.elsewhere({}),
  'drafts.begin': async (client) => client.drafts.begin({ kind: 'reply', sourceId: await firstMessage(client) }),
  'drafts.open': async (client) => client.drafts.open({ messageId: await firstMessage(client) }),
  'drafts.setIdentity': async (client) => {
    const identityId = (await addIdentity(client)).id;
    return client.drafts.setIdentity({ ...(await client.drafts.create({})), identityId });
  },
  'drafts.close': async (client) => client.drafts.close(await client.drafts.create({})),
  'drafts.versions': async (client) => client.drafts.versions(await client.drafts.create({})),
  'drafts.version': async (client) => {
    const { id } = await client.drafts.create({ text: 'eins' });
    const [version] = await client.drafts.versions({ id });
    return client.drafts.version({ id, at: version?.at ?? expect.fail('no version') });
  },
  'drafts.restore': async (client) => {
    const { id } = await client.drafts.create({ text: 'eins' });
    const [version] = await client.drafts.versions({ id });
    return client.drafts.restore({ id, at: version?.at ?? expect.fail('no version') });
  },
  'drafts.attach': (client) => attached(client),
  'drafts.detach': async (client) => client.drafts.detach(await attached(client)),
  'drafts.attachment': async (client) => client.drafts.attachment(await attached(client)),
  'drafts.check': async (client) => client.drafts.check(await client.drafts.create({ to: 'a@b.example' })),
  'drafts.send': (client) => sent(client),
  'drafts.list': (client) => client.drafts.list({}),
  'drafts.create': (client) => client.drafts.create({ subject: 'Entwurf' }),
  'drafts.get': async (client) => client.drafts.get(await client.drafts.create({ text: 'ß' })),
  'drafts.save': async (client) => client.drafts.save({ ...(await client.drafts.create({})), text: 'neu' }),
  'drafts.discard': async (client) => client.drafts.discard(await client.drafts.create({ text: 'weg' })),
  'events.subscribe': async (client) => {
    const stream = await client.events.subscribe({});
    const next = stream.next();
    await client.drafts.create({ text: 'etwas geschieht' });
    const { value } = await next;
    await stream.return();
    expect(value).toContainEqual(expect.objectContaining({ type: 'changed' }));
  },
  'identities.list': (client) => client.identities.list({}),
  'identities.add': (client) => addIdentity(client),
  'identities.update': async (client) => client.identities.update({ ...(await addIdentity(client)), name: 'Änne' }),
  'identities.remove': async (client) => client.identities.remove(await addIdentity(client)),
  'identities.makeFirst': async (client) => client.identities.makeFirst(await addIdentity(client)),
  'jobs.list': (client) => client.jobs.list({}),
  'jobs.cancel': async (client) => client.jobs.cancel({ id: (await client.jobs.list({}))[0]?.id ?? expect.fail() }),
  'profile.status': (client) => client.profile.status({}),
  'profile.revealRecoveryCode': (client) => client.profile.revealRecoveryCode({}),
  'profile.changePassphrase': (client) => client.profile.changePassphrase({ current: 'x', next: 'lang genug' }),
  'profile.backups': (client) => client.profile.backups({}),
  'profile.backupNow': (client) => client.profile.backupNow({}),
  'profile.audit': (client) => client.profile.audit({}),
  'profile.slowStatements': (client) => client.profile.slowStatements({}),
  'remoteContent.standing': async (client) => client.remoteContent.standing({ messageId: await firstMessage(client) }),
  'remoteContent.allowSender': async (client) =>
    client.remoteContent.allowSender({ messageId: await firstMessage(client) }),
  'remoteContent.forgetSender': (client) => client.remoteContent.forgetSender({ address: 'nobody@berg.example' }),
  'remoteContent.senders': (client) => client.remoteContent.senders({}),
  // A name of this machine is refused before anything is looked up.
  'remoteContent.fetch': async (client) => {
    const input = {
      messageId: await firstMessage(client),
      consent: 'once' as const,
      urls: ['https://localhost/x.png'],
    };
    expect(await client.remoteContent.fetch(input)).toMatchObject([{ trouble: 'refused' }]);
  },
  'remoteContent.image': async (client) => {
    await expect(client.remoteContent.image({ url: 'https://a.example/x' })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'senderLooks.get': (client) => client.senderLooks.get({ address: 'anna@berg.example' }),
  'senderLooks.set': (client) => client.senderLooks.set({ address: 'anna@berg.example', colors: 'original' }),
  'settings.get': (client) => client.settings.get({}),
  'settings.set': (client) => client.settings.set({ density: 'compact' }),
  'settings.testNotification': (client) => client.settings.testNotification({}),
  'snooze.set': async (client) =>
    client.snooze.set({ ids: [await firstThread(client)], until: Date.now() + 86_400_000 }),
  'snooze.end': async (client) => client.snooze.end({ ids: [await firstThread(client)] }),
  'senders.list': (client) => client.senders.list({}),
  'senders.ofThreads': async (client) => client.senders.ofThreads({ ids: [await firstThread(client)] }),
  'senders.countMail': (client) => client.senders.countMail({ patterns: ['@nobody.example'] }),
  'senders.block': (client) => client.senders.block({ patterns: ['@nobody.example'], to: 'spam', withExisting: true }),
  'senders.forget': (client) => client.senders.forget({ pattern: '@nobody.example' }),
  'senders.setVip': (client) => client.senders.setVip({ patterns: ['anna@nobody.example'], isVip: true }),
  'senders.screener': (client) => client.senders.screener({}),
  'senders.setScreener': (client) => client.senders.setScreener({ isOn: false }),
  'senders.letIn': (client) => client.senders.letIn({ address: 'anna@nobody.example', verdict: 'allowed' }),
  'inboxSplits.list': (client) => client.inboxSplits.list({}),
  'inboxSplits.save': async (client) => client.inboxSplits.save({ splits: await client.inboxSplits.list({}) }),
  'bundles.list': (client) => client.bundles.list({}),
  'bundles.set': (client) => client.bundles.set({ kind: 'newsletters', isOn: false }),
  'bundles.archiveAll': (client) => client.bundles.archiveAll({ kind: 'newsletters' }),
  'bundles.deliverNow': (client) => client.bundles.deliverNow({ kind: 'newsletters' }),
  'notifications.wanted': async (client) =>
    client.notifications.wanted({ news: [{ threadId: await firstThread(client), isWoken: false }] }),
  'threads.setPinned': async (client) => client.threads.setPinned({ ids: [await firstThread(client)], isPinned: true }),
  'threads.list': (client) => client.threads.list({ view: 'inbox' }),
  'threads.listIds': (client) => client.threads.listIds({ view: 'inbox', limit: 5 }),
  'threads.counts': (client) => client.threads.counts({}),
  'threads.get': async (client) => client.threads.get({ id: await firstThread(client) }),
  'threads.find': (client) => client.threads.find({ text: 'a' }),
  'threads.explain': async (client) => client.threads.explain({ id: await firstThread(client) }),
  'threads.moveTo': async (client) => {
    const id = await firstThread(client);
    const [mailboxId] = (await client.threads.get({ id })).mailboxIds;
    return client.threads.moveTo({ ids: [id], mailboxId: mailboxId ?? expect.fail('it lies nowhere') });
  },
  'threads.setLabel': async (client) => {
    const id = await firstThread(client);
    const [mailboxId] = (await client.threads.get({ id })).mailboxIds;
    return client.threads.setLabel({ ids: [id], mailboxId: mailboxId ?? expect.fail('it lies nowhere'), isSet: true });
  },
  'threads.setMuted': async (client) => client.threads.setMuted({ ids: [await firstThread(client)], isMuted: true }),
  'threads.split': async (client) => {
    const { row, messages } = await client.threads.get({ id: await firstThread(client) });
    return client.threads.split({ id: row.id, messageIds: messages.map(({ id }) => id) });
  },
  'threads.merge': async (client) => {
    const id = await firstThread(client);
    return client.threads.merge({ ids: [id, id] });
  },
  'mailboxes.list': (client) => client.mailboxes.list({}),
  'mailboxes.create': (client) => aFolder(client),
  'mailboxes.rename': async (client) =>
    client.mailboxes.rename({ ...(await aFolder(client)), name: `B ${randomUUID()}` }),
  'mailboxes.remove': async (client) => client.mailboxes.remove(await aFolder(client)),
  'mailboxes.setRole': async (client) => client.mailboxes.setRole({ ...(await aFolder(client)), role: 'other' }),
  'mailboxes.setSynced': async (client) => client.mailboxes.setSynced({ ...(await aFolder(client)), isSynced: false }),
  'outbox.list': (client) => client.outbox.list({}),
  'outbox.retry': (client) => client.outbox.retry({ id: 999_999 }),
  'outbox.cancel': (client) => client.outbox.cancel({ id: 999_999 }),
  'sync.state': (client) => client.sync.state({}),
  'sync.health': (client) => client.sync.health({}),
  'sync.now': (client) => client.sync.now({}),
  'sync.pause': async (client) => client.sync.pause({ accountId: await anAccount(client), isPaused: true }),
  'sync.verify': async (client) => client.sync.verify({ mailboxId: (await aFolder(client)).id }),
  'messages.get': async (client) => client.messages.get({ id: await firstMessage(client) }),
  'messages.body': async (client) => client.messages.body({ id: await firstMessage(client) }),
  'messages.source': async (client) => client.messages.source({ id: await firstMessage(client) }),
  'messages.headers': async (client) => client.messages.headers({ id: await firstMessage(client) }),
  'messages.raw': async (client) => client.messages.raw({ id: await firstMessage(client) }),
  'messages.part': async (client) => client.messages.part({ id: await firstMessage(client), path: '9' }),
  'messages.download': async (client) => client.messages.download({ ids: [await firstMessage(client)] }),
  'attachments.list': (client) => client.attachments.list({ kinds: ['pdf'], text: 'a' }),
  'attachments.mail': async (client) => client.attachments.mail({ id: await firstMessage(client), path: '9' }),
  'invites.get': async (client) => client.invites.get({ id: await firstMessage(client) }),
  'invites.answer': async (client) => {
    const id = await firstMessage(client);
    return client.invites.answer({ id, uid: 'x', recurrenceId: null, answer: 'accepted', language: 'de' });
  },
  'unsubscribe.get': async (client) => client.unsubscribe.get({ id: await firstMessage(client) }),
  'unsubscribe.ask': async (client) => client.unsubscribe.ask({ id: await firstMessage(client), way: 'post' }),
  'unsubscribe.noteOpened': async (client) => client.unsubscribe.noteOpened({ id: await firstMessage(client) }),
  'contacts.find': (client) => client.contacts.find({ text: 'a' }),
  'contacts.rename': async (client) =>
    client.contacts.rename({ address: (await firstContact(client)).address, name: 'Anna' }),
  'contacts.hide': async (client) => client.contacts.hide({ address: (await firstContact(client)).address }),
  'threads.move': async (client) => client.threads.move({ ids: [await firstThread(client)], to: 'archive' }),
  'threads.setRead': async (client) => client.threads.setRead({ ids: [await firstThread(client)], isRead: true }),
  'threads.setStarred': async (client) =>
    client.threads.setStarred({ ids: [await firstThread(client)], isStarred: true }),
  'transfer.inspect': (client) => client.transfer.inspect({ path: mailFile() }),
  'transfer.importMail': (client) =>
    client.transfer.importMail({ path: mailFile(), into: { newAccountName: 'Archiv' } }),
  'transfer.upload': (client) =>
    client.transfer.upload({ name: 'a.eml', offset: 0, base64: 'QTogYg0KDQo=', isLast: true }),
  'transfer.exportMail': async (client) => {
    const [mailboxId] = (await client.threads.get({ id: await firstThread(client) })).mailboxIds;
    const from = { mailboxId: mailboxId ?? expect.fail('it lies nowhere') };
    return client.transfer.exportMail({ from, format: 'mbox', path: join(transferDir, randomUUID()) });
  },
  'trust.get': async (client) => {
    expect(await client.trust.get({ id: await firstMessage(client) })).toMatchObject({ hint: null });
  },
  'trust.knownHosts': async (client) => expect(await client.trust.knownHosts({})).not.toEqual([]),
  'trust.accept': async (client) => {
    expect((await client.trust.accept({ id: await firstMessage(client) })).count).toBe(1);
  },
  'trust.doubt': async (client) => {
    await client.trust.accept({ id: await firstMessage(client) });
    expect((await client.trust.doubt({ id: await firstMessage(client) })).count).toBe(1);
  },
  'undo.list': (client) => client.undo.list({}),
  'undo.run': (client) => client.undo.run({}),
};

/** What a demo profile that is open refuses, and how. */
const refused: Partial<Record<ProcedureName, ErrorCode>> = {
  // Only what has been tried can be tried again, and only what nobody knows be confirmed.
  'deliveries.retry': 'conflict',
  'deliveries.confirm': 'conflict',
  // The inbox is no label; the demo's first mail has no part of this name.
  'threads.setLabel': 'not-allowed',
  'followUps.reschedule': 'not-found',
  'followUps.remove': 'not-found',
  'outbox.retry': 'not-found',
  'outbox.cancel': 'not-found',
  'messages.part': 'not-found',
  'attachments.mail': 'not-found',
  'invites.answer': 'not-found',
  'unsubscribe.ask': 'not-allowed',
  'unsubscribe.noteOpened': 'not-found',
  'accounts.oauthFinish': 'not-found',
  'boot.createVault': 'conflict',
  'boot.unlock': 'conflict',
  'boot.recover': 'conflict',
  'boot.retry': 'conflict',
  'boot.restore': 'conflict',
  'boot.startOver': 'conflict',
  'profile.revealRecoveryCode': 'not-allowed',
  'profile.changePassphrase': 'not-allowed',
};

const procedures = Object.entries(appContract).flatMap(([feature, own]) =>
  Object.keys(own).map((name) => `${feature}.${name}` as ProcedureName),
);

describe.each(Object.entries(transports))('every procedure over %s', (_name, makeTransport) => {
  let harness: CoreHarness;
  let transport: Transport;
  let connection: Connection<AppContract>;

  beforeAll(async () => {
    harness = await startCore({ profileDir: null, connect: nowhere });
    transport = await makeTransport((wire) => harness.core.attach(wire));
    connection = connect<AppContract>({ open: transport.open });
    await vi.waitFor(async () => {
      const jobs = await connection.client.jobs.list({});
      expect(jobs.find(({ kind }) => kind === 'demo.load')).toMatchObject({ state: 'done' });
    }, 20_000);
  }, 30_000);

  afterAll(async () => {
    connection.close();
    await transport.close();
    await harness[Symbol.asyncDispose]();
  });

  // The demo is closed last: the others live on its mail.
  const inOrder = procedures.toSorted((a, b) => Number(a === 'demo.close') - Number(b === 'demo.close'));

  test.each(inOrder)('%s answers a sample', async (name) => {
    const call = samples[name](connection.client);
    const code = refused[name];
    if (code === undefined) {
      await call;
    } else {
      const error = await call.catch((thrown: unknown) => thrown);
      expect(isAppError(error) && error.code).toBe(code);
    }
  });

  test.each(procedures)('%s refuses what it does not know', async (name) => {
    const [feature, procedure] = name.split('.') as [keyof Client, string];
    const call = (connection.client[feature] as unknown as Record<string, (input: unknown) => Promise<unknown>>)[
      procedure
    ];
    for (const bad of [{ nobodyKnows: 1 }, [], 'text', 7, { id: { a: 1 }, ids: 'x' }]) {
      const error = await call?.(bad).catch((thrown: unknown) => thrown);
      expect(isAppError(error) && error.code, JSON.stringify(bad)).toBe('invalid-input');
    }
  });
});
