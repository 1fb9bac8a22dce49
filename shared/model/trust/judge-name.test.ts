import { describe, expect, test } from 'vitest';
import { judgeName, type NameTrick } from './judge-name.ts';

const kinds = (name: string, address: string): NameTrick['kind'][] =>
  judgeName({ name, address }).map(({ kind }) => kind);

describe('honest names', () => {
  test.each([
    ['Anna Berg', 'anna@berg.example'],
    ['', 'anna@berg.example'],
    ['anna@berg.example', 'anna@berg.example'],
    ['Anna@Berg.example', 'anna@berg.example'],
    ['kasse@berg.example', 'anna@berg.example'],
    ['berg.example', 'anna@mail.berg.example'],
    ['Berg, Anna (Bauamt)', 'a.berg@bauamt.example'],
    ['Dr. A. Berg', 'anna@berg.example'],
    ['Anna B.', 'anna@berg.example'],
    ['Node.js Weekly', 'node@newsletter.example'],
    ['Vue.js', 'news@vue.example'],
    ['PayPal', 'service@paypal.de'],
    ['service@paypal.com', 'service@paypal.com'],
    ['Amazon.de', 'versand@amazon.de'],
    ['Amazon Prime', 'no-reply@primevideo.com'],
    ['DHL Paket', 'noreply@dhl.de'],
    ['Sparkasse KölnBonn', 'info@sparkasse-koelnbonn.de'],
    ['Volksbank Stuttgart', 'info@volksbank-stuttgart.de'],
    ['Otto Müller', 'otto@mueller.example'],
    ['Norton, Mary', 'mary@norton.example'],
    ['Ledger Family', 'family@ledger.example'],
    ['Apple Valley School', 'office@avs.example'],
    ['Target Film', 'kino@film.example'],
    ['Ingrid', 'ingrid@web.de'],
    ['Upsala Verein', 'verein@upsala.example'],
    ['Teslar GmbH', 'info@teslar.example'],
    ['Анна Иванова', 'anna@ivanova.example'],
    ['Ελένη', 'eleni@haus.example'],
    ['👩‍🚀 Anna', 'anna@berg.example'],
    ['Müller & Söhne', 'info@mueller.example'],
    ['3M Deutschland', 'info@3m.example'],
  ])('%s <%s>', (name, address) => {
    expect(kinds(name, address)).toEqual([]);
  });
});

describe('names that pretend', () => {
  test.each<[name: string, address: string, kind: NameTrick['kind']]>([
    ['anna@bank.example', 'x@evil.example', 'name-shows-address'],
    ['"ceo@bank.example"', 'x@evil.example', 'name-shows-address'],
    ['Chefin <ceo@bank.example>', 'x@evil.example', 'name-shows-address'],
    ['ceo@bаnk.example', 'x@evil.example', 'name-shows-address'],
    ['bank.example', 'x@evil.test', 'name-shows-host'],
    ['Kundenservice bank.de', 'x@evil.example', 'name-shows-host'],
    ['www.bank.de', 'x@evil.example', 'name-shows-host'],
    ['✅Booking.com✅', 'x@evil.example', 'name-shows-host'],
    ['PayPal', 'x@evil.example', 'name-of-brand'],
    ['PayPal Kundenservice', 'x@evil.example', 'name-of-brand'],
    ['P\u200bayPal', 'x@evil.example', 'name-of-brand'],
    ['𝗣𝗮𝘆𝗣𝗮𝗹', 'x@evil.example', 'name-of-brand'],
    ['Ｐａｙｐａｌ', 'x@evil.example', 'name-of-brand'],
    ['Ihre Sparkasse', 'x@evil.example', 'name-of-brand'],
    ['Volksbank Sicherheit', 'x@volks.example', 'name-of-brand'],
    ['Amazon', 'amazon@gmail.com', 'name-of-brand'],
    ['DHL', 'info@dhl-paket.top', 'name-of-brand'],
    ['OTTO Gutschein', 'x@evil.example', 'name-of-brand'],
    ['Apple ID', 'x@evil.example', 'name-of-brand'],
    ['Netflix Team', 'x@evil.example', 'name-of-brand'],
    ['Anna \u202egreB', 'x@evil.example', 'name-disguised'],
    ['P\u200baul Berg', 'x@evil.example', 'name-disguised'],
    ['P\u00adaul Berg', 'x@evil.example', 'name-disguised'],
    ['𝗔𝗻𝗻𝗮 𝗕𝗲𝗿𝗴', 'x@evil.example', 'name-disguised'],
    ['Аnna Berg', 'x@evil.example', 'name-disguised'],
    ['Ⓐⓝⓝⓐ', 'x@evil.example', 'name-disguised'],
  ])('%s <%s>: %s', (name, address, kind) => {
    expect(kinds(name, address)).toContain(kind);
  });
});

test('names what it was seen by', () => {
  expect(judgeName({ name: 'Chefin <ceo@bank.example>', address: 'x@evil.example' })).toEqual([
    { kind: 'name-shows-address', shown: 'ceo@bank.example' },
  ]);
});

test('stays quick on a name made to be slow', () => {
  const startedAt = performance.now();
  judgeName({ name: `${'a@'.repeat(100_000)}`, address: 'x@evil.example' });
  judgeName({ name: `${'a.'.repeat(100_000)}de`, address: 'x@evil.example' });
  expect(performance.now() - startedAt).toBeLessThan(500);
});
