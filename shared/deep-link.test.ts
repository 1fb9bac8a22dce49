import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDeepLink, type DeepLink } from './deep-link.ts';

const compose = (url: string): DeepLink & { kind: 'compose' } => {
  const link = parseDeepLink(url);
  if (link?.kind !== 'compose') throw new Error('no draft');
  return link;
};

describe('mailto', () => {
  test('takes the five fields', () => {
    expect(
      compose(
        'mailto:anna@haus.example,b@haus.example?cc=c@x.example&BCC=d@x.example&subject=Gr%C3%BC%C3%9Fe&body=A%0D%0AB',
      ),
    ).toEqual({
      kind: 'compose',
      to: ['anna@haus.example', 'b@haus.example'],
      cc: ['c@x.example'],
      bcc: ['d@x.example'],
      subject: 'Grüße',
      body: 'A\nB',
    });
  });

  test('adds `to` fields to the path, keeps a plus, keeps quoted names whole', () => {
    expect(compose('mailto:a+b@x.example?to=c@x.example').to).toEqual(['a+b@x.example', 'c@x.example']);
    expect(compose('mailto:%22Post%2C%20Haus%22%20%3Ca@x.example%3E,b@x.example').to).toEqual([
      '"Post, Haus" <a@x.example>',
      'b@x.example',
    ]);
    expect(compose('MAILTO:a@x.example').to).toEqual(['a@x.example']);
    expect(compose('mailto:').to).toEqual([]);
  });

  test('takes no file and no other header', () => {
    const link = compose('mailto:a@x.example?attach=/etc/passwd&attachment=x&from=boss@x.example&in-reply-to=1&x-y=z');
    expect(link).toEqual({ kind: 'compose', to: ['a@x.example'], cc: [], bcc: [], subject: '', body: '' });
  });

  test.each(['%0d%0a', '%0a', '%0d', '%E2%80%A8', '%C2%85', '%00'])('no %s begins a header', (end) => {
    const link = compose(`mailto:a@x.example${end}Bcc:v@x.example?subject=S${end}Bcc:%20v@x.example`);
    expect([link.subject, ...link.to].join('|')).not.toMatch(/[\u0000-\u001f\u0085\u2028\u2029]/);
    expect(link.bcc).toEqual([]);
  });

  test('reads the umlauts of old pages', () => {
    expect(compose('mailto:a@x.example?subject=Anfrage%20f%FCr%20Sie').subject).toBe('Anfrage für Sie');
  });

  test('is bounded', () => {
    expect(parseDeepLink(`mailto:a@x.example?body=${'x'.repeat(9_000)}`)).toBeNull();
    const many = Array.from({ length: 300 }, (_, index) => `a${index}@x.example`);
    const link = compose(`mailto:${many.slice(0, 150).join(',')}?cc=${many.slice(150).join(',')}`);
    expect(link.to.length + link.cc.length).toBe(100);
    expect(compose(`mailto:${'a'.repeat(400)}@x.example`).to).toEqual([]);
  });

  test('whatever comes, a draft without control characters comes out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        const link = parseDeepLink(`mailto:${text}`);
        const { to, cc, bcc, subject } = link as DeepLink & { kind: 'compose' };
        return [...to, ...cc, ...bcc, subject].every((line) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(line));
      }),
    );
  });
});

describe('hauspost', () => {
  test('shows a conversation, a view, a section', () => {
    const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
    expect(parseDeepLink(`hauspost://thread/${id}`)).toEqual({ kind: 'thread', id });
    expect(parseDeepLink('hauspost://view/inbox')).toEqual({ kind: 'view', name: 'inbox' });
    expect(parseDeepLink('hauspost://settings/keyboard')).toEqual({ kind: 'settings', section: 'keyboard' });
  });

  test.each([
    'hauspost://thread/1',
    'hauspost://thread/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b?delete=1',
    'hauspost://thread/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b/archive',
    'hauspost://view/inbox#x',
    'hauspost://view/constructor',
    'hauspost://view/__proto__',
    'hauspost://view/inbox\n',
    'hauspost://settings/../x',
    'hauspost://settings/a%2fb',
    'hauspost://send/a@b.example',
    'hauspost:thread/x',
    'HAUSPOST://view/inbox',
    'hauspost://user@view/inbox',
    'https://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://hauspost/index.html',
    ' mailto:a@b.example',
    '',
  ])('%j is no link of ours', (url) => expect(parseDeepLink(url)).toBeNull());
});
