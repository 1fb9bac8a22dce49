export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly text: string;
      /** Where it leads, as a browser would read it. */ readonly url: string;
    };

// Linear on purpose: no nested repetition, and one look at every character. `<` and `>` end a link, as in "<https://…>".
const candidate = /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/giu;

/** Web and mail addresses in plain text. Whatever no browser would take as one stays text. */
export function findLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = trimPunctuation(match[0]);
    const url = toUrl(shown);
    if (url === null) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: shown, url });
    end = match.index + shown.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** "See https://example.org/a." does not end in a dot; "(https://example.org/a_(b))" keeps its own bracket. */
function trimPunctuation(link: string): string {
  let end = link.length;
  while (end > 0) {
    const last = link[end - 1] ?? '';
    const isOpenedWithin = last === ')' && count(link, '(', end) >= count(link, ')', end);
    if (!/[.,;:!?'’“”»)\]}*_]/.test(last) || isOpenedWithin) break;
    end -= 1;
  }
  return link.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  let found = 0;
  for (let index = 0; index < end; index += 1) if (text[index] === character) found += 1;
  return found;
}

function toUrl(shown: string): string | null {
  const address = /^www\./i.test(shown) ? `https://${shown}` : /^https?:/i.test(shown) ? shown : `mailto:${shown}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return url.href;
  // "https://bank.example@evil.example" shows one house and leads to another; no honest mail needs that form.
  const isPlain = url.username === '' && url.password === '' && url.hostname.includes('.');
  return isPlain ? url.href : null;
}
