import { describe, expect, test } from 'vitest';
import { washStyle } from './wash-declarations.ts';
import { washSheet } from './wash-sheet.ts';

const style = (text: string) => washStyle(text).map(({ property, value }) => `${property}:${value}`);
const sheet = (text: string) => washSheet(text).light.replaceAll('\n', '');

describe('a style attribute', () => {
  test.each([
    ['color: RED; font: bold 12px/1.4 Arial, sans-serif', ['color:RED', 'font:bold 12px/1.4 Arial,sans-serif']],
    ['margin:0 auto!important', ['margin:0 auto']],
    ['width:calc(100% - 20px);max-width:600px', ['width:calc(100% - 20px)', 'max-width:600px']],
    ['background:#fff url(http://t.example/x) no-repeat', ['background-color:#fff']],
    ['background: white', ['background-color:white']],
    ['background-image:linear-gradient(#fff,#eee)', ['background-image:linear-gradient(#fff,#eee)']],
    ['background:linear-gradient(red,blue)', ['background:linear-gradient(red,blue)']],
    ["font-family:'Segoe UI'", ['font-family:"Segoe UI"']],
    ['mso-line-height-rule:exactly;line-height:20px', ['line-height:20px']],
    ['display:none', ['display:none']],
  ])('keeps what only says how it looks: %s', (text, kept) => expect(style(text)).toEqual(kept));

  test.each([
    'background:url(http://t.example/x)',
    'background-image:url("http://t.example/x")',
    'background-image:image-set("http://t.example/x" 1x)',
    'background-image:-webkit-image-set("http://t.example/x" 1x)',
    'background-image:cross-fade(url(http://t.example/x),red)',
    'background:\\75rl(http://t.example/x)',
    'background-image:u\\72l(http://t.example/x)',
    'background-image:u/**/rl(http://t.example/x)',
    'list-style-image:url(http://t.example/x)',
    'list-style:url(http://t.example/x)',
    'cursor:url(http://t.example/x),auto',
    'content:url(http://t.example/x)',
    'content:"words the sender never wrote"',
    'mask:url(http://t.example/x)',
    'filter:url(http://t.example/x)',
    'clip-path:url(http://t.example/x)',
    'border-image:url(http://t.example/x) 1',
    'shape-outside:url(http://t.example/x)',
    'src:url(http://t.example/x)',
    'width:expression(alert(1))',
    'width:e\\78pression(alert(1))',
    'behavior:url(#x)',
    '-moz-binding:url(http://t.example/x)',
    'position:fixed',
    'position:absolute;top:0;left:0;z-index:9999',
    'inset:0',
    'transform:translate(0,-500px)',
    'animation:x 1s',
    'transition:all 1s',
    'height:100vh',
    'min-height:100dvh',
    'width:50cqw',
    '--x:url(http://t.example/x)',
    'color:var(--x)',
    'color:env(x)',
    'width:attr(data-x)',
    'all:initial',
    'pointer-events:none',
    'font-family:"a;url(http://t.example/x)"',
    'background-image:element(#x)',
    'overflow:scroll',
    '}</style><script>alert(1)</script>',
  ])('drops %s', (text) => expect(style(text)).toEqual([]));

  test('keeps its good half', () => {
    expect(style('color:red;position:fixed;background:url(x);margin:1px')).toEqual(['color:red', 'margin:1px']);
  });

  test('of no sensible length is nothing', () => expect(style(`color:red;${' '.repeat(20_000)}`)).toEqual([]));
});

describe('a style sheet', () => {
  test.each([
    ['p{color:red}', '[data-mail] p{color:red}'],
    ['body{margin:0}', '[data-mail]{margin:0}'],
    ['html body p{margin:0}', '[data-mail] p{margin:0}'],
    ['.a .b#c{margin:0}', '[data-mail] .m-a .m-b#m-c{margin:0}'],
    ['a:link{color:red}', '[data-mail] a[data-href]{color:red}'],
    ['td[class="w320"]{width:1px}', '[data-mail] td[class="m-w320"]{width:1px}'],
    ['tr:nth-child(2n+1){color:red}', '[data-mail] tr:nth-child(2n+1){color:red}'],
    ['p,.x,script{color:red}', '[data-mail] p,[data-mail] .m-x{color:red}'],
    ['*{margin:0!important}', '[data-mail] *{margin:0!important}'],
    ['<!-- p{color:red} -->', '[data-mail] p{color:red}'],
    ['@media (max-width:600px){p{color:red}}', '@media (max-width:600px){[data-mail] p{color:red}}'],
    [
      '@media only screen and (min-width: 1px){p{margin:0}}',
      '@media only screen and (min-width:1px){[data-mail] p{margin:0}}',
    ],
  ])('%s is kept within the message', (text, kept) => expect(sheet(text)).toBe(kept));

  test.each([
    '@import "http://t.example/x";',
    '@import url(http://t.example/x);',
    '@\\69mport "http://t.example/x";',
    '@font-face{font-family:x;src:url(http://t.example/x)}',
    '@namespace url(http://t.example/x);',
    '@property --x{syntax:"<url>";inherits:false;initial-value:url(http://t.example/x)}',
    '@keyframes x{from{color:red}}',
    '@supports (color:red){p{color:red}}',
    '@layer hauspost{p{color:red}}',
    '@container (width>1px){p{color:red}}',
    '@scope (html){p{color:red}}',
    '@media (scripting:none){p{color:red}}',
    '@charset "x";',
    'a:visited{color:red}',
    'p::before{color:red}',
    'p:has(a){color:red}',
    'p:is(a){color:red}',
    ':host{color:red}',
    '::part(x){color:red}',
    '[href^="x"]{color:red}',
    '[data-unfold]{display:none}',
    '[style*="x"]{color:red}',
    'svg|a{color:red}',
    'input{color:red}',
    'p{background:url(http://t.example/x)}',
  ])('%s is not', (text) => expect(sheet(text)).toBe(''));

  test('that is broken loses what is broken, never its bounds', () => {
    for (const text of [
      'p{color:red',
      'p{{{{',
      '}p{color:red}',
      'p{color:red}}}}a{margin:0}',
      '@media{{',
      '/*',
      'p{color:red;;;:;a}',
    ]) {
      expect(sheet(text)).toMatch(/^(?:\[data-mail\] [pa]\{(?:color:red|margin:0)\})*$/);
    }
  });

  test('with a design for the dark says so, and shows it only there', () => {
    const text = 'p{color:#000}@media (prefers-color-scheme: dark){p{color:#fff;background:#111}}';
    const washed = washSheet(text);
    expect(washed.hasDark).toBe(true);
    expect(washed.dark).toContain('@media (min-width:0px)');
    expect(washed.light).toContain('@media (max-width:0px)');
    expect(washSheet('@media (prefers-color-scheme: dark){p{margin:0}}').hasDark).toBe(false);
    expect(washSheet('@media (prefers-color-scheme: light){p{color:red}}').hasDark).toBe(false);
  });
});
