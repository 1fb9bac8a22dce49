import { and, eq } from 'drizzle-orm';
import type { Invite, invites as contract } from '#shared/contract/invites.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, MessageId } from '#shared/ids.ts';
import { sendBuilt } from '../compose/index.ts';
import type { ReadDb } from '../context.ts';
import { inviteAnswers } from '../db/tables/invites.ts';
import { messages } from '../db/tables/mail.ts';
import { requirePart } from '../messages/known-part.ts';
import { requireMessage } from '../messages/raw-of-message.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { findCalendarPart, readCalendarPart } from './calendar-part.ts';
import type { ReadInvite } from './read-calendar.ts';
import { replyCalendar } from './reply-calendar.ts';
import { replyWords } from './reply-words.ts';
import { standingOf } from './standing.ts';
import { findAnswerer } from './who-answers.ts';

interface Message {
  readonly id: MessageId;
  readonly accountId: AccountId;
  readonly rfcId: string | null;
}

export const inviteHandlers: HandlersOf<typeof contract> = {
  get: async ({ id, path: wanted }, context) => {
    const message = findMessage(context.read, id);
    if (wanted !== undefined) requirePart(context.read, id, wanted);
    const path = wanted ?? findCalendarPart(context.read, id);
    if (path === null) return null;
    const calendar = await readCalendarPart(id, path, context);
    if (calendar === null) return { path, isUnreadable: true, events: [], eventCount: 0 };
    const events = calendar.events.map((event) => asInvite(context.read, message, event));
    return { path, isUnreadable: false, events, eventCount: calendar.eventCount };
  },

  answer: async ({ id, uid, recurrenceId, answer, comment, language }, context) => {
    const { read } = context;
    const message = findMessage(read, id);
    const path = findCalendarPart(read, id);
    const calendar = path === null ? null : await readCalendarPart(id, path, context);
    const event = calendar?.events.find((one) => one.uid === uid && one.recurrenceId === recurrenceId);
    if (event === undefined) throw new AppError('not-found', 'no such event in this mail', { field: 'uid' });
    const answerer = findAnswerer(read, message, event);
    if (answerer === null || event.organizer === null)
      throw new AppError('not-allowed', 'nobody asked for an answer', { reason: 'no-answer' });
    if (standingOf(read, message, event).standing === 'cancelled')
      throw new AppError('conflict', 'the event was cancelled', { reason: 'cancelled' });
    const { identity, address } = answerer;
    const said = { answer, comment, name: identity.name, address, at: context.clock.now() };
    const words = replyWords(language, { ...said, name: identity.name || address, summary: event.summary });
    const calendarReply = { method: 'REPLY' as const, text: replyCalendar(event, said) };
    const mail = { identity, to: event.organizer, ...words, calendar: calendarReply, inReplyTo: message.rfcId };
    const deliveryId = await sendBuilt(mail, context, (tx, sent) => {
      const row = { answer, comment, sequence: event.sequence, deliveryId: sent, answeredAt: tx.now };
      tx.db
        .insert(inviteAnswers)
        .values({ accountId: message.accountId, uid, recurrenceId: recurrenceId ?? '', ...row })
        .onConflictDoUpdate({
          target: [inviteAnswers.accountId, inviteAnswers.uid, inviteAnswers.recurrenceId],
          set: row,
        })
        .run();
      tx.touch('invites', id);
    });
    return { deliveryId };
  },
};

function findMessage(read: ReadDb, id: MessageId): Message {
  requireMessage(read, id);
  const { accountId, rfcId } = messages;
  const row = read.select({ id: messages.id, accountId, rfcId }).from(messages).where(eq(messages.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such message');
  return row;
}

function asInvite(read: ReadDb, message: Message, event: ReadInvite): Invite {
  const { stampAt: _, recurrenceMoment: __, ...shown } = event;
  const answerer = findAnswerer(read, message, event);
  return {
    ...shown,
    answersAs:
      answerer === null
        ? null
        : { identityId: answerer.identity.id, address: answerer.address, isGuest: answerer.isGuest },
    answered: answeredOf(read, message, event),
    ...standingOf(read, message, event),
  };
}

function answeredOf(read: ReadDb, { accountId }: Message, event: ReadInvite): Invite['answered'] {
  const row = read
    .select()
    .from(inviteAnswers)
    .where(
      and(
        eq(inviteAnswers.accountId, accountId),
        eq(inviteAnswers.uid, event.uid),
        eq(inviteAnswers.recurrenceId, event.recurrenceId ?? ''),
      ),
    )
    .get();
  if (row === undefined) return null;
  const { answer, comment, answeredAt, sequence, deliveryId } = row;
  return { answer, comment, at: answeredAt, isOlder: sequence < event.sequence, deliveryId };
}
