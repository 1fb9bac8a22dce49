import type { DemoAccount } from '#resources/demo/format.ts';
import { people } from '#resources/demo/index.ts';
import type { DemoEntry } from '#core/demo/archive.ts';
import { makeMail, type Heading, type Part } from './mime.ts';

export const domain = 'demo.hauspost.example';

export interface ExtraMail {
  readonly account: DemoAccount;
  readonly place?: DemoEntry['place'];
  readonly language?: 'de' | 'en';
  readonly at: string;
  readonly flags?: string;
  readonly heading: Partial<Heading> & Pick<Heading, 'from' | 'subject'> & { readonly id: string };
  readonly part: Part;
}

export function entryOf({
  account,
  place = 'inbox',
  language = 'de',
  at,
  flags = 'S',
  heading,
  part,
}: ExtraMail): DemoEntry {
  const owner = people[account];
  const isOwn = heading.from.address === owner.address;
  const full: Heading = { to: [owner], receivedBy: isOwn ? null : owner, ...heading, id: `${heading.id}@${domain}` };
  return { account, place: isOwn ? 'sent' : place, language, at, flags, raw: makeMail(full, part) };
}
