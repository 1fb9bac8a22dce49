import type { Frame, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openApp, type E2eApp } from '#tests/support/e2e-harness.ts';
import { importThread, mailFrames, openAll, type HtmlMail } from '#tests/support/html-mail.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function show(app: E2eApp, ...mails: HtmlMail[]): Promise<Frame> {
  // The driver that looks into a frame without scripts is told so. What a mail itself may not do is proven elsewhere.
  app.problems.allow(/Blocked script execution in 'http:\/\/127\.0\.0\.1:\d+\/'/);
  const id = await importThread(app.core, 'Probe', mails);
  await openAll(app.page, id, 'Probe', mails.length);
  return mailFrames(app.page)[0] ?? expect.fail('no mail is shown as HTML');
}

/** Contrast of each text against what it stands on, as seen: the smallest. */
function worstContrast(frame: Frame, paper: string): Promise<number> {
  return frame.evaluate((paperColor) => {
    const read = (text: string) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no canvas');
      context.fillStyle = text;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data].map((value) => value / 255) as [number, number, number, number];
    };
    const luminance = ([r, g, b]: number[]) =>
      [r, g, b]
        .map((one = 0) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
        .reduce((sum, one, at) => sum + one * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
    let worst = 21;
    const walk = (element: Element, below: number[]) => {
      const style = getComputedStyle(element);
      const [r, g, b, a] = read(style.backgroundColor);
      const surface = [r, g, b].map((one, at) => one * a + (below[at] ?? 0) * (1 - a));
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '',
      );
      if (hasText && element.getClientRects().length > 0) {
        const [light = 0, dark = 0] = [luminance(read(style.color)), luminance(surface)].toSorted((x, y) => y - x);
        worst = Math.min(worst, (light + 0.05) / (dark + 0.05));
      }
      for (const child of element.children) walk(child, surface);
    };
    walk(document.body, read(paperColor).slice(0, 3));
    return worst;
  }, paper);
}

const paperOf = (page: Page) =>
  page
    .locator('[data-message] iframe')
    .first()
    .evaluate((frame) => {
      let at: Element | null = frame;
      while (at !== null && getComputedStyle(at).backgroundColor === 'rgba(0, 0, 0, 0)') at = at.parentElement;
      return at === null ? 'white' : getComputedStyle(at).backgroundColor;
    });

const newsletter = `
<style>.head{background:#ffffff;color:#333} .button{background:#0b57d0;color:#ffffff} @media (max-width:9999px){.wide{font-weight:bold}}</style>
<body bgcolor="#f4f4f4"><table width="600" cellpadding="10"><tr><td class="head"><font color="#111111">Herbst im Laden</font></td></tr>
<tr><td bgcolor="#ffffff" style="color:#777777">Grau auf Weiss <a href="https://shop.example/a">Link</a></td></tr>
<tr><td style="background:linear-gradient(#fff,#eee);color:#000">Verlauf</td></tr>
<tr><td><span class="button wide">Kaufen</span><p style="color:#c00">Nur heute</p></td></tr></table>`;

