import { describe, expect, test } from 'vitest';
import type { Authentication } from '#shared/contract/messages.ts';
import { readTopHeader } from '../mime/walk.ts';
import { isHeaderSigned } from './signed-header.ts';
import { readTargets } from './targets.ts';

describe('where a list may be left', () => {
  test('https before http, the first mail address, each once', () => {
    const targets = readTargets([
      'http://a.example/x',
      'https://b.example/y',
      'mailto:c@d.example',
      'mailto:e@f.example',
    ]);
    expect(targets.https).toBe('https://b.example/y');
    expect(targets.page).toBe('https://b.example/y');
    expect(targets.mail).toMatchObject({ address: 'c@d.example', subject: 'unsubscribe', text: 'unsubscribe' });
    expect(readTargets(['http://a.example/x'])).toMatchObject({ https: null, page: 'http://a.example/x' });
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:pass@evil.example/',
    'data:text/html,x',
    'mailto:',
    'mailto:a@b.example%0d%0aBcc:x@y.example',
    'mailto:not an address',
  ])('%s leads nowhere', (url) => expect(readTargets([url])).toEqual({ https: null, page: null, mail: null }));

  test('of a mailto nothing but one address, its subject and its text', () => {
    const url =
      'mailto:leave@list.example,victim@b.example?subject=leave%20me%0d%0aBcc:x@y&body=a%20b&bcc=x@y.example&attach=/etc/passwd';
    const { mail } = readTargets([url]);
    expect(mail).toEqual({ address: 'leave@list.example', subject: 'leave me Bcc:x@y', text: 'a b', url });
  });
});

describe('one click is only for what the sender has signed', () => {
  const pass = (domain: string | null, result: 'pass' | 'fail' = 'pass'): Authentication => ({
    server: 'mx',
    spf: null,
    dkim: { result, domain },
    dmarc: null,
  });
  const signed = (h: string, d = 'news.example') =>
    readTopHeader(Buffer.from(`DKIM-Signature: v=1; a=rsa-sha256; d=${d};\r\n s=x; h=${h};\r\n b=abc==\r\n\r\n`));
  const both = 'From:Subject:List-Unsubscribe:\r\n  List-Unsubscribe-Post';

  test('both headers under a signature that holds', () =>
    expect(isHeaderSigned(signed(both), pass('news.example'))).toBe(true));

  test.each([
    ['only one of them', signed('from:list-unsubscribe'), pass('news.example')],
    ['none of them', signed('from'), pass('news.example')],
    ['the signature of somebody else', signed(both, 'other.example'), pass('news.example')],
    ['one that does not hold', signed(both), pass('news.example', 'fail')],
    ['nobody looked', signed(both), null],
    ['no domain', signed(both), pass(null)],
    ['no signature', readTopHeader(Buffer.from('From: a@b.c\r\n\r\n')), pass('news.example')],
    ['a name that contains them', signed('x-list-unsubscribe:x-list-unsubscribe-post'), pass('news.example')],
  ])('%s is not enough', (_case, headers, authentication) =>
    expect(isHeaderSigned(headers, authentication)).toBe(false),
  );
});
