import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { corporaFolder, hasCorpora } from '#tests/support/corpora.ts';
import { openApp, type E2eApp } from '#tests/support/e2e-harness.ts';
import { hostileBodies } from '#tests/support/hostile-bodies.ts';
import { findLive, setTraps, type Trapped } from '#tests/support/html-traps.ts';
import { importThread, openAll } from '#tests/support/html-mail.ts';

const minuteMs = 60_000;
/** So many frames in one window are slow to draw, and more conversations find no more. */
const perThread = 80;

interface Vector {
  readonly name: string;
  readonly html: string;
}

/** Shows each vector as a mail of its own, all of them open, and does with each what a reader does. */
async function showAll(app: E2eApp, name: string, vectors: readonly Vector[]): Promise<Trapped> {
  const trapped = await setTraps(app);
  for (let first = 0; first < vectors.length; first += perThread) {
    const batch = vectors.slice(first, first + perThread);
    const mails = batch.map(({ html }, at) => ({ html: trapped.arm(html), subject: `${name} ${first}`, number: at }));
    const thread = await importThread(app.core, `${name} ${first}`, mails);
    await openAll(app.page, thread, `${name} ${first}`, mails.length);
    await expectInert(app.page, batch);
  }
  return trapped;
}

async function expectInert(page: Page, batch: readonly Vector[]): Promise<void> {
  expect(await findLive(page), `${batch[0]?.name} …`).toEqual([]);
}

/** What would have been done by now is done: a round trip through page and core after all of it. */
async function expectSilence({ page, core }: E2eApp, trapped: Trapped): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await core.boot.state({});
  expect(trapped.hits()).toEqual([]);
  expect(trapped.requests()).toEqual([]);
}

describe('a hostile mail', () => {
  test('runs nothing and asks nobody: our own set', { timeout: 3 * minuteMs }, async () => {
    const app = await openApp({ begin: 'empty' });
    const trapped = await showAll(app, 'Own', hostileBodies);
    await clickEverything(app.page);
    await expectSilence(app, trapped);
  });

  test.runIf(hasCorpora())(
    'runs nothing and asks nobody: the vectors of DOMPurify',
    { timeout: 4 * minuteMs },
    async () => {
      const app = await openApp({ begin: 'empty' });
      const vectors = readJson<{ title: string; payload: string }[]>('dompurify/vectors.json');
      const seeds = readJson<string[]>('dompurify/fuzz-seeds.json').filter((seed) => seed.trim() !== '');
      const trapped = await showAll(app, 'Vectors', [
        ...vectors.map(({ title, payload }) => ({ name: title, html: payload })),
        ...seeds.map((html, at) => ({ name: `seed ${at}`, html })),
      ]);
      await clickEverything(app.page);
      await expectSilence(app, trapped);
    },
  );

  test.runIf(hasCorpora())('loads nothing: every carrier', { timeout: 2 * minuteMs }, async () => {
    const app = await openApp({ begin: 'empty' });
    const carriers = readJson<Vector[]>('remote-carriers.json');
    const trapped = await showAll(app, 'Carriers', carriers);
    await expectSilence(app, trapped);
  });
});

/** A mouse over all, a click and Enter on whatever can be clicked in any mail. */
async function clickEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.open = () => null;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('[data-message] iframe')) {
      for (const element of frame.contentDocument?.querySelectorAll<HTMLElement>('[data-mail] *') ?? []) {
        if (element.hasAttribute('data-unfold')) continue;
        for (const type of ['mouseover', 'mousedown', 'focus', 'animationstart', 'toggle', 'error', 'load']) {
          element.dispatchEvent(new Event(type, { bubbles: true }));
        }
        if (element.dataset['href']?.startsWith('mailto:') !== true) element.click();
      }
    }
  });
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(corporaFolder, file), 'utf8')) as Content;
}
