import { expect, test } from 'vitest';
import { textToEditorHtml } from './editor-html.ts';

test.for([
  ['', '<p></p>'],
  ['Hallo', '<p>Hallo</p>'],
  ['Hallo\nAnna', '<p>Hallo<br>Anna</p>'],
  ['Hallo\n\nAnna', '<p>Hallo</p><p>Anna</p>'],
  ['Hallo\n\n\nAnna', '<p>Hallo</p><p></p><p>Anna</p>'],
  ['a < b & c', '<p>a &lt; b &amp; c</p>'],
  ['\n\n-- \nHanne\n0123', '<p></p><div data-signature=""><p>-- <br>Hanne<br>0123</p></div>'],
  ['Ja.\n\n-- \nHanne', '<p>Ja.</p><div data-signature=""><p>-- <br>Hanne</p></div>'],
  [
    'Anna schrieb:\n> eins\n>\n> > zwei',
    '<p>Anna schrieb:</p><blockquote type="cite"><p>eins</p><blockquote type="cite"><p>zwei</p></blockquote></blockquote>',
  ],
] as const)('%j', ([text, html]) => {
  expect(textToEditorHtml(text)).toBe(html);
});
