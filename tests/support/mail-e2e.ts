import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { insertAccount } from '#core/accounts/index.ts';
import type { WriteTx } from '#core/context.ts';
import { findMailbox, storeMessage, type NewMessage } from '#core/threads/index.ts';
import type { AccountId } from '#shared/ids.ts';
import { benchCause, withProfile } from './bench-profile.ts';
import { testPassphrase, type E2eApp } from './e2e-harness.ts';

/** How the mail pages are spoken of in tests: by what a person sees and hears. */
export function mailPage(page: Page) {
  const list = page.locator('[data-pane="list"]');
  const reader = page.locator('[data-pane="reader"]');
  const rows = list.locator('[role="row"][tabindex]');
  return {
    list,
    reader,
    rows,
    row: (text: string | RegExp): Locator => rows.filter({ hasText: text }).first(),
    subject: reader.getByRole('heading', { level: 2 }),
    toast: (text: string | RegExp): Locator => page.getByRole('region', { name: /Messages|Meldungen/ }).getByText(text),
    /** Subjects in the order of the screen. */
    labels: () => rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? '')),
    keys: () => rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-key') ?? '')),
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    ready: async () => {
      await rows.first().waitFor();
      await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded');
    },
  };
}

/** Loading goes on behind the first rows. */
export async function demoIsLoaded(core: E2eApp['core']): Promise<void> {
  await expect
    .poll(async () => (await core.jobs.list({})).find(({ kind }) => kind === 'demo.load')?.state, { timeout: 20_000 })
    .toBe('done');
}

export type SeedMail = Partial<Omit<NewMessage, 'accountId' | 'threadId' | 'mailboxIds'>>;

/** Mail as no demo holds it, stored the way every mail is, before the server opens the profile. */
export function seedMail(threads: readonly (readonly SeedMail[])[]): (profileDir: string) => Promise<void> {
  return (profileDir) =>
    withProfile(
      profileDir,
      ({ db }) => {
        const accountId = db.write(benchCause('test.account'), (tx) =>
          insertAccount(tx, { kind: 'demo', address: 'me@haus.example', name: 'Haus', incoming: null, outgoing: null }),
        );
        const perWrite = 200;
        for (let first = 0; first < threads.length; first += perWrite) {
          db.write(benchCause('test.seed'), (tx) => {
            for (const mails of threads.slice(first, first + perWrite)) storeThread(tx, accountId, mails);
          });
        }
      },
      testPassphrase,
    );
}

function storeThread(tx: WriteTx, accountId: AccountId, mails: readonly SeedMail[]): void {
  let threadId: NewMessage['threadId'] = null;
  for (const mail of mails) {
    threadId = storeMessage(tx, {
      rfcId: null,
      from: { name: 'Anna Berg', address: 'anna@berg.example' },
      to: [{ name: 'Me', address: 'me@haus.example' }],
      cc: [],
      subject: 'Angebot',
      text: 'Passt Freitag um zehn?',
      sentAt: tx.now - 60_000,
      isUnread: false,
      isStarred: false,
      isOwn: false,
      attachments: [],
      ...mail,
      accountId,
      threadId,
      mailboxIds: [findMailbox(tx, accountId, 'inbox')],
    }).threadId;
  }
}
