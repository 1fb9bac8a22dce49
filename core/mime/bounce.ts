import { clip } from '#shared/model/line.ts';
import { parseAddresses } from './addresses.ts';
import { readHeaderBlock, type HeaderBlock } from './header-block.ts';
import { parseMessageId } from './message-ids.ts';
import type { BounceReport } from './model.ts';
import { decodeTransfer } from './transfer-encoding.ts';
import type { Entity } from './entity.ts';
import type { Walked } from './walk.ts';
import { oneLine } from './one-line.ts';

const maxReportBytes = 100_000;
const maxGroups = 100;
const maxTextChars = 20_000;
const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
// What is worst for the sender is reported, whichever recipient comes first.
const rank: readonly BounceReport['action'][] = ['failed', 'delayed', 'expanded', 'relayed', 'delivered'];

/** A delivery report (RFC 3464), or an older server's words for one; null for every other mail. */
export function readBounce(walked: Walked, text: string): BounceReport | null {
  const { root } = walked;
  const reports = findLeaves(root, (leaf) => /^message\/(?:global-)?delivery-status$/.test(leaf.mimeType));
  for (const leaf of reports) {
    const report = readStatus(walked, leaf);
    if (report !== null) return { ...report, originalMessageId: findOriginalId(walked, text) };
  }
  return isFromMailer(root.headers) ? readPlain(walked, text) : null;
}

function* leavesOf(entity: Entity): Generator<Entity> {
  if (entity.children.length === 0) yield entity;
  for (const child of entity.children) yield* leavesOf(child);
}

function findLeaves(root: Entity, isWanted: (leaf: Entity) => boolean): Entity[] {
  const found: Entity[] = [];
  for (const leaf of leavesOf(root)) {
    if (isWanted(leaf)) found.push(leaf);
    if (found.length === 10) break;
  }
  return found;
}

function readStatus({ bytes }: Walked, leaf: Entity): Omit<BounceReport, 'originalMessageId'> | null {
  const raw = bytes.subarray(leaf.bodyStart, Math.min(leaf.bodyEnd, leaf.bodyStart + maxReportBytes));
  const content = decodeTransfer(raw, leaf.encoding);
  let best: Omit<BounceReport, 'originalMessageId'> | null = null;
  let at = 0;
  for (let count = 0; count < maxGroups && at < content.length; count += 1) {
    const group = readHeaderBlock(content, at, content.length, null);
    if (group.bodyStart <= at) break;
    at = group.bodyStart;
    const action = actions.find((known) => group.first('action')?.trim().toLowerCase().startsWith(known));
    const recipient = typed(group.first('final-recipient')) ?? typed(group.first('original-recipient'));
    if (action === undefined && recipient === null) continue;
    const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(group.first('status') ?? '')?.[1] ?? null;
    const found = {
      action: action ?? (status?.startsWith('4') === true ? 'delayed' : 'failed'),
      status,
      recipient,
      diagnostic: typed(group.first('diagnostic-code')),
    } as const;
    if (best === null || rank.indexOf(found.action) < rank.indexOf(best.action)) best = found;
  }
  return best;
}

/** `rfc822; someone@example.org` → what stands behind the type. */
function typed(value: string | null): string | null {
  if (value === null) return null;
  const plain = clip(oneLine(value.slice(value.indexOf(';') + 1)), 500);
  return plain === '' ? null : plain.replace(/^<([^<>]*)>$/, '$1');
}

function isFromMailer(headers: HeaderBlock): boolean {
  const from = parseAddresses(headers.first('from'))[0];
  const local = (from?.address ?? '').split('@')[0]?.toLowerCase() ?? '';
  if (headers.has('x-failed-recipients')) return true;
  return local === 'mailer-daemon' || (local === 'postmaster' && !headers.has('in-reply-to'));
}

const failures =
  /\b(?:undeliver(?:ed|able)|returned to sender|could not be delivered|couldn't be delivered|wasn't able to deliver|did not reach|delivery (?:has )?failed|failure notice|delivery failure|unzustellbar|nicht zugestellt|konnte nicht zugestellt|permanent(?:ly)? (?:fatal )?(?:error|failed)|unknown user|user unknown|mailbox unavailable)\b/i;
const delays =
  /\b(?:delayed|will be retried|still trying|not yet been delivered|verzögert|noch nicht zugestellt|warning: could not send)\b/i;

/** qmail, exim, old sendmail and Exchange: the words decide, the first address after them is the recipient. */
function readPlain(walked: Walked, text: string): BounceReport | null {
  const { headers } = walked.root;
  const said = `${headers.first('subject') ?? ''}\n${text.slice(0, maxTextChars)}`;
  const isDelayed = delays.test(said);
  if (!isDelayed && !failures.test(said) && !headers.has('x-failed-recipients')) return null;
  const named = parseAddresses(headers.first('x-failed-recipients'))[0]?.address ?? '';
  const quoted = /^\s{0,8}<?([^\s<>:;,"()]{1,64}@[^\s<>:;,"()]{1,255}?)>?:?(?:\s|$)/m.exec(
    text.slice(0, maxTextChars),
  )?.[1];
  const status = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? null;
  const diagnostic = /^.{0,200}?\b[45]\d\d[ -].{3,300}$/m.exec(text.slice(0, maxTextChars))?.[0] ?? null;
  return {
    action: isDelayed && !/permanent/i.test(said) ? 'delayed' : 'failed',
    status,
    recipient: named !== '' ? named : (quoted ?? null),
    diagnostic: diagnostic === null ? null : clip(oneLine(diagnostic), 500),
    originalMessageId: findOriginalId(walked, text),
  };
}

/** From the mail that came back: as a part, as its header alone, or pasted below the words. */
function findOriginalId({ bytes, root }: Walked, text: string): string | null {
  const isReturned = /^(?:message\/(?:rfc822|global)(?:-headers)?|text\/rfc822-headers|message\/rfc822-headers)$/;
  for (const leaf of findLeaves(root, ({ mimeType }) => isReturned.test(mimeType))) {
    const content = decodeTransfer(
      bytes.subarray(leaf.bodyStart, Math.min(leaf.bodyEnd, leaf.bodyStart + maxReportBytes)),
      leaf.encoding,
    );
    const id = parseMessageId(
      readHeaderBlock(content, skipLineEnds(content), content.length, null).first('message-id'),
    );
    if (id !== null) return id;
  }
  const pasted = /^[>\s]{0,10}message-id:\s*(<[^<>\s]{1,500}>)/im.exec(text.slice(0, maxTextChars * 5));
  return pasted === null ? null : parseMessageId(pasted[1] ?? null);
}

function skipLineEnds(bytes: Buffer): number {
  let at = 0;
  while (bytes[at] === 10 || bytes[at] === 13) at += 1;
  return at;
}
