import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DraftId } from '#shared/ids.ts';
import { openMailbox, snapshot, type Mailbox } from '#tests/support/mailbox.ts';
import { countDrafts, draftHandlers as makeHandlers } from './index.ts';
import { pickSuperfluous } from './thin-versions.ts';

let mailbox: Mailbox;
let draftHandlers: ReturnType<typeof makeHandlers>;

beforeEach(() => {
  mailbox = openMailbox();
  draftHandlers = makeHandlers(mailbox.clock);
});
afterEach(() => mailbox.close());

type Fields = Parameters<ReturnType<typeof makeHandlers>['create']>[0];

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
  expect(await get(id)).toMatchObject({
    id,
    kind: 'new',
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

test('an editor that is shut without a word leaves nothing', async () => {
  const [blank, written] = [await create(), await create({ text: 'x' })];
  const close = async (id: DraftId) => draftHandlers.close({ id }, mailbox.command('drafts.close'));
  await close(blank);
  await close(written);
  expect((await list()).map(({ id }) => id)).toEqual([written]);
});

describe('the journal', () => {
  const versions = async (id: DraftId) => draftHandlers.versions({ id }, mailbox.query);
  const restore = async (id: DraftId, at: number) =>
    draftHandlers.restore({ id, at }, mailbox.command('drafts.restore'));

  test('every save can be gone back to, and the way back taken back', async () => {
    const id = await create({ subject: 'A', text: 'eins' });
    const firstAt = mailbox.clock.now();
    mailbox.clock.advance(1_000);
    await save(id, { text: 'eins zwei', quoteText: '> Zitat' });
    mailbox.clock.advance(1_000);
    await save(id, { subject: 'B', text: '', quoteText: '' });
    const before = await get(id);
    expect((await versions(id)).map(({ subject, length }) => [subject, length])).toEqual([
      ['B', 0],
      ['A', 9],
      ['A', 4],
    ]);
    mailbox.clock.advance(1_000);
    const { undo } = await restore(id, firstAt);
    expect(await get(id)).toMatchObject({ subject: 'A', text: 'eins' });
    mailbox.undo(undo);
    expect(await get(id)).toMatchObject({ subject: before.subject, text: before.text });
    // Nothing is lost by going back and forth.
    mailbox.clock.advance(1_000);
    await restore(id, firstAt + 1_000);
    expect(await get(id)).toMatchObject({ text: 'eins zwei', quoteText: '> Zitat' });
  });

  test('thins with age and never loses the newest', () => {
    const now = 10 * 86_400_000;
    const times = Array.from({ length: 5 * 86_400 }, (_, n) => now - n * 1_000);
    const gone = new Set(pickSuperfluous(times, now));
    const left = times.filter((at) => !gone.has(at));
    expect(left).toContain(now);
    expect(left.filter((at) => now - at < 600_000)).toHaveLength(600);
    expect(left.length).toBeLessThan(600 + 160 + 150 + 8);
    // A second look finds nothing more to do.
    expect(pickSuperfluous(left, now)).toEqual([]);
    expect(pickSuperfluous([5], now)).toEqual([]);
  });

  test('an hour of typing keeps a bounded number of versions', async () => {
    const id = await create({ text: 'a' });
    for (let n = 0; n < 3_600; n += 1) {
      mailbox.clock.advance(1_000);
      await save(id, { text: `a${n}` });
    }
    const kept = await versions(id);
    expect(kept.length).toBeLessThan(900);
    expect(kept[0]?.at).toBe(mailbox.clock.now());
  }, 60_000);
});

describe('files', () => {
  const piece = (id: DraftId, more: object) =>
    draftHandlers.attach(
      {
        id,
        name: 'x.bin',
        mimeType: 'application/octet-stream',
        isInline: false,
        offset: 0,
        base64: '',
        isLast: false,
        ...more,
      } as never,
      mailbox.command('drafts.attach'),
    );

  test('come in pieces, are the same again, go and come back', async () => {
    const id = await create();
    const bytes = Buffer.from(Array.from({ length: 250_000 }, (_, n) => (n * 7) % 256));
    const first = await piece(id, { base64: bytes.subarray(0, 100_000).toString('base64') });
    await piece(id, {
      attachmentId: first.attachmentId,
      offset: 100_000,
      base64: bytes.subarray(100_000).toString('base64'),
      isLast: true,
    });
    const { attachmentId } = first;
    expect((await get(id)).attachments).toEqual([
      { id: attachmentId, name: 'x.bin', mimeType: 'application/octet-stream', sizeBytes: 250_000, contentId: null },
    ]);
    const whole = await draftHandlers.attachment({ id, attachmentId, offset: 5, limit: 1_000_000 }, mailbox.query);
    expect(Buffer.from(whole.base64, 'base64').equals(bytes.subarray(5))).toBe(true);
    const { undo } = await draftHandlers.detach({ id, attachmentId }, mailbox.command());
    expect((await get(id)).attachments).toEqual([]);
    mailbox.undo(undo);
    expect((await get(id)).attachments).toHaveLength(1);
  });

  test('a piece out of order, of another draft, or without an end', async () => {
    const [id, other] = [await create(), await create()];
    const { attachmentId } = await piece(id, { base64: 'AAAA' });
    await expect(piece(id, { attachmentId, offset: 4, base64: 'AAAA' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(piece(other, { attachmentId, offset: 3, base64: 'AAAA' })).rejects.toMatchObject({
      code: 'not-found',
    });
    mailbox.clock.advance(11 * 60_000);
    await expect(piece(id, { attachmentId, offset: 3, base64: 'AAAA' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a discarded draft comes back with them', async () => {
    const id = await create();
    await piece(id, { base64: 'AAAA', isLast: true, isInline: true });
    const { undo } = await discard(id);
    await expect(get(id)).rejects.toMatchObject({ code: 'not-found' });
    mailbox.undo(undo);
    expect((await get(id)).attachments).toMatchObject([{ contentId: expect.stringContaining('@') }]);
  });
});
