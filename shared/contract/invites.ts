import { z } from 'zod';
import { command, query } from './define.ts';
import { count, deliveryId, identityId, instant, messageId, shortText } from './values.ts';

/** What one answers to an invitation, in the words of iCalendar. */
export const inviteAnswer = z.enum(['accepted', 'tentative', 'declined']);
export type InviteAnswer = z.infer<typeof inviteAnswer>;

/** Dates of birth and the year 9999 are times too. */
const anyInstant = z.number().int().min(-8.64e15).max(8.64e15);

/**
 * When something happens. `floating`: the time of whoever reads it. `unknown`: the mail names a time zone that nobody
 * knows; then, and for floating ones, `at` is the clock on the wall as if it were UTC.
 */
export const inviteMoment = z.strictObject({
  at: anyInstant,
  /** A day without hours; `at` is its beginning in UTC. */
  isAllDay: z.boolean(),
  certainty: z.enum(['exact', 'floating', 'unknown']),
  /** IANA; `null` where the mail brought rules of its own, or none. */
  zone: z.string().max(60).nullable(),
  /** As the mail names it. */
  zoneLabel: shortText.nullable(),
  /** From UTC, there and then. */
  offsetMinutes: z.number().int().min(-1_440).max(1_440).nullable(),
});
export type InviteMoment = z.infer<typeof inviteMoment>;

export const inviteRule = z.strictObject({
  frequency: z.enum(['daily', 'weekly', 'monthly', 'yearly', 'other']),
  interval: z.number().int().min(1).max(10_000),
  count: z.number().int().min(1).max(1_000_000).nullable(),
  until: inviteMoment.nullable(),
  /** Monday is 1. `nth` counts within the month, from its end where it is below 0. */
  weekdays: z
    .array(z.strictObject({ weekday: z.number().int().min(1).max(7), nth: z.number().int().nullable() }))
    .max(60),
  monthDays: z.array(z.number().int().min(-31).max(31)).max(62),
  months: z.array(z.number().int().min(1).max(12)).max(12),
  /** It says more than fits these fields. */
  isMore: z.boolean(),
});
export type InviteRule = z.infer<typeof inviteRule>;

const person = z.strictObject({ name: shortText, address: shortText });
export const inviteGuest = person.extend({
  answer: z.enum(['open', 'accepted', 'tentative', 'declined', 'delegated']),
  isOptional: z.boolean(),
});
export type InviteGuest = z.infer<typeof inviteGuest>;

export const invite = z.strictObject({
  uid: z.string().max(1_000),
  /** One of a series. */
  recurrenceId: z.string().max(100).nullable(),
  method: z.enum(['request', 'reply', 'cancel', 'counter', 'publish', 'other']),
  sequence: count,
  summary: shortText,
  location: shortText,
  isCancelled: z.boolean(),
  start: inviteMoment.nullable(),
  /** Of days without hours the last one that belongs to it. */
  end: inviteMoment.nullable(),
  rule: inviteRule.nullable(),
  organizer: person.nullable(),
  guests: z.array(inviteGuest).max(300),
  guestCount: count,
  comment: z.string().max(2_000),
  /** Who would answer, and whether that address was invited by name; `null` where there is nothing to answer. */
  answersAs: z.strictObject({ identityId, address: shortText, isGuest: z.boolean() }).nullable(),
  /** What the user said last, to this or to an earlier version of it. */
  answered: z
    .strictObject({
      answer: inviteAnswer,
      comment: z.string().max(2_000),
      at: instant,
      isOlder: z.boolean(),
      deliveryId,
    })
    .nullable(),
  /** What a later mail of the same organizer made of it. */
  standing: z.enum(['current', 'updated', 'cancelled']),
  newerMessageId: messageId.nullable(),
});
export type Invite = z.infer<typeof invite>;

export const invites = {
  /**
   * What the mail carries as a calendar; `null` where it carries none. `path` names the part, to be saved; asked for,
   * it is the calendar file to be read instead.
   */
  get: query(
    z.strictObject({ id: messageId, path: z.string().max(200).optional() }),
    z
      .strictObject({
        path: z.string().max(200),
        /** Not a calendar after all, or too large to be one. */
        isUnreadable: z.boolean(),
        events: z.array(invite).max(20),
        /** Of all that is in it. */
        eventCount: count,
      })
      .nullable(),
    'invites',
    'threads',
    'identities',
  ),
  /** Answers the organizer by a mail of the ledger, from the address that was invited. */
  answer: command(
    z.strictObject({
      id: messageId,
      uid: z.string().max(1_000),
      recurrenceId: z.string().max(100).nullable(),
      answer: inviteAnswer,
      comment: z.string().max(2_000).default(''),
      language: z.enum(['de', 'en']),
    }),
    z.strictObject({ deliveryId }),
  ),
};
