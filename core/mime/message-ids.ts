import { maxReferences } from './limits.ts';

const maxIdChars = 998;

/**
 * The ids of a Message-ID, In-Reply-To or References header in their order, without `<>` and doubles. White space
 * inside an id is folding. Of very many the oldest and the newest count: the root and the parent.
 */
export function parseMessageIds(header: string | null): string[] {
  if (header === null || header === '') return [];
  const found = new Set<string>();
  for (const id of header.includes('<') ? readBracketed(header) : header.split(/[\s,]+/)) {
    const clean = cleanId(id);
    if (clean !== '') found.add(clean);
  }
  const ids = [...found];
  return ids.length <= maxReferences ? ids : [...ids.slice(0, maxReferences / 2), ...ids.slice(-maxReferences / 2)];
}

export function parseMessageId(header: string | null): string | null {
  return parseMessageIds(header)[0] ?? null;
}

function* readBracketed(header: string): Generator<string> {
  for (let start = header.indexOf('<'); start >= 0; start = header.indexOf('<', start)) {
    const end = header.indexOf('>', start + 1);
    const inner = header.slice(start + 1, end < 0 ? header.length : end);
    // `<a <b@c>`: the bracket that was not closed is noise.
    yield inner.slice(inner.lastIndexOf('<') + 1);
    if (end < 0) return;
    start = end;
  }
}

function cleanId(id: string): string {
  const clean = id.replace(/[\s<>\u0000-\u001f\u007f]+/g, '');
  return clean.length > maxIdChars ? '' : clean.toWellFormed();
}
