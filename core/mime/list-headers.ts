import { clip } from '#shared/model/line.ts';
import { decodeHeader } from './encoded-words.ts';
import type { HeaderBlock } from './header-block.ts';
import { oneLine } from './one-line.ts';

const maxTargets = 20;

/** `Name of the list <list.example.org>` → `list.example.org` (RFC 2919). */
export function readListId(header: string | null): string | null {
  if (header === null) return null;
  const inner = /<([^<>]*)>/.exec(header)?.[1] ?? header;
  const id = clip(oneLine(decodeHeader(inner)).toLowerCase(), 250);
  return id === '' ? null : id;
}

/** The targets one may leave a list by (RFC 2369); other schemes are nothing a mail may start. */
export function readUnsubscribe(header: string | null): string[] {
  if (header === null) return [];
  const targets: string[] = [];
  for (const [, inner = ''] of header.slice(0, 20_000).matchAll(/<([^<>]*)>/g)) {
    const target = inner.replace(/[\s\u0000-\u001f\u007f]+/g, '');
    if (/^(?:https?:\/\/|mailto:)./i.test(target) && URL.canParse(target)) targets.push(target);
    if (targets.length === maxTargets) break;
  }
  return targets;
}

const machineName =
  /^(?:no|do|dont|keine?|nicht)[-_.]?(?:not[-_.]?)?(?:reply|antwort(?:en)?)\b|^(?:mailer-daemon|postmaster|bounces?)\b/i;

/**
 * Written by a program, so that nobody waits for an answer: auto-replies (RFC 3834), bulk mail, newsletters. A list
 * people write on has List-Post and is not meant.
 */
export function isMachineWritten(headers: HeaderBlock, fromAddress: string): boolean {
  const auto = headers.first('auto-submitted')?.trim().toLowerCase() ?? 'no';
  if (auto !== 'no' && auto !== '') return true;
  if (/^\s*(?:bulk|junk|auto_reply)\b/i.test(headers.first('precedence') ?? '')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply', 'feedback-id'].some((name) => headers.has(name))) return true;
  if (headers.first('return-path')?.replace(/\s/g, '') === '<>') return true;
  if (headers.has('list-unsubscribe') && !headers.has('list-post')) return true;
  return machineName.test(fromAddress);
}
