import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DraftId } from '#shared/ids.ts';
import { openMailbox, snapshot, type Mailbox } from '#tests/support/mailbox.ts';
import { countDrafts, draftHandlers } from './draft-handlers.ts';

let mailbox: Mailbox;

beforeEach(() => {
  mailbox = openMailbox();
});
afterEach(() => mailbox.close());

type Fields = Parameters<typeof draftHandlers.create>[0];

const create = async (fields: Fields = {}) => (await draftHandlers.create(fields, mailbox.command('drafts.create'))).id;
const save = async (id: DraftId, fields: Fields) =>
  draftHandlers.save({ id, ...fields }, mailbox.command('drafts.save'));
const discard = async (id: DraftId) => draftHandlers.discard({ id }, mailbox.command('drafts.discard'));
const get = async (id: DraftId) => draftHandlers.get({ id }, mailbox.query);
const list = async () => draftHandlers.list({}, mailbox.query);
const writes = () => mailbox.db.read.get<{ count: number }>(sql`SELECT count(*) AS count FROM audit`).count;

test('a draft is kept from the first key on and says when it was changed last', async () => {
  const id = await create({ subject: 'An' });
  mailbox.clock.advance(300);
  await save(id, { subject: 'Angebot', text: 'Liebe Anna,\n\nanbei …' });
  expect(await get(id)).toEqual({
    id,
    to: '',
    cc: '',
    bcc: '',
    subject: 'Angebot',
    text: 'Liebe Anna,\n\nanbei …',
    changedAt: mailbox.clock.now(),
  });
});

test('the list has a line of each, last changed first', async () => {
  const older = await create({ to: 'anna@berg.example', text: 'Hallo\nAnna' });
  mailbox.clock.advance(1);
  const newer = await create({ subject: 'Zweiter' });
  expect((await list()).map((draft) => draft.id)).toEqual([newer, older]);
  mailbox.clock.advance(1);
  await save(older, { text: 'Hallo\nBernd' });
  expect((await list())[0]).toEqual({
    id: older,
    to: 'anna@berg.example',
    subject: '',
    snippet: 'Hallo Bernd',
    changedAt: mailbox.clock.now(),
  });
  expect(countDrafts(mailbox.db.read)).toBe(2);
});

test('a save that says nothing new leaves no trace', async () => {
  const id = await create({ text: 'Hallo' });
  const [before, rows] = [writes(), snapshot(mailbox)];
  mailbox.clock.advance(1_000);
  mailbox.events.published.length = 0;
  await save(id, { text: 'Hallo' });
  await save(id, {});
  expect(writes()).toBe(before);
  expect(snapshot(mailbox)).toEqual(rows);
  expect(mailbox.events.published).toEqual([]);
});

describe('discard', () => {
  test('comes back with every letter', async () => {
    const id = await create({ to: 'a@x.example', cc: 'c', bcc: 'b', subject: 'S', text: 'ä\u{1F600}\n\ttab' });
    const before = snapshot(mailbox);
    const { undo, count } = await discard(id);
    expect(count).toBe(1);
    expect(await list()).toEqual([]);
    mailbox.undo(undo);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('what is not there can be neither read nor saved nor discarded', async () => {
    const id = await create();
    await discard(id);
    await expect(get(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(save(id, { text: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(discard(id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('no header field spans two lines, whatever was pasted', async () => {
  const id = await create({ to: 'a@x.example\r\nBcc: v@x.example', subject: 'Hallo\n\u0000Welt' });
  expect(await get(id)).toMatchObject({ to: 'a@x.example Bcc: v@x.example', subject: 'Hallo Welt' });
  await save(id, { subject: 'Hallo ', text: 'half \ud800 emoji\u0000\r\nzwei' });
  expect(await get(id)).toMatchObject({ subject: 'Hallo ', text: 'half \ufffd emoji\nzwei' });
});
