import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageId } from '#shared/ids.ts';
import { parseMessage, readPart } from '#core/mime/index.ts';
import { readCalendar } from '#core/invites/read-calendar.ts';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, openPostHouse, postUser, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const organizer = 'wiebke@museum.example';
let dovecot: Dovecot;
let smtp: TestSmtp;
let house: PostHouse;

beforeAll(async () => {
  dovecot = await startDovecot({ users: [postUser], specialUse: usualFolders });
  smtp = await startSmtp();
  await dovecot.deliver(postUser, 'INBOX', invitation({ id: 'aufbau-1', uid: 'aufbau' }));
  house = await openPostHouse({ dovecot, smtp });
});
afterAll(async () => {
  await house.close();
  await dovecot.stop();
  await smtp.stop();
});

interface Mail {
  readonly id: string;
  readonly uid: string;
  readonly method?: string;
  readonly sequence?: number;
  readonly from?: string;
  readonly attendee?: string;
  readonly lines?: readonly string[];
}

function invitation({
  id,
  uid,
  method = 'REQUEST',
  sequence = 0,
  from = organizer,
  attendee,
  lines = [],
}: Mail): string {
  return [
    `From: Wiebke <${from}>`,
    `To: ${postUser}`,
    `Subject: ${id}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@museum.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="grenze"',
    '',
    '--grenze',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Moin, bitte kurz zusagen.',
    '--grenze',
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${uid}@museum.example`,
    `SEQUENCE:${sequence}`,
    'DTSTAMP:20260101T090000Z',
    'DTSTART;TZID=W. Europe Standard Time:20270715T100000',
    'DTEND;TZID=W. Europe Standard Time:20270715T110000',
    'SUMMARY:Aufbau Raum 2',
    `ORGANIZER;CN=Wiebke:mailto:${organizer}`,
    `ATTENDEE;CN=Jörg;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${attendee ?? postUser.toUpperCase()}`,
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '--grenze--',
    '',
  ].join('\r\n');
}

/** The message of that subject, once the whole of it is here. */
function messageOf(subject: string): Promise<MessageId> {
  return eventually(async () => {
    const { items } = await house.client.threads.list({ view: 'all' });
    for (const row of items) {
      const { messages } = await house.client.threads.get({ id: row.id });
      for (const { id } of messages) {
        const message = await house.client.messages.get({ id });
        if (message.subject === subject && message.hasBody) return id;
      }
    }
    throw new Error(`${subject} is not here`);
  });
}

async function inviteOf(id: MessageId) {
  const found = await house.client.invites.get({ id });
  return found?.events[0] ?? expect.fail('no invitation');
}

test('an invitation is answered by mail, once, and what was said stays', async () => {
  const id = await messageOf('aufbau-1');
  const invite = await inviteOf(id);
  expect(invite).toMatchObject({
    method: 'request',
    summary: 'Aufbau Raum 2',
    start: { at: Date.UTC(2027, 6, 15, 8), zone: 'Europe/Berlin', zoneLabel: 'W. Europe Standard Time' },
    answersAs: { address: postUser.toUpperCase(), isGuest: true },
    answered: null,
    standing: 'current',
  });
  const said = { id, uid: invite.uid, recurrenceId: null, language: 'de' as const };
  const { deliveryId } = await house.client.invites.answer({ ...said, answer: 'accepted', comment: 'Gern, ab 10.' });
  await house.until(deliveryId, 'seen');

  expect(smtp.delivered).toHaveLength(1);
  const [sent = expect.fail()] = smtp.delivered;
  expect([sent.from, sent.to]).toEqual([postUser, [organizer]]);
  const parsed = parseMessage(sent.raw);
  expect(parsed.subject).toBe('Zugesagt: Aufbau Raum 2');
  expect(parsed.text).toContain('Gern, ab 10.');
  expect(parsed.inReplyTo).toEqual(['aufbau-1@museum.example']);
  expect(String(sent.raw)).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REPLY/m);
  const path = parsed.parts.find(({ mimeType }) => mimeType === 'text/calendar')?.path ?? expect.fail();
  const reply = readCalendar(Buffer.from(readPart(sent.raw, path)?.bytes ?? []).toString())?.events[0];
  expect(reply).toMatchObject({
    method: 'reply',
    uid: 'aufbau@museum.example',
    guests: [{ address: postUser.toUpperCase(), answer: 'accepted' }],
    comment: 'Gern, ab 10.',
  });
  expect((await dovecot.readFolder(postUser, 'Sent')).size).toBe(1);
  expect((await inviteOf(id)).answered).toMatchObject({ answer: 'accepted', comment: 'Gern, ab 10.', isOlder: false });
});

