export interface TargetParts {
  readonly before: string;
  /** What counts. */
  readonly host: string;
  readonly after: string;
}

/** An address with its host set apart. Marks that turn the text around are written as what they are. */
export function splitTarget(href: string): TargetParts {
  if (!URL.canParse(href)) return { before: '', host: '', after: href };
  const url = new URL(href);
  if (url.protocol === 'mailto:') return { before: 'mailto:', host: decode(url.pathname), after: url.search };
  const at = url.href.indexOf(url.host, url.protocol.length);
  return { before: url.href.slice(0, at), host: url.host, after: url.href.slice(at + url.host.length) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).replace(
      /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
      encodeURIComponent,
    );
  } catch {
    // Not an encoding: it is shown as it stands.
    return text;
  }
}
