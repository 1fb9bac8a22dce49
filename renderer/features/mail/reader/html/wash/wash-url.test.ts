import { describe, expect, test } from 'vitest';
import { readImage, readLink } from './wash-url.ts';

describe('a link', () => {
  test.each([
    ['https://example.org/a?b=1#c', { kind: 'web', href: 'https://example.org/a?b=1#c' }],
    [' HTTP://EXAMPLE.org', { kind: 'web', href: 'http://example.org/' }],
    ['https:\\\\example.org\\a', { kind: 'web', href: 'https://example.org/a' }],
    ['https://exämple.org/', { kind: 'web', href: 'https://xn--exmple-cua.org/' }],
    ['ht\ntps://example.org/', { kind: 'web', href: 'https://example.org/' }],
    ['mailto:anna@berg.example?subject=x', { kind: 'mail', href: 'mailto:anna@berg.example?subject=x' }],
    ['#part-2', { kind: 'jump', name: 'part-2' }],
  ])('%s leads there', (written, target) => expect(readLink(written)).toEqual(target));

  test.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    'ftp://example.org/',
    'smb://example.org/x',
    'ms-msdt:/id',
    'search-ms:query=x',
    'hauspost://thread/x',
    'about:blank',
    'cid:x',
    'tel:+49',
    '//example.org/x',
    '/x',
    'x.html',
    '',
    '#',
    'https://',
    'http://[::1',
    `https://example.org/${'a'.repeat(9_000)}`,
  ])('%s leads nowhere', (written) => expect(readLink(written)).toBeNull());
});

describe('a picture', () => {
  test.each([
    ['cid:pic@x', { kind: 'part', contentId: 'pic@x' }],
    ['CID:%3Cpic@x%3E', { kind: 'part', contentId: 'pic@x' }],
    ['data:image/png;base64,AAAA', { kind: 'data', url: 'data:image/png;base64,AAAA' }],
    ['https://a.example/x.png', { kind: 'remote', url: 'https://a.example/x.png' }],
    ['//a.example/x', { kind: 'remote', url: 'https://a.example/x' }],
    ['http:/a.example/x', { kind: 'remote', url: 'http://a.example/x' }],
  ])('%s is known', (written, source) => expect(readImage(written)).toEqual(source));

  test.each([
    'data:image/svg+xml,<svg/>',
    'data:image/svg+xml;base64,AAAA',
    'data:text/html;base64,AAAA',
    'data:image/png,AAAA',
    'data:image/png;base64,AA"onerror=x',
    `data:image/png;base64,${'A'.repeat(3_100_000)}`,
    'javascript:alert(1)',
    'blob:https://a.example/x',
    'file:///x.png',
    '\\\\a.example\\x.png',
    '/\\a.example/x.png',
    'x.png',
    'cid:',
    'https://user:pass@a.example/x.png',
    '',
  ])('%s is none', (written) => expect(readImage(written)).toBeNull());
});
