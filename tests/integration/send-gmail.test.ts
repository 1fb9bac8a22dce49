import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually, movableClock, openPostHouse, type PostHouse } from '#tests/support/post-house.ts';
import { startFakeGmail, type FakeGmail } from '#tests/support/fake-gmail.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const user = 'me@office.example';
let gmail: FakeGmail;
let smtp: TestSmtp;
let house: PostHouse;
let clock: ReturnType<typeof movableClock>;

beforeEach(async () => {
  gmail = await startFakeGmail();
  smtp = await startSmtp();
  clock = movableClock();
  house = await openPostHouse({ dovecot: gmail, smtp }, { user, clock });
});
afterEach(async () => {
  await house.close();
  await smtp.stop();
  await gmail.stop();
});

const subjects = (path: string) =>
  gmail.mailbox.listed(path).map(([{ raw }]) => /^Subject: (.*?)\r$/m.exec(raw)?.[1] ?? '');

test('Gmail files what its SMTP sends, whenever it does: one mail in Sent, here and there, and nothing is appended', async () => {
  const bytes = Promise.withResolvers<string>();
  smtp.onDelivered = ({ raw }) => bytes.resolve(raw.toString('latin1'));
  const id = await house.send({ to: 'anna@berg.example', subject: 'Hallo', text: 'Text' });
  const raw = await bytes.promise;
  // It takes its time: meanwhile the mail is looked for, and not filed a second time.
  await eventually(async () => {
    expect(await house.client.deliveries.get({ id })).toMatchObject({
      state: 'accepted',
      messageId: expect.any(String),
    });
    expect(gmail.said().some((line) => line.startsWith('UID SEARCH HEADER'))).toBe(true);
  });
  gmail.mailbox.put(`Received: by gmail\r\n${raw}`, ['\\Sent'], { flags: ['\\Seen'] });
  await eventually(async () => {
    clock.move(10_000);
    expect((await house.client.deliveries.get({ id })).state).toBe('seen');
  });
  expect(gmail.said().filter((line) => line.startsWith('APPEND'))).toEqual([]);
  expect(subjects('[Gmail]/Sent Mail')).toEqual(['Hallo']);
  const { items } = await house.client.threads.list({ view: 'sent' });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ messageCount: 1 });
  expect(smtp.delivered).toHaveLength(1);
});

test('a draft is one there, and what it was before lies neither in All Mail nor in the trash', async () => {
  const { client } = house;
  const { id } = await client.drafts.create({ to: 'anna@berg.example', subject: 'Entwurf 0' });
  for (const subject of ['Entwurf 1', 'Entwurf 2', 'Entwurf 3']) {
    await client.drafts.save({ id, subject, text: subject });
    await client.drafts.close({ id });
    await eventually(async () => {
      clock.move(20_000);
      await Promise.resolve();
      expect(subjects('[Gmail]/Drafts')).toEqual([subject]);
      expect(gmail.mailbox.messages).toHaveLength(1);
    });
  }
  await client.drafts.discard({ id });
  await eventually(async () => {
    clock.move(20_000);
    await Promise.resolve();
    expect(gmail.mailbox.messages).toEqual([]);
  });
  expect(gmail.said().filter((line) => line.startsWith('EXPUNGE'))).toEqual([]);
});
