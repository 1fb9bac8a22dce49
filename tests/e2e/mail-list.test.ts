import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';
import { tapCoreLine } from '#tests/support/e2e-wires.ts';
import { demoIsLoaded, mailPage, seedMail, type SeedMail } from '#tests/support/mail-e2e.ts';

const minuteMs = 60_000;

/** Where each row stands on the screen. */
function readPlaces(rows: Locator): Promise<Record<string, number>> {
  return rows.evaluateAll((elements) =>
    Object.fromEntries(
      elements.map((element) => [element.getAttribute('data-key'), element.getBoundingClientRect().y]),
    ),
  );
}

describe('mail that arrives', () => {
  test('waits while one reads further down, and comes when it is asked for', async () => {
    const { page, core } = await openApp({ viewport: { width: 1440, height: 620 } });
    const mail = mailPage(page);
    await mail.ready();
    const grid = mail.list.getByRole('grid');
    const readTop = async () => (await core.threads.list({ view: 'inbox', limit: 1 })).items[0];
    const before = await readTop();

    await mail.rows.nth(2).hover();
    await page.mouse.wheel(0, 500);
    await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(500);
    // Off the list: it is the place in it that counts, not the mouse.
    await page.mouse.move(5, 5);
    const places = await readPlaces(mail.rows);

    await core.demo.deliver({});
    await mail.list.getByRole('button', { name: '1 new', exact: true }).waitFor();
    const arrived = await readTop();
    expect(arrived?.id).not.toBe(before?.id);
    // The next one answers in a conversation that is on the list: it stays where it stands.
    await core.demo.deliver({});
    await mail.list.getByRole('button', { name: '2 new', exact: true }).waitFor();
    const answered = await readTop();
    expect(answered?.id).not.toBe(arrived?.id);
    expect(await readPlaces(mail.rows)).toEqual(places);
    expect(await mail.keys()).not.toContain(arrived?.id);

    await mail.list.getByRole('button', { name: '2 new', exact: true }).click();
    await expect.poll(async () => (await mail.keys()).slice(0, 2)).toEqual([answered?.id, arrived?.id]);
    await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(0);
    expect(await mail.list.getByText(/^\d+ new$/).count()).toBe(0);
  });

  test('comes at once at the top, but never moves a row from under the mouse', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    const first = await mail.keys();
    await core.demo.deliver({});
    await expect.poll(async () => (await mail.keys())[0]).not.toBe(first[0]);
    const top = (await core.threads.list({ view: 'inbox', limit: 1 })).items[0];
    expect((await mail.keys())[0]).toBe(top?.id);

    await mail.rows.nth(3).hover();
    const places = await readPlaces(mail.rows);
    await core.demo.deliver({});
    await mail.list.getByText('1 new').waitFor();
    expect(await readPlaces(mail.rows)).toEqual(places);
    // The hand leaves, the mail comes.
    await page.mouse.move(5, 5);
    await mail.list.getByText('1 new').waitFor({ state: 'detached' });
    const now = (await core.threads.list({ view: 'inbox', limit: 1 })).items[0];
    expect((await mail.keys())[0]).toBe(now?.id);
  });

  test('does not take the open conversation or its place in the reader away', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    const third = (await core.threads.list({ view: 'inbox', limit: 3 })).items[2];
    await mail.press('j', 'j', 'j');
    await expect.poll(() => mail.subject.textContent()).toBe(third?.subject);
    await mail.reader.getByText('3 of ').waitFor();
    await core.demo.deliver({});
    await mail.reader.getByText('4 of ').waitFor();
    expect(await mail.subject.textContent()).toBe(third?.subject);
  });
});

/** Boxes that would have to be scrolled sideways to be read. */
function listWideBoxes(pane: Element): string[] {
  return [pane, ...pane.querySelectorAll('*')]
    .filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.outerHTML.slice(0, 100));
}

