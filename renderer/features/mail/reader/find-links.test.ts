import { describe, expect, test } from 'vitest';
import { findLinks } from './find-links.ts';

const links = (text: string) => findLinks(text).flatMap((part) => (part.kind === 'link' ? [part] : []));

describe('findLinks', () => {
  test('finds web and mail addresses and leaves the rest as it was', () => {
    const text = 'Siehe https://example.org/plan?id=3, www.verein.example oder kasse@verein.example.';
    expect(links(text).map((link) => [link.text, link.url])).toEqual([
      ['https://example.org/plan?id=3', 'https://example.org/plan?id=3'],
      ['www.verein.example', 'https://www.verein.example/'],
      ['kasse@verein.example', 'mailto:kasse@verein.example'],
    ]);
    expect(
      findLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  test('keeps a bracket that belongs to the address, drops one that does not', () => {
    expect(links('(https://wiki.example/Haus_(Bau))').map((link) => link.text)).toEqual([
      'https://wiki.example/Haus_(Bau)',
    ]);
    expect(links('(siehe https://wiki.example/Haus)').map((link) => link.text)).toEqual(['https://wiki.example/Haus']);
    expect(links('<https://example.org/a>').map((link) => link.text)).toEqual(['https://example.org/a']);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'https://bank.example@evil.example/login',
    'https://',
    'http://localhost/x',
    'hauspost://thread/1',
  ])('makes no link of %s', (text) => {
    expect(links(text).filter((link) => !link.url.startsWith('mailto:'))).toEqual([]);
    expect(
      findLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  test('stays linear on a text made to be slow', () => {
    const text = `${'a.'.repeat(50_000)}@${'.'.repeat(50_000)}https://${'('.repeat(50_000)}`;
    const startedAt = performance.now();
    findLinks(text);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
