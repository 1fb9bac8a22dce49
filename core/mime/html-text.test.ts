import { describe, expect, test } from 'vitest';
import { htmlToText } from './html-text.ts';

function read(html: string): string {
  return htmlToText(html, 100_000);
}

describe('HTML as text', () => {
  test.each([
    ['<p>Hallo <b>Welt</b>,<br>wie geht&#39;s?</p><p>Gr&uuml;&szlig;e', "Hallo Welt,\nwie geht's?\n\nGrüße"],
    ['<ul><li>eins<li>zwei</ul>', '• eins\n• zwei'],
    ['<table><tr><td>a<td>b<tr><td>c</table>', 'a b\nc'],
    ['a<blockquote type=cite>b<blockquote>c</blockquote></blockquote>d', 'a\n\n> b\n\n> > c\n\nd'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['<title>x</title><style>p{}</style><script>y</script>z', 'z'],
    ['a<!-- b -->c<!DOCTYPE x>', 'ac'],
    ['<p>a<p>b</p></p>', 'a\n\nb'],
    ['a</div></b></p>b', 'a\n\nb'],
    ['1 < 2 && 3 > 2', '1 < 2 && 3 > 2'],
  ])('%s', (html, expected) => {
    expect(read(html)).toBe(expected);
  });
});

describe('what nobody sees is no text', () => {
  test.each([
    '<div style="display:none">x</div>',
    '<div style="DISPLAY : none !important">x<p>x</p></div>',
    '<span style="font-size:0">x</span>',
    '<span style="font-size: 1px">x</span>',
    '<span style="visibility:hidden">x</span>',
    '<span style="opacity:.01">x</span>',
    '<span style="color:#fff">x</span>',
    '<span style="color:#fefefe; background: white">x</span>',
    '<span style="color:transparent">x</span>',
    '<td bgcolor="#336699"><font color="#336699">x</font></td>',
    '<div style="max-height:0;overflow:hidden">x</div>',
    '<div style="text-indent:-9999px">x</div>',
    '<div hidden>x</div>',
    '<style>.pre{display:none}</style><div class="a pre">x</div>',
    '<style>@media print{.b{color:red}} div.pre , #c { font-size:0 }</style><div class=pre>x</div><p id=c>x</p>',
    '<p style="display:none">x<br>x',
  ])('%s', (html) => {
    expect(read(`${html}<div>sichtbar</div>`).replace('sichtbar', '')).not.toContain('x');
  });

  test.each([
    '<td style="background:#c00"><span style="color:#fff">x</span></td>',
    '<td bgcolor=navy><font color=white>x</font></td>',
    '<div style="background:url(a.png)"><span style="color:#fff">x</span></div>',
    '<style>@media print{.b{display:none}}</style><div class=b>x</div>',
    '<style>.knopf{background:#060}</style><a class=knopf style="color:#fff">x</a>',
    '<p style="display:none">versteckt</p>x',
    '<div style="display:none"/>versteckt</div>x',
    '<div style="overflow:hidden;max-height:100px">x</div>',
  ])('but seen is: %s', (html) => {
    const text = read(html);
    expect(text).toContain('x');
    expect(text).not.toContain('versteckt');
  });
});

test('it stops when it has enough', () => {
  expect(htmlToText('<p>wort</p>'.repeat(10_000), 1_000).length).toBeLessThan(1_100);
});