describe('a message with HTML', () => {
  test('is shown as it was designed, its own pictures with it, in a frame as high as it is', async () => {
    const app = await openApp({ begin: 'empty' });
    const frame = await show(app, {
      html: `${newsletter}<img src="cid:pic@x" alt="Karte" width="40" height="30"><div style="height:700px">Ende</div>`,
      parts: [{ id: 'pic@x', type: 'image/png', bytes: png }],
    });
    await expect.poll(() => frame.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    const box = await frame.locator('img').boundingBox();
    expect([box?.width, box?.height]).toEqual([40, 30]);
    expect(await frame.getByText('Kaufen').evaluate((one) => getComputedStyle(one).fontWeight)).toBe('700');
    const element = app.page.locator('[data-message] iframe');
    const heights = () =>
      element.evaluate((one: HTMLIFrameElement) => [
        one.clientHeight,
        one.contentDocument?.documentElement.scrollHeight,
      ]);
    await expect.poll(async () => (await heights())[0]).toBeGreaterThan(800);
    const [outer, inner] = await heights();
    expect(outer).toBe(inner);
  });

  test('has links that only we open: by mouse, by Enter, and never the frame itself', async () => {
    const app = await openApp({ begin: 'empty' });
    const frame = await show(app, {
      html: '<p>Hallo <a href="https://shop.example/angebot">Angebot</a> <a href="mailto:anna@berg.example?subject=Frage&bcc=b@c.example">Schreib mir</a> <a href="javascript:alert(1)">Nichts</a> <a href="#ende">Ende</a></p><h2 id="ende">Schluss</h2>',
    });
    await app.page.evaluate(() => {
      const opened: string[] = [];
      (window as unknown as { opened: string[] }).opened = opened;
      window.open = (url) => {
        opened.push(String(url));
        return null;
      };
    });
    const opened = () => app.page.evaluate(() => (window as unknown as { opened: string[] }).opened);
    expect(await frame.locator('[href]').count()).toBe(0);
    const link = frame.getByRole('link', { name: 'Angebot' });
    await link.hover();
    await app.page.locator('[data-link-target]').getByText('shop.example').waitFor();
    await link.click();
    await expect.poll(opened).toEqual(['https://shop.example/angebot']);
    await link.click({ button: 'middle' });
    await expect.poll(opened).toHaveLength(2);
    await link.focus();
    await app.page.keyboard.press('Enter');
    await expect.poll(opened).toHaveLength(3);
    expect(await frame.getByRole('link', { name: 'Nichts' }).count()).toBe(0);
    await frame.getByText('Nichts').click();
    await frame.getByRole('link', { name: 'Ende' }).click();
    expect(mailFrames(app.page)).toContain(frame);
    expect(await opened()).toHaveLength(3);

    await frame.getByRole('link', { name: 'Schreib mir' }).click();
    await expect.poll(async () => (await app.core.drafts.list({}))[0]).toMatchObject({ subject: 'Frage' });
  });

  test('hears the keys of the app, and its text can be selected', async () => {
    const app = await openApp({ begin: 'empty' });
    const frame = await show(app, { html: '<p>Ein Satz zum Finden.</p>', text: 'Ein Satz' });
    await frame.getByText('Ein Satz zum Finden.').click({ clickCount: 3 });
    expect(await frame.evaluate(() => String(getSelection()).trim())).toBe('Ein Satz zum Finden.');
    await app.page.keyboard.press('Control+k');
    await app.page.getByRole('dialog').waitFor();
    await app.page.keyboard.press('Escape');
    await frame.getByText('Ein Satz').click();
    await app.page.keyboard.press('Shift+T');
    await expect.poll(() => mailFrames(app.page)).toHaveLength(0);
    await app.page.locator('[data-pane="reader"]').getByText('Ein Satz', { exact: true }).waitFor();
  });

  test('folds what was read before, and opens it', async () => {
    const app = await openApp({ begin: 'empty' });
    const frame = await show(
      app,
      {
        html: '<div>Meine Antwort.</div><div class="gmail_quote"><div>Am Montag schrieb Anna:</div><blockquote>Alte Worte</blockquote></div>',
      },
      { html: '<blockquote>Nur ein Zitat</blockquote>' },
      {
        html: '<div>Siehe unten</div><div class="gmail_quote">---------- Forwarded message ---------<br>Weitergeleitet</div>',
      },
      { html: '<blockquote>Frage eins</blockquote><p>Antwort eins</p>' },
      {
        html: '<p>Gut.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0 0 0"><p><b>Von:</b> Anna<br><b>Gesendet:</b> Montag</p></div><p>Worte aus Outlook</p>',
      },
    );
    const [, only, forward, inline, outlook] = mailFrames(app.page);
    expect(await frame.getByText('Meine Antwort.').isVisible()).toBe(true);
    expect(await frame.getByText('Alte Worte').isVisible()).toBe(false);
    await frame.getByRole('button', { name: 'Show quoted text' }).click();
    await frame.getByText('Alte Worte').waitFor();
    await frame.getByRole('button', { name: 'Hide quoted text' }).focus();
    await app.page.keyboard.press('Enter');
    await frame.getByText('Alte Worte').waitFor({ state: 'hidden' });
    expect(await only?.getByText('Nur ein Zitat').isVisible()).toBe(true);
    expect(await forward?.getByText('Weitergeleitet').isVisible()).toBe(true);
    expect(await inline?.getByText('Frage eins').isVisible()).toBe(true);
    expect(await outlook?.getByText('Gut.').isVisible()).toBe(true);
    expect(await outlook?.getByText('Worte aus Outlook').isVisible()).toBe(false);
  });

  test('that is very long is shown in part, and all of it on demand', async () => {
    const app = await openApp({ begin: 'empty' });
    const frame = await show(app, { html: `${'<p>Zeile</p>'.repeat(14_000)}<p>Das Ende</p>` });
    expect(await frame.getByText('Das Ende').count()).toBe(0);
    await app.page.getByRole('button', { name: /^Show all of it/ }).click();
    await expect
      .poll(async () =>
        (await Promise.all(mailFrames(app.page).map((one) => one.getByText('Das Ende').count()))).join(),
      )
      .toBe('1');
  });
});

describe('in the dark', () => {
  test('a light design becomes dark and every word of it can be read; its own colours are one key away, and kept', async () => {
    const app = await openApp({ begin: 'empty', colorScheme: 'dark' });
    const frame = await show(app, { html: newsletter });
    const paper = await paperOf(app.page);
    expect(await worstContrast(frame, paper)).toBeGreaterThanOrEqual(4.5);
    const color = (of: Frame, text: string) =>
      of.getByText(text).evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await color(frame, 'Grau auf Weiss')).not.toBe('rgb(255, 255, 255)');
    expect(await color(frame, 'Kaufen')).toBe('rgb(11, 87, 208)');

    await app.page.getByRole('button', { name: 'Original colours' }).click();
    const now = () => mailFrames(app.page)[0] ?? expect.fail('no frame');
    await expect.poll(() => color(now(), 'Grau auf Weiss')).toBe('rgb(255, 255, 255)');
    expect(await app.page.getByRole('button', { name: 'Original colours' }).getAttribute('aria-pressed')).toBe('true');
    expect(await app.core.senderLooks.get({ address: 'anna@berg.example' })).toEqual({ colors: 'original' });
    await app.page.reload();
    await app.page.locator('[data-message] iframe').first().waitFor();
    await expect.poll(() => color(now(), 'Grau auf Weiss')).toBe('rgb(255, 255, 255)');
    await now().getByText('Verlauf').click();
    await app.page.keyboard.press('Shift+D');
    await expect.poll(() => color(now(), 'Grau auf Weiss')).not.toBe('rgb(255, 255, 255)');
  });

  test('a design that has dark colours of its own keeps them', async () => {
    const app = await openApp({ begin: 'empty', colorScheme: 'dark' });
    const html =
      '<style>p{color:#111;background:#fff}@media (prefers-color-scheme:dark){p{color:#aaddff!important;background:#102030!important}}</style><p>Nacht</p>';
    const frame = await show(app, { html });
    const look = (of: Frame) =>
      of.getByText('Nacht').evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]);
    expect(await look(frame)).toEqual(['rgb(170, 221, 255)', 'rgb(16, 32, 48)']);
    await app.page.emulateMedia({ colorScheme: 'light' });
    await expect
      .poll(async () => look(mailFrames(app.page)[0] ?? expect.fail('no frame')))
      .toEqual(['rgb(17, 17, 17)', 'rgb(255, 255, 255)']);
  });
});

describe('plain text', () => {
  test('is one button away, and the rule where the settings say so', async () => {
    const app = await openApp({ begin: 'empty' });
    await show(app, { html: '<p>Gestaltet</p>', text: 'Schlicht' });
    const reader = app.page.locator('[data-pane="reader"]');
    const button = reader.getByRole('button', { name: 'Plain text' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    await reader.getByText('Schlicht', { exact: true }).waitFor();
    expect(mailFrames(app.page)).toHaveLength(0);
    await button.click();
    await expect.poll(() => mailFrames(app.page)).toHaveLength(1);

    await app.core.settings.set({ prefersPlainText: true });
    await app.page.reload();
    await reader.getByText('Schlicht', { exact: true }).waitFor();
    expect(mailFrames(app.page)).toHaveLength(0);
    await button.click();
    await app.page.frameLocator('[data-message] iframe').getByText('Gestaltet').waitFor();
  });
});
