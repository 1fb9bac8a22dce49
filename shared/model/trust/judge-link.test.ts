import { describe, expect, test } from 'vitest';
import { judgeLink, readShownHost, type LinkReason } from './judge-link.ts';
import { KnownSites } from './look-alike.ts';

const known = new KnownSites([
  'haus.example',
  'werse-bank.example',
  'berg-architekten.example',
  'vosskuhl-statik.example',
  'shop.nordlicht.example',
]);
const sender = { host: 'news.shop.example', known };
const judge = (text: string, href: string) => judgeLink(text, href, sender);
const kinds = (text: string, href: string): LinkReason['kind'][] =>
  judge(text, href).reasons.map((reason) => reason.kind);

describe('honest links are opened', () => {
  test.each<[text: string, href: string]>([
    ['Zum Angebot', 'https://shop.example/angebot'],
    ['https://shop.example', 'https://shop.example/'],
    ['https://shop.example/', 'https://www.shop.example/?utm_source=mail'],
    ['shop.example', 'https://www.shop.example/start'],
    ['www.shop.example', 'http://shop.example'],
    ['WWW.SHOP.EXAMPLE', 'https://shop.example'],
    ['(www.shop.example)', 'https://shop.example'],
    ['<https://shop.example/a>', 'https://shop.example/a'],
    ['„shop.example“', 'https://shop.example'],
    ['Mehr auf www.shop.example lesen', 'https://news.shop.example/1'],
    ['blog.shop.example', 'https://shop.example/blog'],
    ['shop.example.', 'https://shop.example'],
    ['https://shop.example:443/x', 'https://shop.example/x'],
    ['müller.example', 'https://xn--mller-kva.example/'],
    ['https://müller.example/', 'https://müller.example/'],
    ['xn--mller-kva.example', 'https://müller.example/'],
    ['Node.js', 'https://nodejs.org/en'],
    ['README.md', 'https://github.com/a/b'],
    ['main.ts', 'https://git.shop.example/main.ts'],
    ['Angebot.pdf', 'https://files.shop.example/1'],
    ['Archiv.zip', 'https://files.shop.example/2'],
    ['v2.0', 'https://shop.example/v2'],
    ['3.12.', 'https://shop.example/termine'],
    ['hier', 'https://www.google.com/search?q=haus'],
    ['', 'https://shop.example/bild'],
    ['Zur Bank', 'https://www.werse-bank.example/login'],
    ['Konto', 'https://online.werse-bank.example/'],
    ['PayPal', 'https://www.paypal.com/de/home'],
    ['paypal.com', 'https://www.paypal.com/'],
    ['amazon.de', 'https://www.amazon.de/dp/B00'],
    ['DHL', 'https://www.dhl.de/sendung?id=1'],
    ['Sparkasse', 'https://www.sparkasse-koelnbonn.de/'],
    ['Volksbank', 'https://www.volksbank-stuttgart.de/'],
    ['Telekom', 'https://www.telekom.de/'],
    ['apple', 'https://support.apple.com/de-de'],
    ['appleby', 'https://www.applebyglobal.com/'],
    ['Kurz', 'https://bit.ly/3abc'],
    ['Umfrage', 'https://forms.gle/abc'],
    ['Router', 'http://192.168.178.1/'],
    ['http://10.0.0.4:8080/status', 'http://10.0.0.4:8080/status'],
    ['http://203.0.113.7/karte', 'http://203.0.113.7/karte'],
    ['Entwurf', 'http://localhost:5173/'],
    ['Test', 'https://shop.example:8443/x'],
    ['shop.example', 'https://shop.us6.list-manage.com/track/click?u=1'],
    ['bauamt.example', 'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbauamt.example%2Fx&data=1'],
    ['www.bauamt.example', 'https://click.shop.example/r?to=https://bauamt.example/formular'],
    ['anna@berg.example', 'mailto:anna@berg.example'],
    ['Anna@Berg.example', 'mailto:anna@berg.example?subject=Hallo'],
    ['kasse@berg.example', 'mailto:anna@berg.example'],
    ['Schreib uns', 'mailto:team@shop.example'],
    ['Vosskuhl Statik', 'https://vosskuhl-statik.example/'],
    ['Haus', 'https://haus.example/'],
    ['Architektur', 'https://architekten.example/'],
    ['Bergarchitektur', 'https://bergarchitektur.example/'],
    ['Nordlicht', 'https://nordlicht.example/'],
    ['Nordlich', 'https://nordland.example/'],
    ['start-ups.de', 'https://start-ups.de/'],
    ['Online', 'https://www.online.com/'],
    ['Post', 'https://post-service.example/'],
    ['Türkçe', 'https://xn--trke-1oa5e.example/'],
    ['Привет', 'https://xn--b1agh1afp.xn--p1ai/'],
    ['日本', 'https://xn--wgv71a.jp/'],
    ['Ελλάδα', 'https://xn--hxakic4aa.gr/'],
  ])('%s → %s', (text, href) => {
    const verdict = judge(text, href);
    expect(verdict.reasons.filter((reason) => reason.kind === 'other-place')).toEqual([]);
    expect(verdict.isDeceptive).toBe(false);
    expect(verdict.target.href).not.toBeNull();
  });
});