/** What mail from anywhere may contain. `hacked` would be set by whatever came to life. */
const hostile: readonly SeedMail[] = [
  {
    subject: '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
    from: { name: '<b>Bank</b>', address: '"><svg/onload=window.hacked=1>@bank.example' },
    text: '<iframe src="https://tracker.example/"></iframe>\n<a href="javascript:window.hacked=1">hier</a>\njavascript:window.hacked=1 data:text/html,<script>window.hacked=1</script>',
    attachments: [{ name: '<img src=x onerror=window.hacked=1>.pdf', sizeBytes: 10, mimeType: 'text/html' }],
  },
  {
    subject: 'Rechnung \u202Efdp.exe',
    from: { name: '\u202Eknab\u202C Bank', address: 'bank@x.example' },
    text: 'Der Text \u202Edreht\u202C sich.',
    attachments: [{ name: 'Rechnung\u202Efdp.exe', sizeBytes: 10, mimeType: 'application/pdf' }],
  },
  { subject: 'W'.repeat(10_000), from: { name: 'N'.repeat(10_000), address: 'n@x.example' }, text: 'T'.repeat(10_000) },
  {
    subject: 'Null\u0000und\u0007Glocke',
    from: { name: 'An\u0000na', address: 'a@x.example' },
    text: 'ein\u0000s\u001B[2J',
  },
  { subject: '{0} {count, plural, one {x}} <0>x</0> %s $(x)', text: '{name} <1/>' },
  { subject: 'halb \uD800 ganz', text: '\uDC00' },
  { subject: '', from: { name: '', address: '' }, text: '' },
];

