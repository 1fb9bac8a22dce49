import { washHtml } from './wash-html.ts';

/**
 * A mail's HTML to be written below an answer: washed, without sheet, names and anything that lies elsewhere. Links lead
 * where they led, pictures are parts of the mail (`cid:`) or their description.
 */
export async function washForQuote(html: string): Promise<string> {
  const { root } = await washHtml(html, { isWhole: true });
  const quoted = root.cloneNode(true) as HTMLElement;
  for (const link of quoted.querySelectorAll<HTMLElement>('a')) {
    const { href } = link.dataset;
    for (const name of ['data-href', 'data-jump', 'role', 'tabindex']) link.removeAttribute(name);
    if (href !== undefined) link.setAttribute('href', href);
  }
  for (const image of quoted.querySelectorAll<HTMLElement>('img')) {
    const { cid } = image.dataset;
    if (cid !== undefined) {
      image.removeAttribute('data-cid');
      image.setAttribute('src', `cid:${cid}`);
    } else if (!image.hasAttribute('src')) {
      const alt = image.getAttribute('alt') ?? '';
      image.replaceWith(alt === '' ? '' : `[${alt}]`);
    }
  }
  for (const element of quoted.querySelectorAll('[data-quote],[class],[id]')) {
    for (const name of ['data-quote', 'class', 'id']) element.removeAttribute(name);
  }
  return quoted.innerHTML;
}
