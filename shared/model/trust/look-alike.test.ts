import { describe, expect, test } from 'vitest';
import { isHostName, siteOf } from './domains.ts';
import { isOneSlip, KnownSites, type LookAlike } from './look-alike.ts';
import { readableHost } from './punycode.ts';
import { findMixedWord, skeletonOf } from './skeleton.ts';

const known = new KnownSites(['werse-bank.example', 'mail.haus-strandhafer.example', 'zahlio.example', 'berg.example']);

describe('look-alikes', () => {
  test.each<[host: string, of: string, how: LookAlike['how']]>([
    ['wersebank.example', 'werse-bank.example', 'letters'],
    ['vverse-bank.test', 'werse-bank.example', 'letters'],
    ['werse-bànk.test', 'werse-bank.example', 'letters'],
    ['wersе-bank.test', 'werse-bank.example', 'letters'],
    ['xn--wers-bank-j0h.test', 'werse-bank.example', 'letters'],
    ['werse-bnak.example', 'werse-bank.example', 'typing'],
    ['werse-bankk.example', 'werse-bank.example', 'typing'],
    ['zahli0.test', 'zahlio.example', 'letters'],
    ['zahlio-alerts.test', 'zahlio.example', 'words'],
    ['secure-zahlio.test', 'zahlio.example', 'words'],
    ['zahliologin.test', 'zahlio.example', 'words'],
    ['zahlio-24.test', 'zahlio.example', 'words'],
    ['haus-strandhafer-norderney.test', 'haus-strandhafer.example', 'words'],
    ['zahlio.example.konto.test', 'zahlio.example', 'within'],
    ['zahlio.test', 'zahlio.example', 'ending'],
  ])('%s passes for %s by its %s', (host, of, how) => {
    expect(known.findLookAlike(host)).toEqual({ of, how });
  });

  test.each([
    'werse-bank.example',
    'login.werse-bank.example',
    'haus-strandhafer.example',
    'zahlen.example',
    'zahlio-freunde.test',
    'berger.example',
    'bergen.example',
    'burg.example',
    'werk-bank.example',
    'strandhafer.example',
    'haus.example',
    '192.0.2.1',
    'localhost',
    '',
  ])('%s passes for nobody', (host) => {
    expect(known.findLookAlike(host)).toBeNull();
  });

  test('who was there first is the one imitated', () => {
    const later = new KnownSites(['werse-bank.example', 'wersebank.test']);
    expect(later.findLookAlike('wersebank.test')).toBeNull();
    const view = later.without('mail.wersebank.test');
    expect(view.has('wersebank.test')).toBe(false);
    expect(view.findLookAlike('wersebank.test')).toEqual({ of: 'werse-bank.example', how: 'letters' });
    expect(later.without('werse-bank.example').findLookAlike('werse-bank.example')).toBeNull();
  });

  test('thousands of known sites are asked in no time', () => {
    const many = new KnownSites(Array.from({ length: 5_000 }, (_, at) => `haus-${at.toString(36)}-nummer.example`));
    const startedAt = performance.now();
    for (let at = 0; at < 500; at += 1) many.findLookAlike(`hous-${at.toString(36)}-nummer.test`);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

test.each([
  ['berg', 'berg', true],
  ['berg', 'bergg', true],
  ['berg', 'brg', true],
  ['berg', 'barg', true],
  ['berg', 'brge', false],
  ['berg', 'ebrg', true],
  ['berg', 'birke', false],
  ['', 'a', true],
])('one slip between %s and %s: %s', (one, other, isNear) => {
  expect(isOneSlip(one, other)).toBe(isNear);
});

test.each([
  ['xn--mller-kva.de', 'müller.de'],
  ['xn--pple-43d.com', 'аpple.com'],
  ['xn--80ak6aa92e.com', 'аррӏе.com'],
  ['www.xn--bcher-kva.example', 'www.bücher.example'],
  ['xn--wgv71a.jp', '日本.jp'],
  ['xn--fiqs8s', '中国'],
  ['haus.example', 'haus.example'],
  ['xn--', 'xn--'],
  ['xn--99999999999', 'xn--99999999999'],
  ['xn--a!b', 'xn--a!b'],
])('%s reads %s', (host, readable) => {
  expect(readableHost(host)).toBe(readable);
});

test.each([
  ['mail.shop.example.co.uk', 'example.co.uk'],
  ['anna.github.io', 'anna.github.io'],
  ['haus.example', 'haus.example'],
  ['a.b.haus.example.', 'haus.example'],
  ['192.0.2.1', '192.0.2.1'],
])('%s belongs to %s', (host, site) => {
  expect(siteOf(host)).toBe(site);
});

test.each([
  ['haus.de', true],
  ['haus.example', true],
  ['iki.fi', true],
  ['müller.de', true],
  ['haus', false],
  ['haus.unbekannt', false],
  ['3.12', false],
  ['a..de', false],
  ['-.de', false],
])('%s is a host: %s', (text, isHost) => {
  expect(isHostName(text)).toBe(isHost);
});

test('what looks alike has one skeleton, what does not has two', () => {
  for (const [one, other] of [
    ['paypal', 'раураӏ'],
    ['microsoft', 'rnicr0s0ft'],
    ['straße', 'strasse'],
    ['kinder', '𝗞𝗶𝗻𝗱𝗲𝗿'],
  ] as const) {
    expect(skeletonOf(one)).toBe(skeletonOf(other));
  }
  expect(skeletonOf('bank')).not.toBe(skeletonOf('bang'));
});

test.each([
  ['Соngrаtulаtions', true],
  ['Аpple', true],
  ['Привет', false],
  ['Congratulations', false],
  ['µm', false],
  ['Ωm', false],
  ['Grüße', false],
])('%s mixes alphabets: %s', (word, isMixed) => {
  expect(findMixedWord(word) !== null).toBe(isMixed);
});
