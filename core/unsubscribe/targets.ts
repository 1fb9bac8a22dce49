import { checkOutgoingLink } from '#shared/web-link.ts';
import { cleanLine, clip } from '#shared/model/line.ts';

/** Where a list may be left, each way at most once, as the header names them. */
export interface Targets {
  readonly https: string | null;
  readonly page: string | null;
  readonly mail: FarewellMail | null;
}

export interface FarewellMail {
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly url: string;
}

const usualWords = 'unsubscribe';

/** Of several targets of one kind the first; nothing of a `mailto:` but its address, subject and text is taken. */
export function readTargets(urls: readonly string[]): Targets {
  const links = urls.map(checkOutgoingLink).filter((url) => url !== null);
  const https = links.find((url) => url.startsWith('https:')) ?? null;
  return {
    https,
    page: https ?? links.find((url) => url.startsWith('http:')) ?? null,
    mail: links.map(readMailto).find((mail) => mail !== null) ?? null,
  };
}

function readMailto(href: string): FarewellMail | null {
  if (!href.startsWith('mailto:')) return null;
  const url = new URL(href);
  const [first = ''] = decode(url.pathname).split(',');
  const address = cleanLine(first);
  // One recipient: a header must not make the user write to somebody else besides.
  if (!/^[^\s@<>,;:"()]{1,64}@[^\s@<>,;:"()]{1,255}$/.test(address)) return null;
  const fields = new Map(
    url.search
      .slice(1)
      .split('&')
      .map((pair): [string, string] => {
        const at = pair.indexOf('=');
        return [pair.slice(0, Math.max(at, 0)).toLowerCase(), at < 0 ? '' : decode(pair.slice(at + 1))];
      }),
  );
  // Programs at the other end read the one or the other; an empty mail is often thrown away.
  const subject = clip(cleanLine(fields.get('subject') ?? ''), 500) || usualWords;
  const text = clip((fields.get('body') ?? '').trim(), 2_000) || usualWords;
  return { address, subject, text, url: href };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

export function hostOf(url: string): string {
  return new URL(url).host;
}
