import type { ThreadId } from '#shared/ids.ts';
import { expect, test } from 'vitest';
import { openApp, type E2eApp } from '#tests/support/e2e-harness.ts';
import { hostileBodies } from '#tests/support/hostile-bodies.ts';
import { importThread, openAll } from '#tests/support/html-mail.ts';
import { setTraps, type Trapped } from '#tests/support/html-traps.ts';

const minuteMs = 60_000;

async function importHostile(app: E2eApp): Promise<{ trapped: Trapped; thread: ThreadId }> {
  const trapped = await setTraps(app);
  const mails = hostileBodies.map(({ name, html }) => ({ html: trapped.arm(html), text: name }));
  return { trapped, thread: await importThread(app.core, 'Answers', mails) };
}

async function expectSilence({ page, core }: E2eApp, trapped: Trapped): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await core.boot.state({});
  expect(trapped.hits()).toEqual([]);
  expect(trapped.requests()).toEqual([]);
}

test(
  'hostile mail runs nothing in answers and forwards, not even drawn into the editor',
  { timeout: 6 * minuteMs },
  async () => {
    const app = await openApp({ begin: 'empty' });
    const { page, core } = app;
    const { trapped, thread } = await importHostile(app);
    const { messages } = await core.threads.get({ id: thread });
    expect(messages).toHaveLength(hostileBodies.length);
    for (const [place, message] of messages.entries()) {
      const kind = place % 2 === 0 ? 'forward' : 'reply';
      const { id } = await core.drafts.begin({ kind, sourceId: message.id, isRich: true });
      await page.evaluate((draft) => {
        window.location.hash = `#/drafts/${draft}`;
      }, id);
      const fold = page.getByRole('button', { name: 'Show the quoted mail' });
      await page.locator(`[data-pane="reader"] [contenteditable="true"]`).first().waitFor();
      await fold.click();
      await page.getByRole('button', { name: 'Answer within the quote' }).click();
      await fold.waitFor({ state: 'detached' });
    }
    await expectSilence(app, trapped);
  },
);

test('hostile mail runs nothing on paper', { timeout: 3 * minuteMs }, async () => {
  const app = await openApp({ begin: 'empty' });
  const { page } = app;
  const { trapped, thread } = await importHostile(app);
  await openAll(page, thread, 'Answers', hostileBodies.length);
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Print' });
  await dialog.getByRole('radio', { name: 'Conversation' }).click();
  await expect
    .poll(
      () =>
        page.evaluate(
          () =>
            document
              .querySelector<HTMLIFrameElement>('[role=dialog] iframe')
              ?.contentDocument?.querySelectorAll('article').length,
        ),
      { timeout: minuteMs },
    )
    .toBe(hostileBodies.length);
  const live = await page.evaluate(() => {
    const inside = document.querySelector<HTMLIFrameElement>('[role=dialog] iframe')?.contentDocument;
    return [
      ...(inside?.querySelectorAll(
        'script,iframe,object,embed,form,input,svg,math,link,base,[href],[srcset],[onerror],[onload]',
      ) ?? []),
    ].map((element) => element.outerHTML.slice(0, 200));
  });
  expect(live).toEqual([]);
  await expectSilence(app, trapped);
});