test('foreign strings are shown as what they are, and do nothing', async () => {
  const sentAt = Date.now() - 10 * minuteMs;
  const { page, core } = await openApp({
    begin: 'empty',
    prepare: seedMail(hostile.map((mail, index) => [{ ...mail, sentAt: sentAt - index * minuteMs }])),
  });
  const mail = mailPage(page);
  await page.reload();
  await mail.ready();

  const { items } = await core.threads.list({ view: 'inbox', limit: 50 });
  expect(items).toHaveLength(hostile.length);
  for (const { subject, senders, snippet } of items) {
    // Made harmless when it came in: no marks that turn the direction, no controls, whole characters.
    const line = [subject, ...senders, snippet].join('');
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(line.isWellFormed()).toBe(true);
    expect(subject.length).toBeLessThanOrEqual(500);
  }

  const heights = await mail.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(new Set(heights)).toEqual(new Set([76]));
  await mail.row('<script>window.hacked=1</script>').waitFor();
  await mail.row('<b>Bank</b>').waitFor();

  for (const [index, { subject }] of items.entries()) {
    await mail.rows.nth(index).click();
    await expect.poll(() => mail.subject.textContent()).toBe(subject === '' ? 'No subject' : subject);
    await mail.reader.getByRole('article').first().waitFor();
    expect(await mail.reader.evaluate(listWideBoxes), subject.slice(0, 40)).toEqual([]);
  }

  await mail.row('<b>Bank</b>').click();
  await mail.reader.getByText('<a href="javascript:window.hacked=1">hier</a>').waitFor();
  await mail.reader.getByText('<img src=x onerror=window.hacked=1>.pdf').first().waitFor();
  // The one address in it, that a person could have meant, is a link; it says where it leads.
  expect(
    await mail.reader.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['https://tracker.example/']);
  expect(await page.locator('[data-pane] :is(img, iframe, script, object, embed)').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('unread only: what is read stays while it is open, and leaves with the next', async () => {
  const { page, core } = await openApp();
  await core.settings.set({ markReadAfterMs: 0 });
  const mail = mailPage(page);
  await mail.ready();
  const unread = (await core.threads.list({ view: 'inbox', unreadOnly: true, limit: 200 })).items.map(({ id }) => id);
  await mail.list.getByRole('button', { name: 'Filters' }).click();
  const toggle = mail.list.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Unread' });

  await toggle.click();
  await expect.poll(mail.keys).toEqual(unread);
  expect(await toggle.getAttribute('aria-pressed')).toBe('true');

  await mail.rows.first().click();
  await expect.poll(async () => (await core.threads.counts({})).views.inbox.unread).toBe(unread.length - 1);
  expect(await mail.keys()).toEqual(unread);
  await mail.press('j');
  await expect.poll(async () => (await core.threads.counts({})).views.inbox.unread).toBe(unread.length - 2);
  await expect.poll(mail.keys).toEqual(unread.slice(1));

  await mail.press('Shift+*', 'a', 'Shift+I');
  await mail.list.getByText('selected').waitFor();
  await mail.press('Escape', 'Escape');
  await mail.list.getByRole('heading', { name: 'Nothing unread' }).waitFor();
  expect((await core.threads.counts({})).views.inbox.unread).toBe(0);
  await mail.list.getByRole('button', { name: 'Show all' }).click();
  await mail.row('Paketblitz').waitFor();
});

test('three densities, kept', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  await mail.ready();
  const height = () => mail.rows.first().evaluate((row) => row.getBoundingClientRect().height);
  const heights = { Comfortable: 76, Default: 56, Compact: 32 } as const;
  for (const name of ['Default', 'Compact', 'Comfortable', 'Compact'] as const) {
    await mail.list.getByRole('button', { name: 'List options' }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await expect.poll(height).toBe(heights[name]);
    expect((await core.settings.get({})).density).toBe(name.toLowerCase());
  }
  await page.reload();
  await mail.ready();
  expect(await height()).toBe(heights.Compact);
});

describe('nothing to show', () => {
  test('says why: no account, no mail in this place', async () => {
    const { page, core } = await openApp({ begin: 'empty' });
    const mail = mailPage(page);
    const says = (title: string) => mail.list.getByRole('heading', { name: title }).waitFor();
    await says('No account yet');
    await mail.list.getByRole('button', { name: 'Add account' }).waitFor();

    await mail.list.getByRole('button', { name: 'Open demo' }).click();
    await mail.ready();
    await demoIsLoaded(core);

    const { items: starred } = await core.threads.list({ view: 'starred', limit: 200 });
    await core.threads.setStarred({ ids: starred.map(({ id }) => id), isStarred: false });
    await mail.press('g', 's');
    await says('Nothing starred');
    await mail.list.getByText('Press S to keep a conversation here.').waitFor();

    for (const view of ['spam', 'archive', 'inbox'] as const) {
      for (;;) {
        const { items } = await core.threads.list({ view, limit: 200 });
        if (items.length === 0) break;
        await core.threads.move({ ids: items.map(({ id }) => id), to: 'trash' });
      }
    }
    for (const [key, title] of [
      ['Shift+!', 'No spam'],
      ['e', 'The archive is empty'],
      ['i', 'Inbox clear'],
    ] as const) {
      await mail.press('g', key);
      await says(title);
    }
    expect(await mail.rows.count()).toBe(0);
  });

  test('bars while it loads, a reason when it fails, and each gives way to the list', async () => {
    const { context, core, newPage } = await openApp();
    const line = await tapCoreLine(context);
    line.hold('threads.list');
    const page = await newPage();
    const mail = mailPage(page);
    await mail.list.getByRole('status').getByText('Loading').waitFor();
    expect(await mail.list.getByRole('heading', { name: 'Inbox clear' }).count()).toBe(0);
    line.mend();
    await mail.ready();
    expect(await mail.list.getByText('Loading', { exact: true }).count()).toBe(0);

    line.spoil('threads.list');
    await mail.press('g', 'Shift+#');
    const retry = mail.list.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    expect(await mail.list.getByText('The trash is empty').count()).toBe(0);
    line.mend();
    await retry.click();
    const inTrash = await core.threads.list({ view: 'trash', limit: 200 });
    await expect.poll(async () => (await mail.keys())[0]).toBe(inTrash.items[0]?.id);
    expect(await retry.count()).toBe(0);
  });
});
