import { view, type View } from './contract/threads.ts';

/**
 * What a link from outside may ask for: show something, or begin a draft. Never an action: anything could have made
 * the link, a web page and a hostile mail included. Whatever is not one of these forms is no link of ours.
 */
export type DeepLink =
  | { kind: 'compose'; to: string[]; cc: string[]; bcc: string[]; subject: string; body: string }
  | { kind: 'thread'; id: string }
  | { kind: 'view'; name: View }
  | { kind: 'settings'; section: string };

const maxUrlChars = 8_192;
const maxRecipients = 100;
const maxAddressChars = 320;
const maxSubjectChars = 500;

const threadLink = /^hauspost:\/\/thread\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const viewLink = /^hauspost:\/\/view\/([a-z]{1,20})$/;
const settingsLink = /^hauspost:\/\/settings\/([a-z][a-z0-9-]{0,39})$/;

export function parseDeepLink(url: string): DeepLink | null {
  if (url.length > maxUrlChars) return null;
  if (/^mailto:/i.test(url)) return parseMailto(url);
  const threadId = threadLink.exec(url)?.[1];
  if (threadId) return { kind: 'thread', id: threadId };
  const name = view.safeParse(viewLink.exec(url)?.[1]);
  if (name.success) return { kind: 'view', name: name.data };
  const section = settingsLink.exec(url)?.[1];
  return section ? { kind: 'settings', section } : null;
}

/** RFC 6068. Of the header fields only these five are taken: `attach`, `from` and the like are how links steal files. */
function parseMailto(url: string): DeepLink {
  const withoutFragment = url.slice('mailto:'.length).split('#', 1)[0] ?? '';
  const queryAt = withoutFragment.indexOf('?');
  const path = queryAt < 0 ? withoutFragment : withoutFragment.slice(0, queryAt);
  const query = queryAt < 0 ? '' : withoutFragment.slice(queryAt + 1);
  const fields = query.split(/&(?:amp;)?/).map((field): [string, string] => {
    const [name = '', ...value] = field.split('=');
    return [decodePercent(name).toLowerCase(), decodePercent(value.join('='))];
  });
  const all = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value);
  let left = maxRecipients;
  const recipients = (lists: string[]) => {
    const found = lists.flatMap(splitAddresses).slice(0, left);
    left -= found.length;
    return found;
  };
  return {
    kind: 'compose',
    to: recipients([decodePercent(path), ...all('to')]),
    cc: recipients(all('cc')),
    bcc: recipients(all('bcc')),
    subject: cleanLine(all('subject')[0] ?? '').slice(0, maxSubjectChars),
    body: cleanText(all('body')[0] ?? ''),
  };
}

/** `+` stays a plus in mailto. Old pages write Latin-1 (`f%FCr`): better their umlaut than a link that does nothing. */
function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}

/** Splits at commas and semicolons outside of quotes: `"Post, Haus" <a@b.example>, c@d.example` are two. */
function splitAddresses(list: string): string[] {
  const parts = cleanLine(list).match(/(?:"[^"]*"|[^",;])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part.includes('@') && part.length <= maxAddressChars);
}

// Line ends would add header fields; U+2028, U+2029 and U+0085 are line ends to some software.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

function cleanLine(text: string): string {
  return text.replaceAll(controls, ' ').trim();
}

function cleanText(text: string): string {
  const lines = text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n').split('\n');
  return lines.map((line) => line.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')).join('\n');
}
