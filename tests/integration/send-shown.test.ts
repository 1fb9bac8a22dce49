import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeliveryId, ThreadId } from '#shared/ids.ts';
import { startCutter, type Cutter } from '#tests/support/dovecot-cutter.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, movableClock, openPostHouse, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

let dovecot: Dovecot;
let cutter: Cutter;
let smtp: TestSmtp;
let house: PostHouse;
let clock: ReturnType<typeof movableClock>;
let user: string;
let users = 0;

beforeAll(async () => {
  dovecot = await startDovecot({});
  cutter = await startCutter(dovecot.tlsPort);
  smtp = await startSmtp();
});
afterAll(async () => {
  await smtp.stop();
  await cutter.stop();
  await dovecot.stop();
});
beforeEach(async () => {
  users += 1;
  user = `s${users}@office.example`;
  dovecot.addUser(user);
  smtp.onDelivered = () => {};
  smtp.delivered.length = 0;
  clock = movableClock();
  await dovecot.deliver(user, 'INBOX', question);
  const mailbox = { tlsPort: cutter.port, certificate: dovecot.certificate };
  house = await openPostHouse({ dovecot: mailbox, smtp }, { user, clock });
});
afterEach(async () => {
  cutter.arm(null);
  await house.close();
});

const mail = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;
const date = 'Date: Sat, 21 Nov 2026 09:00:00 +0000';
const question = mail('From: Anna <anna@berg.example>', 'Subject: Frage', 'Message-ID: <q@x>', date, '', 'Passt es?');

const line = {
  /** No line to the mailbox gets anything through, old or new. */
  cut: () => cutter.arm({ way: 'both', afterBytes: 0 }),
  mend: () => cutter.arm(null),
};

/** The conversation of the question, as soon as it is there. */
async function threadId(): Promise<ThreadId> {
  return eventually(async () => {
    const { items } = await house.client.threads.list({ view: 'inbox' });
    return items[0]?.id ?? expect.fail('not here yet');
  });
}

/** An answer that is written; sending it needs no line to the mailbox. */
async function written() {
  const { messages } = await house.client.threads.get({ id: await threadId() });
  const sourceId = messages[0]?.id ?? expect.fail('no mail');
  const { id } = await house.client.drafts.begin({ kind: 'reply', sourceId });
  await house.client.drafts.save({ id, text: 'Ja, gern.' });
  return async () => (await house.client.drafts.send({ id })).deliveryId;
}

const inThread = async () => (await house.client.threads.get({ id: await threadId() })).messages;

/** Waiting for the next connection takes no time here. */
async function untilSeen(id: DeliveryId): Promise<void> {
  await eventually(async () => {
    clock.move(30_000);
    const { state } = await house.client.deliveries.get({ id });
    if (state !== 'seen') throw new Error(state);
  });
}

async function untilShown(): Promise<void> {
  await eventually(async () => {
    expect(await inThread()).toHaveLength(2);
  });
}

test('an answer stands in its conversation as soon as it is accepted, and once when its copy is there', async () => {
  const send = await written();
  line.cut();
  const id = await send();
  await untilShown();
  const delivery = await house.client.deliveries.get({ id });
  expect(delivery).toMatchObject({ state: 'accepted', messageId: expect.any(String) });
  const [, shown] = await inThread();
  expect(shown).toMatchObject({ id: delivery.messageId, from: { address: user }, isUnread: false });
  const sent = await house.client.threads.list({ view: 'sent' });
  expect(sent.items.map((row) => row.id)).toEqual([await threadId()]);
  expect(await dovecot.readFolder(user, 'Sent').catch(() => new Map())).toHaveProperty('size', 0);

  line.mend();
  await untilSeen(id);
  expect((await inThread()).map((message) => message.id)).toEqual([expect.any(String), delivery.messageId]);
  expect((await dovecot.readFolder(user, 'Sent')).size).toBe(1);
  expect((await house.client.deliveries.get({ id })).messageId).toBe(delivery.messageId);
});

test('a provider that files it changed adds no second one, and what lies there is what is kept', async () => {
  const send = await written();
  const bytes = Promise.withResolvers<string>();
  smtp.onDelivered = ({ raw }) => bytes.resolve(raw.toString('latin1'));
  line.cut();
  const id = await send();
  await untilShown();
  const changed = `Received: from here\r\n${(await bytes.promise).replace('Ja, gern.', 'Ja,  gern.')}`;
  await dovecot.deliver(user, 'Sent', changed, ['\\Seen']);
  line.mend();
  await untilSeen(id);
  const [, shown] = await inThread();
  expect(await inThread()).toHaveLength(2);
  expect((await dovecot.readFolder(user, 'Sent')).size).toBe(1);
  await eventually(async () => {
    const { text } = await house.client.messages.source({ id: shown?.id ?? expect.fail('not shown') });
    expect(text).toContain('Received: from here');
  });
});

test('acts on it before its copy is there are carried out when it is', async () => {
  const send = await written();
  line.cut();
  const id = await send();
  await untilShown();
  await house.client.threads.move({ ids: [await threadId()], to: 'trash' });
  line.mend();
  await eventually(async () => {
    clock.move(30_000);
    expect((await dovecot.readFolder(user, 'Trash')).size).toBe(2);
  });
  const { items } = await house.client.threads.list({ view: 'trash' });
  expect((await house.client.threads.get({ id: items[0]?.id ?? expect.fail('lost') })).messages).toHaveLength(2);
  expect((await house.client.threads.list({ view: 'sent' })).items).toEqual([]);
  expect(['filed', 'seen']).toContain((await house.client.deliveries.get({ id })).state);
});
