import { nameOf, type MailAddress } from '#shared/model/address.ts';

/** The addresses that are the user's own, for "to me". */
export type OwnAddresses = ReadonlySet<string>;

export function isOwn(person: MailAddress, own: OwnAddresses): boolean {
  return own.has(person.address.toLowerCase());
}

export interface Recipients {
  readonly names: readonly string[];
  /** How many more there are behind the names. */
  readonly moreCount: number;
}

/** "me, Jonas": the user first, at most `max` names. */
export function nameRecipients(people: readonly MailAddress[], own: OwnAddresses, me: string, max: number): Recipients {
  const others = people.filter((person) => !isOwn(person, own)).map(nameOf);
  const names = people.length > others.length ? [me, ...others] : others;
  return { names: names.slice(0, max), moreCount: Math.max(0, names.length - max) };
}