describe('links that pretend are stopped', () => {
  test.each<[text: string, href: string, kind: LinkReason['kind']]>([
    ['https://bank.de', 'https://evil.example/', 'other-place'],
    ['https://bank.de/login', 'https://evil.example/bank.de/login', 'other-place'],
    ['bank.de', 'https://evil.example/', 'other-place'],
    ['www.bank.de', 'https://bank.de.evil.example/', 'other-place'],
    [' < https://bank.de > ', 'https://evil.example/', 'other-place'],
    ['https:// bank.de', 'https://evil.example/', 'other-place'],
    ['Weiter zu www.bank.de', 'https://evil.example/', 'other-place'],
    ['bank\u200b.de', 'https://evil.example/', 'other-place'],
    ['bank。de', 'https://evil.example/', 'other-place'],
    ['bank․de', 'https://evil.example/', 'other-place'],
    ['ｂａｎｋ.de', 'https://evil.example/', 'other-place'],
    ['𝗯𝗮𝗻𝗸.𝗱𝗲', 'https://evil.example/', 'other-place'],
    ['github.com/anna', 'https://github.io/anna', 'other-place'],
    ['anna.github.io', 'https://eve.github.io/', 'other-place'],
    ['müller.example', 'https://muller.example/', 'other-place'],
    ['shop.example', 'https://shop.test/', 'other-place'],
    ['bank.de', 'https://shop.us6.list-manage.com/track/click?u=1', 'other-place'],
    ['bank.de', 'https://www.google.com/url?q=https://evil.example/', 'other-place'],
    ['anna@berg.example', 'mailto:eve@evil.example', 'other-place'],
    ['https://bank.de', 'https://bank.de@evil.example/', 'user-info'],
    ['Zur Bank', 'https://bank.de@evil.example/', 'user-info'],
    ['Zur Bank', 'https://bank.de%2f@evil.example/', 'user-info'],
    ['Zur Bank', 'https://www.bank.de:x@evil.example/', 'user-info'],
    ['Klick', 'http://203.0.113.7/login', 'number-host'],
    ['Klick', 'http://3405803783/login', 'number-host'],
    ['Klick', 'http://0xcb.0x00.0x71.0x07/', 'number-host'],
    ['Klick', 'http://0313.0.0161.07/', 'number-host'],
    ['Klick', 'http://[2001:db8::7]/', 'number-host'],
    ['bank.de', 'http://203.0.113.7/', 'number-host'],
    ['Apple', 'https://xn--pple-43d.com/', 'mixed-letters'],
    ['Apple', 'https://аpple.com/', 'mixed-letters'],
    ['Apple', 'https://аррӏе.com/', 'mixed-letters'],
    ['PayPal', 'https://раypal.com/', 'mixed-letters'],
    ['Konto', 'https://gооgle.example/', 'mixed-letters'],
    ['Bank', 'https://werse-bank-kundenschutz.test/', 'look-alike'],
    ['Bank', 'https://wersebank.test/', 'look-alike'],
    ['Bank', 'https://werse-bamk.example/', 'look-alike'],
    ['Bank', 'https://verse-bank-login.com.werse-bank.example.evil.test/', 'look-alike'],
    ['Statik', 'https://vosskuhl-statlk.example/', 'look-alike'],
    ['Statik', 'https://vossskuhl-statik.example/', 'look-alike'],
    ['Statik', 'https://vosskuh1-statik.example/', 'look-alike'],
    ['PayPal', 'https://paypa1.com/', 'look-alike'],
    ['PayPal', 'https://paypal-secure.com/', 'look-alike'],
    ['PayPal', 'https://paypal.com.konto.test/', 'look-alike'],
    ['PayPal', 'https://www-paypal-com.konto.test/', 'look-alike'],
    ['PayPal', 'https://paypallogin.test/', 'look-alike'],
    ['Microsoft', 'https://rnicrosoft.com/', 'look-alike'],
    ['Microsoft', 'https://micros0ft.com/', 'look-alike'],
    ['Amazon', 'https://arnazon.de/', 'look-alike'],
    ['Amazon', 'https://amazom.de/', 'look-alike'],
    ['Netflix', 'https://netfIix.com/', 'look-alike'],
    ['DHL', 'https://dhl-paket.top/', 'look-alike'],
    ['DHL', 'https://dhl.de.sendung.top/', 'look-alike'],
    ['Umweg', 'https://www.google.com/url?q=https://paypal-secure.com/', 'look-alike'],
    ['txt.\u202eed.knab\u202c', 'https://shop.example/', 'turned-text'],
    ['Klick', 'javascript:alert(1)', 'not-a-place'],
    ['Klick', 'JaVaScRiPt:alert(1)', 'not-a-place'],
    ['Klick', 'java\nscript:alert(1)', 'not-a-place'],
    ['Klick', 'data:text/html,<form>', 'not-a-place'],
    ['Klick', 'vbscript:x', 'not-a-place'],
    ['Klick', 'file:///etc/passwd', 'not-a-place'],
    ['Klick', 'ms-msdt:/id', 'not-a-place'],
    ['Klick', 'search-ms:query=x', 'not-a-place'],
  ])('%s → %s: %s', (text, href, kind) => {
    expect(judge(text, href).isDeceptive).toBe(true);
    expect(kinds(text, href)).toContain(kind);
  });
});

