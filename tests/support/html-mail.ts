import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ThreadId } from '#shared/ids.ts';
import type { E2eApp } from './e2e-harness.ts';

export interface HtmlMail {
  readonly html: string;
  readonly subject?: string;
  readonly from?: string;
  readonly text?: string;
  /** Parts it shows, by content id. */
  readonly parts?: readonly { readonly id: string; readonly type: string; readonly bytes: Buffer }[];
}

const wrap = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

/** One mail as it comes over the wire; those of one `thread` answer its first. */
export function writeMail(mail: HtmlMail, thread: string, number: number): string {
  const { html, subject = thread, from = 'Anna Berg <anna@berg.example>', text, parts = [] } = mail;
  const body = (type: string, bytes: Buffer, more = '') =>
    `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${wrap(bytes)}\r\n`;
  const bodies = [
    ...(text === undefined ? [] : [body('text/plain; charset=utf-8', Buffer.from(text))]),
    body('text/html; charset=utf-8', Buffer.from(html)),
  ];
  const alternative = `Content-Type: multipart/alternative; boundary=alt\r\n\r\n${bodies.map((one) => `--alt\r\n${one}`).join('')}--alt--\r\n`;
  const shown = parts.map(({ id, type, bytes }) =>
    body(type, bytes, `Content-ID: <${id}>\r\nContent-Disposition: inline\r\n`),
  );
  return [
    `From: ${from}`,
    'To: Me <me@haus.example>',
    `Subject: ${subject}`,
    `Date: ${new Date(Date.UTC(2026, 9, 1, 8, 0, number)).toUTCString()}`,
    `Message-ID: <${thread}-${number}@test.example>`,
    ...(number === 0 ? [] : [`In-Reply-To: <${thread}-0@test.example>`, `References: <${thread}-0@test.example>`]),
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; boundary=rel\r\n\r\n${[alternative, ...shown].map((one) => `--rel\r\n${one}`).join('')}--rel--\r\n`,
  ].join('\r\n');
}

/** Stores the mails as one conversation, by way of the import, and answers it. */
export async function importThread(core: E2eApp['core'], name: string, mails: readonly HtmlMail[]): Promise<ThreadId> {
  const messages = mails.map((mail, number) => writeMail({ subject: name, ...mail }, name, number));
  await importMbox(core, name, messages);
  const accountId = (await core.accounts.list({})).find((account) => account.name === name)?.id;
  const { items } = await core.threads.list({ view: 'all', accountId: accountId ?? null, limit: 200 });
  const [row] = items;
  expect(items).toHaveLength(1);
  expect(row?.messageCount).toBe(mails.length);
  return row?.id ?? expect.fail('nothing was imported');
}

export async function importMbox(core: E2eApp['core'], name: string, messages: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-html-'));
  try {
    const path = join(folder, 'mails.mbox');
    const mark = 'From anna@berg.example Fri Jul  8 12:08:34 2011\n';
    const quoted = messages.map((raw) => `${mark}${raw.replace(/^(>*From )(?!:)/gm, '>$1')}\n`);
    writeFileSync(path, quoted.join(''), 'latin1');
    const { jobId } = await core.transfer.importMail({ path, into: { newAccountName: name } });
    await expect
      .poll(async () => (await core.jobs.list({})).find(({ id }) => id === jobId)?.state, { timeout: 60_000 })
      .toBe('done');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a conversation with every message of it open, and waits until all are drawn. */
export async function openAll(page: Page, id: ThreadId, subject: string, count: number): Promise<void> {
  await page.evaluate((thread) => {
    window.location.hash = `#/thread/${thread}`;
  }, id);
  const reader = page.locator('[data-pane="reader"]');
  // The last conversation stands there until this one is.
  await reader.getByRole('heading', { level: 2, name: subject, exact: true }).waitFor();
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          for (const head of document.querySelectorAll<HTMLElement>('[data-message-head][aria-expanded="false"]'))
            head.click();
          return document.querySelectorAll('[data-message] [data-body-state="shown"]').length;
        }),
      { timeout: 60_000 },
    )
    .toBe(count);
}

/** The mail frames of the window. */
export function mailFrames(page: Page): Frame[] {
  return page.frames().filter((frame) => frame.parentFrame() !== null && !frame.url().includes('mail-room'));
}
