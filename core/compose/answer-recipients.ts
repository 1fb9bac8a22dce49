import type { MailAddress } from '#shared/model/address.ts';
import { normalizeAddress, uniqueAddresses } from '#shared/model/recipients.ts';

export interface AnsweredMail {
  readonly from: MailAddress;
  readonly replyTo: readonly MailAddress[];
  readonly mailFollowupTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
}

export interface AnswerRecipients {
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
}

/** Whom an answer goes to. `isOwn` knows every address of the user: nobody answers themselves, unless there is nobody else. */
export function answerRecipients(
  mail: AnsweredMail,
  kind: 'reply' | 'replyAll',
  isOwn: (address: string) => boolean,
): AnswerRecipients {
  const sender = mail.replyTo.length > 0 ? mail.replyTo : [mail.from];
  // To one's own mail one writes on: to those it went to.
  const isMine = isOwn(mail.from.address);
  const first = isMine && mail.to.length > 0 ? mail.to : sender;
  if (kind === 'reply') return { to: withoutOwn(first, isOwn), cc: [] };
  if (mail.mailFollowupTo.length > 0) return { to: withoutOwn(mail.mailFollowupTo, isOwn), cc: [] };
  const to = withoutOwn(isMine ? first : [...first, ...mail.to], isOwn);
  const known = new Set(to.map(({ address }) => address.toLowerCase()));
  const cc = usable(mail.cc).filter(({ address }) => !isOwn(address) && !known.has(address.toLowerCase()));
  return { to, cc };
}

function withoutOwn(addresses: readonly MailAddress[], isOwn: (address: string) => boolean): MailAddress[] {
  const all = usable(addresses);
  const others = all.filter(({ address }) => !isOwn(address));
  return others.length > 0 ? others : all.slice(0, 1);
}

/** What a mail calls an address may be none; then it is nobody one could write to. */
function usable(addresses: readonly MailAddress[]): MailAddress[] {
  const real = addresses.flatMap(({ name, address }) => {
    const normal = normalizeAddress(address);
    return normal === null ? [] : [{ name, address: normal }];
  });
  return uniqueAddresses(real);
}