test('another answer takes the place of the first', async () => {
  const id = await messageOf('aufbau-1');
  const { uid } = await inviteOf(id);
  const { deliveryId } = await house.client.invites.answer({
    id,
    uid,
    recurrenceId: null,
    answer: 'declined',
    language: 'en',
  });
  await house.until(deliveryId, 'accepted', 'filed', 'seen');
  expect(parseMessage(smtp.delivered.at(-1)?.raw ?? Buffer.alloc(0)).subject).toBe('Declined: Aufbau Raum 2');
  expect((await inviteOf(id)).answered).toMatchObject({ answer: 'declined', deliveryId });
});

test('a later version, and a cancellation, are known to the earlier mails; a stranger changes nothing', async () => {
  const first = await messageOf('aufbau-1');
  await dovecot.deliver(
    postUser,
    'INBOX',
    invitation({ id: 'fremd', uid: 'aufbau', method: 'CANCEL', sequence: 9, from: 'mallory@evil.example' }),
  );
  await messageOf('fremd');
  await dovecot.deliver(postUser, 'INBOX', invitation({ id: 'aufbau-2', uid: 'aufbau', sequence: 1 }));
  const second = await messageOf('aufbau-2');
  await expect
    .poll(async () => inviteOf(first), { timeout: 20_000 })
    .toMatchObject({ standing: 'updated', newerMessageId: second });
  expect(await inviteOf(second)).toMatchObject({
    standing: 'current',
    answered: { answer: 'declined', isOlder: true },
  });

  await dovecot.deliver(
    postUser,
    'INBOX',
    invitation({ id: 'aufbau-3', uid: 'aufbau', method: 'CANCEL', sequence: 2 }),
  );
  const third = await messageOf('aufbau-3');
  await expect
    .poll(async () => inviteOf(second), { timeout: 20_000 })
    .toMatchObject({ standing: 'cancelled', newerMessageId: third });
  expect(await inviteOf(third)).toMatchObject({ isCancelled: true, answersAs: null });
  const { uid } = await inviteOf(second);
  const late = house.client.invites.answer({ id: second, uid, recurrenceId: null, answer: 'accepted', language: 'de' });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
});

test('who is on no list may answer too, under the address the mail went to; an own event asks nothing', async () => {
  await dovecot.deliver(postUser, 'INBOX', invitation({ id: 'liste', uid: 'liste', attendee: 'orga@museum.example' }));
  expect((await inviteOf(await messageOf('liste'))).answersAs).toMatchObject({ address: postUser, isGuest: false });
  const own = invitation({ id: 'eigen', uid: 'eigen' }).replace(`mailto:${organizer}`, `mailto:${postUser}`);
  await dovecot.deliver(postUser, 'INBOX', own);
  const id = await messageOf('eigen');
  const { uid, answersAs } = await inviteOf(id);
  expect(answersAs).toBeNull();
  const asked = house.client.invites.answer({ id, uid, recurrenceId: null, answer: 'accepted', language: 'de' });
  await expect(asked).rejects.toMatchObject({ code: 'not-allowed' });
});

test('a mail without a calendar, and one whose calendar is none', async () => {
  const broken = invitation({ id: 'kaputt', uid: 'kaputt' }).replace('BEGIN:VCALENDAR', 'BEGIN:NICHTS');
  await dovecot.deliver(postUser, 'INBOX', broken);
  expect(await house.client.invites.get({ id: await messageOf('kaputt') })).toMatchObject({
    isUnreadable: true,
    events: [],
  });
  await dovecot.deliver(
    postUser,
    'INBOX',
    ['From: a@b.example', 'Subject: ohne', 'Message-ID: <ohne@b.example>', '', 'Text', ''].join('\r\n'),
  );
  expect(await house.client.invites.get({ id: await messageOf('ohne') })).toBeNull();
});
