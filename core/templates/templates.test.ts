import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TemplateId } from '#shared/ids.ts';
import { openMailbox, type Mailbox } from '#tests/support/mailbox.ts';
import { templateHandlers as handlers } from './template-handlers.ts';

let mailbox: Mailbox;
beforeEach(() => {
  mailbox = openMailbox();
});
afterEach(() => mailbox.close());

const create = async (name: string, more: { subject?: string; text?: string; html?: string | null } = {}) =>
  (
    await handlers.create(
      { name, subject: '', text: 'Danke, {first_name}', html: null, ...more },
      mailbox.command('templates.create'),
    )
  ).id;
const list = async () => handlers.list({}, mailbox.query);

test('by name, in any case, with lines that are lines', async () => {
  await create('zuletzt');
  await create('  Dank\r\nBcc: x@y.example ', { subject: 'Danke\nfür alles', text: 'a\r\nb\u0000', html: '<p>a</p>' });
  expect(await list()).toMatchObject([
    { name: 'Dank Bcc: x@y.example', subject: 'Danke für alles', text: 'a\nb', html: '<p>a</p>' },
    { name: 'zuletzt', html: null },
  ]);
});

test('changed and removed, and both taken back', async () => {
  const id = await create('Dank');
  const update = (change: object) => handlers.update({ id, ...change }, mailbox.command('templates.update'));
  expect(await update({ name: 'Dank' })).toEqual({ undo: null, count: 0 });
  await update({ name: 'Großer Dank', html: '<p>Danke</p>' });
  expect(await list()).toMatchObject([{ name: 'Großer Dank', html: '<p>Danke</p>' }]);
  await handlers.remove({ id }, mailbox.command('templates.remove'));
  expect(await list()).toEqual([]);
  mailbox.undo(null);
  expect(await list()).toMatchObject([{ id, name: 'Großer Dank' }]);
  mailbox.undo(null);
  expect(await list()).toMatchObject([{ id, name: 'Dank', html: null }]);
});

test('a name of blanks, one that is not there, and one too many are refused', async () => {
  await expect(create(' \n ')).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'name' } });
  const gone = { id: 'gone' as TemplateId };
  await expect(async () => handlers.update({ ...gone, name: 'x' }, mailbox.command('x'))).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(async () => handlers.remove(gone, mailbox.command('x'))).rejects.toMatchObject({ code: 'not-found' });
  expect(await list()).toEqual([]);
  for (let count = 0; count < 500; count += 1) await create(`Vorlage ${count}`);
  await expect(create('eine zu viel')).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await list()).toHaveLength(500);
});
