import { describe, expect, test } from 'vitest';
import { looksRandom } from './looks-random.ts';
import { readEvidence } from './read-evidence.ts';
import { scanHtml } from './scan-html.ts';
import { hintFrom, weigh } from './weigh.ts';

const mail = (html: string, headers: readonly string[] = []) =>
  Buffer.from(
    [
      'From: anna@berg.example',
      'To: me@haus.example',
      ...headers,
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
    ].join('\r\n'),
  );

describe('HTML', () => {
  test('gives its links with their texts, one of each kind', () => {
    const { links, linkCount } = scanHtml(
      '<a href="https://shop.example/a">bank<b>.de</b></a><a href=" https://shop.example/a/2 "> </a><a href="#top">oben</a>' +
        '<a href="https://shop.example/a/3"></a><a name="x">Anker</a><area href="https://karte.example">',
    );
    expect(links).toEqual([
      { text: 'bank.de', href: 'https://shop.example/a' },
      { text: '', href: 'https://shop.example/a/2' },
      { text: '', href: 'https://karte.example' },
    ]);
    expect(linkCount).toBe(4);
  });

  test('gives forms with where they send, passwords, scripts and linked pictures', () => {
    const found = scanHtml(
      '<form action="https://evil.example/post"><input type="PASSWORD"></form><script>x</script><a href="https://a.example"><img src="x"></a>',
    );
    expect(found).toMatchObject({ hasForm: true, hasScript: true, linkedImages: 1 });
    expect(found.links).toContainEqual({ text: '', href: 'https://evil.example/post' });
    expect(scanHtml('<p>nichts</p><input type="text">')).toMatchObject({ hasForm: false, hasScript: false });
  });

  test.each([
    ['<div style="display:none">versteckt</div>', 9],
    ['<div style="font-size:0">versteckt</div>', 9],
    ['<p style="color:#ffffff;background:#fff">versteckt</p>', 9],
    ['<p bgcolor="#ffffff" style="color:white">versteckt</p>', 9],
    ['<div hidden><p>ver</p><p>steckt</p></div>', 9],
    ['<p style="color:#333">offen</p>', 0],
    ['<style>p{display:none}</style><p>offen</p>', 0],
  ])('%s hides %i characters', (html, hidden) => {
    expect(scanHtml(html).hiddenLength).toBe(hidden);
  });

  test('is read within its bounds, however it is built', () => {
    const startedAt = performance.now();
    scanHtml('<div style="display:none">'.repeat(50_000));
    expect(scanHtml('<a href="https://a.example/x">x</a>'.repeat(20_000)).links).toHaveLength(1);
    const many = Array.from({ length: 5_000 }, (_, at) => `<a href="https://a${at}.example">x</a>`).join('');
    expect(scanHtml(many).links.length).toBeLessThanOrEqual(40);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

describe('a whole mail', () => {
  test('shows what speaks against it', () => {
    const evidence = readEvidence(
      mail(
        '<p>Hallo me@haus.example, {FIRSTNAME}</p><p>Соngrаtulаtions, уоu wоn</p><a href="https://bit.ly/x">klick</a>',
        ['Subject: Gewinn', 'Reply-To: x@gmail.com'],
      ),
    );
    expect(evidence).toMatchObject({
      replyTo: { address: 'x@gmail.com' },
      placeholder: '{FIRSTNAME}',
      greetsAddress: true,
      messageIdHost: null,
      hasDate: false,
      isHtml: true,
    });
    expect(evidence.disguisedWords).toBeGreaterThan(1);
  });

  test('of plain text gives the links in it', () => {
    const raw = Buffer.from(
      'From: a@b.example\r\nSubject: x\r\n\r\nSiehe https://shop.example/plan. Und https://evil.example/x!',
    );
    expect(readEvidence(raw).links.map(({ href }) => href)).toEqual([
      'https://shop.example/plan',
      'https://evil.example/x',
    ]);
  });

  test.each([
    ['rechnung.pdf.exe', 'application/octet-stream', 'program'],
    ['login.html', 'application/octet-stream', 'page'],
    ['scan', 'text/html', 'page'],
    ['liste.xlsm', 'application/vnd.ms-excel', 'macros'],
    ['bewerbung.zip', 'application/zip', 'archive'],
    ['plan.pdf', 'application/pdf', 'other'],
    ['foto.jpg', 'image/jpeg', 'image'],
  ])('knows what %s is', (name, type, kind) => {
    const raw = [
      'From: a@b.example',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'Hallo',
      '--x',
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      'x',
      '--x--',
    ].join('\r\n');
    expect(readEvidence(Buffer.from(raw)).attachments.map((file) => file.kind)).toEqual([kind]);
  });

  test.each([new Uint8Array(), Buffer.from('\0\0\0'), Buffer.from('From:'), Buffer.alloc(100_000, 'a')])(
    'whatever the bytes are, something is read',
    (raw) => {
      expect(readEvidence(raw).links).toEqual([]);
    },
  );
});

test.each([
  ['aNiOPsklEuPFaAJ', true],
  ['HWcUkzB', true],
  ['iCloudTeam', false],
  ['lina_Zackary_67866', true],
  ['mYIvLwxL', true],
  ['otsh6rzxi2', true],
  ['anna', false],
  ['annaberg1978', false],
  ['newsletter', false],
  ['rechnungsabteilung', false],
  ['JohnMcDonald', false],
  ['b.holtkoetter', false],
  ['support24', false],
])('%s looks random: %s', (name, isRandom) => {
  expect(looksRandom(name)).toBe(isRandom);
});

describe('the weighing', () => {
  const stranger = { relation: 'first', isAuthenticated: false, textLength: 300 } as const;
  const sign = (code: Parameters<typeof weigh>[0][number]['code']) => ({ code, words: [] });

  test('takes more than words, and more than one sign', () => {
    const words = [sign('words-urgency'), sign('words-prize'), sign('words-miracle'), sign('words-nobody')];
    expect(weigh(words, stranger).score).toBeLessThan(hintFrom);
    expect(weigh([...words, sign('link-shortened')], stranger).score).toBeGreaterThanOrEqual(hintFrom);
    expect(weigh([sign('sender-looks-alike')], stranger).score).toBeLessThan(hintFrom);
  });

  test('but not where several things are demanded at once, or quietly to be paid', () => {
    expect(
      weigh([sign('words-account'), sign('words-payment'), sign('words-crypto')], stranger).score,
    ).toBeGreaterThanOrEqual(hintFrom);
    const quietly = [sign('words-secrecy'), sign('words-payment'), sign('words-urgency')];
    expect(weigh(quietly, stranger).score).toBeGreaterThanOrEqual(hintFrom);
  });

  test('spares whom one knows, and nobody who is forged', () => {
    const signs = [sign('words-payment'), sign('words-secrecy'), sign('link-shortened')];
    expect(weigh(signs, stranger).score).toBeGreaterThanOrEqual(hintFrom);
    expect(weigh(signs, { ...stranger, relation: 'answered' }).score).toBeLessThan(hintFrom);
    expect(
      weigh([...signs, sign('sender-failed')], { ...stranger, relation: 'answered' }).score,
    ).toBeGreaterThanOrEqual(hintFrom);
  });

  test('tells the gravest first', () => {
    expect(
      weigh([sign('words-document'), sign('own-domain-forged'), sign('links-all-elsewhere')], stranger).reasons,
    ).toEqual([sign('own-domain-forged'), sign('words-document')]);
  });
});
