/** Where a link of a mail leads, as a browser would read it. */
export type LinkTarget =
  | { readonly kind: 'web' | 'mail'; readonly href: string }
  /** To a place within the same message, by its name. */
  | { readonly kind: 'jump'; readonly name: string };

export type ImageSource =
  /** A part of the same mail. */
  | { readonly kind: 'part'; readonly contentId: string }
  | { readonly kind: 'data'; readonly url: string }
  /** Lies elsewhere: only the core fetches it, and only when it may. */
  | { readonly kind: 'remote'; readonly url: string };

const maxUrl = 8_000;
const maxDataUrl = 3_000_000;
// Pixels only: SVG is a document, and a type that is no picture is a lie.
const rasterData = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z\d+/=\s]+$/i;

const linkKinds: Readonly<Record<string, 'web' | 'mail'>> = {
  'http:': 'web',
  'https:': 'web',
  'mailto:': 'mail',
};

/** `null`: nothing a click may do. Only what has a scheme of the list leads anywhere; a mail has no base. */
export function readLink(written: string): LinkTarget | null {
  const text = written.trim();
  if (text.length > maxUrl) return null;
  if (text.startsWith('#')) return /^#[^\s#]{1,200}$/.test(text) ? { kind: 'jump', name: text.slice(1) } : null;
  const url = URL.parse(text);
  const kind = url === null ? undefined : linkKinds[url.protocol];
  if (url === null || kind === undefined) return null;
  if (kind === 'web' && url.hostname === '') return null;
  return { kind, href: url.href };
}

export function readImage(written: string): ImageSource | null {
  const text = written.trim();
  if (/^cid:/i.test(text)) {
    const contentId = decode(text.slice(4)).replace(/^<|>$/g, '');
    return contentId === '' || contentId.length > 500 ? null : { kind: 'part', contentId };
  }
  if (/^data:/i.test(text))
    return text.length <= maxDataUrl && rasterData.test(text) ? { kind: 'data', url: text } : null;
  if (text.length > maxUrl) return null;
  // `//host/x` was written for a page; by now there is only one answer to the question it asks.
  const url = URL.parse(/^\/\/[^/\\]/.test(text) ? `https:${text}` : text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null;
  return url.username === '' && url.password === '' ? { kind: 'remote', url: url.href } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