describe('what is said without stopping', () => {
  test.each<[href: string, reason: LinkReason]>([
    ['https://bit.ly/x', { kind: 'shortened' }],
    ['https://tinyurl.com/x', { kind: 'shortened' }],
    ['https://shop.example:8443/', { kind: 'unusual-port', port: '8443' }],
    ['https://www.google.com/url?q=https://zeitung.example/x', { kind: 'passes-on', to: 'zeitung.example' }],
    ['https://r.shop.example/x?u=//zeitung.example/x', { kind: 'passes-on', to: 'zeitung.example' }],
    ['https://web.archive.example/2020/https://zeitung.de/x', { kind: 'passes-on', to: 'zeitung.de' }],
    ['https://werse-bank.test/', { kind: 'look-alike', of: 'werse-bank.example', how: 'ending' }],
  ])('%s', (href, reason) => {
    const verdict = judge('Klick', href);
    expect(verdict.isDeceptive).toBe(false);
    expect(verdict.reasons).toContainEqual(reason);
  });
});

describe('what is opened', () => {
  test.each<[href: string, opened: string | null, host: string]>([
    ['https://bank.de@evil.example/a?b#c', 'https://evil.example/a?b#c', 'evil.example'],
    ['https://user:pw@shop.example/', 'https://shop.example/', 'shop.example'],
    ['https://аpple.com/', 'https://xn--pple-43d.com/', 'xn--pple-43d.com'],
    ['https://shop.example./x', 'https://shop.example./x', 'shop.example'],
    ['javascript:alert(1)', null, ''],
    ['hauspost://thread/1', null, 'thread'],
    ['top', null, ''],
    ['', null, ''],
    ['mailto:anna@berg.example?body=x', 'mailto:anna@berg.example?body=x', 'anna@berg.example'],
  ])('%s', (href, opened, host) => {
    expect(judge('Klick', href).target).toMatchObject({ href: opened, host });
  });

  test('shows borrowed letters as they are written and as they are looked up', () => {
    expect(judge('Klick', 'https://xn--mller-kva.example/').target).toMatchObject({
      host: 'xn--mller-kva.example',
      readable: 'müller.example',
    });
  });
});

test('an unknown scheme leads nowhere and accuses nobody', () => {
  expect(judge('Klick', 'hhttp://shop.example')).toMatchObject({ isDeceptive: false, target: { href: null } });
});

test('a sender one knows may count clicks; a stranger may not', () => {
  const friend = { host: 'haus.example', known };
  expect(judgeLink('zeitung.de', 'https://klick.haus.example/1', friend).isDeceptive).toBe(false);
  expect(judgeLink('zeitung.de', 'https://klick.shop.example/1', sender).isDeceptive).toBe(true);
});

test.each([
  ['bank.de', 'bank.de'],
  ['https://Bank.de/x', 'bank.de'],
  ['siehe https://bank.de.', 'bank.de'],
  ['http://user@bank.de', 'bank.de'],
  ['bank', null],
  ['bank.unbekannt', null],
  ['a b.de', null],
  ['anna@bank.de', null],
  ['...', null],
])('%s claims %s', (text, host) => {
  expect(readShownHost(text)).toBe(host);
});

test('stays quick on texts and addresses made to be slow', () => {
  const startedAt = performance.now();
  judge('a.'.repeat(100_000), `https://${'a.'.repeat(120)}de/`);
  judge(`https://${'('.repeat(100_000)}`, `https://shop.example/${'%'.repeat(50_000)}?u=${'https://'.repeat(5_000)}`);
  judge('x', `https://${'-'.repeat(60)}.${'xn--'.repeat(15)}.de/`);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
