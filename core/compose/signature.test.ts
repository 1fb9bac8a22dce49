import { expect, test } from 'vitest';
import { polishHtml } from './polish-html.ts';
import { emptyHtml, signatureBlock, signatureHtml, swapSignature, swapSignatureHtml } from './signature.ts';

const [one, two] = ['Hanne\nTel. <1> & mehr', 'Büro'];

test('as the editor writes it, so that it is found again', () => {
  expect(signatureHtml(one)).toBe('<div data-signature=""><p>-- <br>Hanne<br>Tel. &lt;1&gt; &amp; mehr</p></div>');
  expect(emptyHtml('')).toBe('<p></p>');
});

test('another sender, another signature; not a letter of what was typed', () => {
  const text = `Liebe Anna${signatureBlock(one)}`;
  const html = `<p>Liebe <b>Anna</b></p>${signatureHtml(one)}`;
  expect(swapSignature(text, one, two)).toBe(`Liebe Anna${signatureBlock(two)}`);
  expect(swapSignatureHtml(html, one, two)).toBe(`<p>Liebe <b>Anna</b></p>${signatureHtml(two)}`);
  expect(swapSignature(swapSignature(text, one, ''), '', one)).toBe(text);
  expect(swapSignatureHtml(swapSignatureHtml(html, one, ''), '', one)).toBe(html);
});

test('also above a quote that was drawn in', () => {
  const quote = '\n\nAnna schrieb:\n> eins';
  expect(swapSignature(`Ja.${signatureBlock(one)}${quote}`, one, two)).toBe(`Ja.${signatureBlock(two)}${quote}`);
  const html = '<p>Anna schrieb:</p><blockquote type="cite"><p>eins</p></blockquote>';
  expect(swapSignatureHtml(`<p>Ja.</p>${signatureHtml(one)}${html}`, one, two)).toBe(
    `<p>Ja.</p>${signatureHtml(two)}${html}`,
  );
});

test('one that was changed is the user’s', () => {
  const html = `<p>Ja.</p>${signatureHtml(one).replace('Hanne', 'Deine Hanne')}`;
  expect(swapSignatureHtml(html, one, two)).toBe(html);
  const text = `Ja.${signatureBlock(one)}!`;
  expect(swapSignature(text, one, two)).toBe(text);
});

test('out of the house without marks of ours', () => {
  const html = polishHtml(
    `${emptyHtml(one)}<blockquote type="cite"><p>eins</p></blockquote><table><tbody></tbody></table>`,
  );
  expect(html).not.toContain('data-');
  expect(html).toContain('<p><br></p>');
  expect(html).toMatch(/<blockquote type="cite" style="[^"]*border-left[^"]*">/);
});
