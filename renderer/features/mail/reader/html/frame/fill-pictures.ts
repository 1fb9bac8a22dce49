/** Smaller ones are lines and corners of a design: they keep their room, but nobody needs to be told of each. */
const worthNaming = 24;

/**
 * Gives every picture that is here to the places that wait for it; the others are held by a box of their size with the
 * words that describe them. Addresses are blobs of this window and no other.
 */
export function fillPictures(root: HTMLElement, pictures: ReadonlyMap<string, string>): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('img[data-remote],img[data-cid]')) {
    const url = pictures.get(image.dataset['remote'] ?? image.dataset['cid'] ?? '');
    const next = image.nextElementSibling;
    const box = next?.hasAttribute('data-missing') === true ? next : null;
    if (url?.startsWith('blob:') === true) {
      if (image.getAttribute('src') !== url) image.setAttribute('src', url);
      box?.remove();
    } else {
      image.removeAttribute('src');
      if (box === null) image.after(makeBox(image));
    }
  }
}

function makeBox(image: HTMLImageElement): HTMLElement {
  const box = (image.ownerDocument as Document).createElement('span');
  const width = readSize(image.style.width, image.getAttribute('width'));
  const height = readSize(image.style.height, image.getAttribute('height'));
  const isSmall = (width !== null && width.px < worthNaming) || (height !== null && height.px < worthNaming);
  const alt = image.getAttribute('alt') ?? '';
  box.setAttribute('data-missing', '');
  if (width !== null) box.style.width = width.css;
  if (height !== null) box.style.height = height.css;
  if (isSmall) {
    box.style.setProperty('border', '0', 'important');
    box.style.setProperty('padding', '0', 'important');
  } else box.textContent = alt;
  return box;
}

function readSize(style: string, attribute: string | null): { css: string; px: number } | null {
  const said = /^(\d{1,5}(?:\.\d+)?)(px|%)?$/.exec(style === '' ? (attribute ?? '') : style);
  if (said === null) return null;
  const [, number = '', unit = 'px'] = said;
  return { css: `${number}${unit}`, px: unit === '%' ? Number.POSITIVE_INFINITY : Number(number) };
}
