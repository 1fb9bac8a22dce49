import { expect, test } from 'vitest';
import type { Authentication } from '#shared/contract/messages.ts';
import { isAuthenticatedSender } from './authenticated-sender.ts';

const from = 'anna@news.shop.example';
const found = (parts: Partial<Authentication>): Authentication => ({
  server: 'mx.haus.example',
  spf: null,
  dkim: null,
  dmarc: null,
  ...parts,
});
const pass = (domain: string | null) => ({ result: 'pass' as const, domain });

test.each([
  ['DMARC for the domain', found({ dmarc: pass('shop.example') })],
  ['DMARC that names no domain', found({ dmarc: pass(null) })],
  ['a signature of the domain', found({ dkim: pass('mail.shop.example') })],
])('%s is enough', (_name, authentication) => expect(isAuthenticatedSender(from, authentication)).toBe(true));

test.each([
  ['nothing known', null],
  ['nothing found', found({})],
  ['SPF alone', found({ spf: pass('shop.example') })],
  ['DMARC for another domain', found({ dmarc: pass('evil.example') })],
  ['a stranger’s signature', found({ dkim: pass('mailer.example') })],
  ['a signature without a domain', found({ dkim: pass(null) })],
  ['a signature where DMARC failed', found({ dkim: pass('shop.example'), dmarc: { result: 'fail', domain: null } })],
  ['a signature that does not hold', found({ dkim: { result: 'fail', domain: 'shop.example' } })],
])('%s is not', (_name, authentication) => expect(isAuthenticatedSender(from, authentication)).toBe(false));

test('a customer of a web host is not its neighbour', () => {
  expect(isAuthenticatedSender('a@anna.github.io', found({ dkim: pass('evil.github.io') }))).toBe(false);
});

test('an address without a domain is nobody', () => {
  expect(isAuthenticatedSender('root', found({ dmarc: pass(null) }))).toBe(false);
});
