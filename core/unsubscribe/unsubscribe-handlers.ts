import { and, eq } from 'drizzle-orm';
import type { Asked, unsubscribe as contract } from '#shared/contract/unsubscribe.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId, MessageId } from '#shared/ids.ts';
import { nameOf } from '#shared/model/address.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import { identitiesOf } from '../compose/identities.ts';
import { sendBuilt } from '../compose/index.ts';
import { pickIdentity } from '../compose/pick-identity.ts';
import type { CommandContext, QueryContext, ReadDb, WriteTx } from '../context.ts';
import { messages } from '../db/tables/mail.ts';
import { unsubscribes } from '../db/tables/unsubscribes.ts';
import { requireMessage } from '../messages/raw-of-message.ts';
import { readTopHeader } from '../mime/walk.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import type { PostOneClick } from './post-one-click.ts';
import { isHeaderSigned } from './signed-header.ts';
import { hostOf, readTargets, type FarewellMail, type Targets } from './targets.ts';

type Row = typeof messages.$inferSelect;
type Kept = Omit<typeof unsubscribes.$inferInsert, 'accountId' | 'listKey' | 'askedAt'>;

const maxHeaderBytes = 300_000;

export function unsubscribeHandlers(post: PostOneClick): HandlersOf<typeof contract> {
  return {
    get: async ({ id }, context) => {
      const row = findMessage(context.read, id);
      const targets = readTargets(row.unsubscribe?.urls ?? []);
      const offersClick = row.unsubscribe?.isOneClick === true && targets.https !== null;
      const isSigned = offersClick && (await isVouchedFor(row, context));
      const ways = waysOf(targets, isSigned);
      if (ways.length === 0) return null;
      return {
        list: listName(row),
        ways,
        isUnsigned: offersClick && !isSigned,
        asked: askedOf(context.read, row),
      };
    },

    ask: async ({ id, way }, context) => {
      const row = findMessage(context.read, id);
      const { https, mail } = readTargets(row.unsubscribe?.urls ?? []);
      if (way === 'mail') {
        if (mail === null) throw new AppError('not-found', 'the list takes no mail', { field: 'way' });
        await sayFarewell(row, mail, context);
      } else {
        const isOffered = row.unsubscribe?.isOneClick === true && https !== null && (await isVouchedFor(row, context));
        if (!isOffered) throw new AppError('not-allowed', 'the list offers no safe click', { field: 'way' });
        const answer = await post(https, context.signal);
        context.write((tx) => keep(tx, row, { way, target: hostOf(https), deliveryId: null, ...answer }));
      }
      return askedOf(context.read, row) ?? notKept();
    },

    noteOpened: ({ id }, { read, write }) => {
      const row = findMessage(read, id);
      const { page } = readTargets(row.unsubscribe?.urls ?? []);
      if (page === null) throw new AppError('not-found', 'the list has no page');
      write((tx) =>
        keep(tx, row, { way: 'page', target: hostOf(page), outcome: 'opened', status: null, deliveryId: null }),
      );
      return {};
    },
  };
}

function waysOf({ https, page, mail }: Targets, isSigned: boolean) {
  return [
    ...(isSigned && https !== null ? [{ way: 'post' as const, target: hostOf(https), url: https }] : []),
    ...(mail === null ? [] : [{ way: 'mail' as const, target: mail.address, url: mail.url }]),
    ...(page === null ? [] : [{ way: 'page' as const, target: hostOf(page), url: page }]),
  ].map((one) => ({ ...one, target: clip(one.target, 500), url: one.url.slice(0, 2_000) }));
}

async function isVouchedFor(row: Row, { raw }: Pick<QueryContext, 'raw'>): Promise<boolean> {
  if (row.rawHash === null || row.authentication?.dkim?.result !== 'pass') return false;
  const bytes = await raw.get(row.rawHash);
  if (bytes === null) return false;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, maxHeaderBytes));
  return isHeaderSigned(readTopHeader(head), row.authentication);
}

async function sayFarewell(row: Row, mail: FarewellMail, context: CommandContext): Promise<void> {
  const received = {
    accountId: row.accountId,
    from: '',
    deliveredTo: [],
    to: row.to.map(({ address }) => address),
    cc: row.cc.map(({ address }) => address),
  };
  const identity = pickIdentity(received, identitiesOf(context.read));
  if (identity === null) throw new AppError('unavailable', 'no name to send under', { reason: 'no-identity' });
  const { subject, text, address } = mail;
  const built = { identity, to: { name: '', address }, subject, text, calendar: undefined, inReplyTo: null };
  await sendBuilt(built, context, (tx, deliveryId: DeliveryId) =>
    keep(tx, row, { way: 'mail', target: address, outcome: 'queued', status: null, deliveryId }),
  );
}

function keep(tx: WriteTx, row: Row, kept: Kept): void {
  const set = { ...kept, target: clip(kept.target, 500), askedAt: tx.now };
  tx.db
    .insert(unsubscribes)
    .values({ ...set, accountId: row.accountId, listKey: listKey(row) })
    .onConflictDoUpdate({ target: [unsubscribes.accountId, unsubscribes.listKey], set })
    .run();
  tx.touch('unsubscribe', row.id);
}

function askedOf(read: ReadDb, row: Row): Asked | null {
  const { accountId, listKey: key } = unsubscribes;
  const kept = read
    .select()
    .from(unsubscribes)
    .where(and(eq(accountId, row.accountId), eq(key, listKey(row))))
    .get();
  if (kept === undefined) return null;
  const { way, target, outcome, status, deliveryId, askedAt } = kept;
  return { way, target, outcome, status, deliveryId, at: askedAt, isStillComing: row.receivedAt > askedAt };
}

function listKey(row: Row): string {
  return row.listId ?? row.fromAddress.toLowerCase();
}

function listName(row: Row): string {
  return clip(nameOf({ name: row.fromName, address: row.fromAddress }) || cleanLine(row.listId ?? ''), 500);
}

function findMessage(read: ReadDb, id: MessageId): Row {
  requireMessage(read, id);
  const row = read.select().from(messages).where(eq(messages.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such message');
  return row;
}

function notKept(): never {
  throw new AppError('bug', 'what was asked was not kept');
}
