import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageId } from '#shared/ids.ts';
import { makePostOneClick } from '#core/unsubscribe/index.ts';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, openPostHouse, postUser, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';
import { makeCertificate } from '#tests/support/tls-certificates.ts';

const certificate = makeCertificate();
let dovecot: Dovecot;
let smtp: TestSmtp;
let house: PostHouse;
let list: Server;
let base: string;
let status = 200;
const asked: string[] = [];

beforeAll(async () => {
  list = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    request.resume().on('end', () => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    list.listen(0, '127.0.0.1', resolve);
  });
  base = `https://127.0.0.1:${(list.address() as AddressInfo).port}`;
  dovecot = await startDovecot({ users: [postUser], specialUse: usualFolders });
  smtp = await startSmtp();
  await dovecot.deliver(postUser, 'INBOX', newsletter('eins'));
  const postOneClick = makePostOneClick({ isAllowed: () => true, ca: certificate.cert });
  house = await openPostHouse({ dovecot, smtp }, { core: { postOneClick } });
});
afterAll(async () => {
  await house.close();
  await dovecot.stop();
  await smtp.stop();
  list.closeAllConnections();
  list.close();
});

function newsletter(subject: string, signed = 'from:list-unsubscribe:list-unsubscribe-post'): string {
  return [
    // The user's own server is the one the mail is fetched from.
    'Authentication-Results: 127.0.0.1; dkim=pass header.d=blatt.example; dmarc=pass header.from=blatt.example',
    `DKIM-Signature: v=1; a=rsa-sha256; d=blatt.example; s=x; h=${signed}; bh=x; b=x`,
    'From: Blatt <news@blatt.example>',
    `To: ${postUser}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${subject}@blatt.example>`,
    'List-Id: <woche.blatt.example>',
    `List-Unsubscribe: <${base}/leave?u=${subject}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    '',
    'Neues.',
    '',
  ].join('\r\n');
}

function messageOf(subject: string): Promise<MessageId> {
  return eventually(async () => {
    const { items } = await house.client.threads.list({ view: 'all' });
    const row = items.find((one) => one.subject === subject);
    const { messages } = await house.client.threads.get({ id: row?.id ?? expect.fail(`${subject} is not here`) });
    const message = messages.find(({ hasBody }) => hasBody);
    if (message === undefined) throw new Error('not whole yet');
    return message.id;
  });
}

test('one click: nothing is asked until it is wanted, then once; what came back is kept for the list', async () => {
  const id = await messageOf('eins');
  expect(await house.client.unsubscribe.get({ id })).toMatchObject({
    list: 'Blatt',
    ways: [{ way: 'post' }, { way: 'page' }],
    isUnsigned: false,
    asked: null,
  });
  expect(asked).toEqual([]);
  const answer = await house.client.unsubscribe.ask({ id, way: 'post' });
  expect(answer).toMatchObject({ outcome: 'accepted', status: 200, isStillComing: false });
  expect(asked).toEqual(['POST /leave?u=eins']);

  // The next mail of the list knows of it, and that it came all the same.
  await dovecot.deliver(postUser, 'INBOX', newsletter('zwei'));
  const next = await messageOf('zwei');
  const known = await house.client.unsubscribe.get({ id: next });
  expect(known?.asked).toMatchObject({ outcome: 'accepted', status: 200 });

  status = 410;
  expect(await house.client.unsubscribe.ask({ id: next, way: 'post' })).toMatchObject({
    outcome: 'refused',
    status: 410,
  });
});

test('without a signature over both headers it is a page like any other, and not to be posted to', async () => {
  await dovecot.deliver(postUser, 'INBOX', newsletter('drei', 'from:list-unsubscribe'));
  const id = await messageOf('drei');
  const before = asked.length;
  expect(await house.client.unsubscribe.get({ id })).toMatchObject({ ways: [{ way: 'page' }], isUnsigned: true });
  await expect(house.client.unsubscribe.ask({ id, way: 'post' })).rejects.toMatchObject({ code: 'not-allowed' });
  expect(asked).toHaveLength(before);
  await house.client.unsubscribe.noteOpened({ id });
  expect((await house.client.unsubscribe.get({ id }))?.asked).toMatchObject({ way: 'page', outcome: 'opened' });
});
