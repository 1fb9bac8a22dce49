import { and, eq, isNotNull } from 'drizzle-orm';
import type { DraftId, MailboxId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { drafts } from '../db/tables/mail.ts';
import { isOpen, type DraftRow } from '../drafts/draft-rows.ts';
import { readHeaderBlock } from '../mime/header-block.ts';
import { findCopies, findTarget, forgetCopies } from '../outbox/copies.ts';
import type { Effect, EffectPorts } from '../outbox/effect.ts';
import { ensureFolder } from '../outbox/ensure-folder.ts';
import { discard } from '../outbox/labels.ts';
import type { Turn } from '../sync/lane.ts';
import { findMailbox } from '../threads/find-mailbox.ts';
import { draftMarkHeader } from './build-mail.ts';
import { composeMail } from './compose-mail.ts';
import { identityOfDraft } from './identities.ts';
import type { DraftRemoval } from './queue-draft.ts';

export interface DraftPut {
  readonly draftId: DraftId;
}

const flags = ['\\Draft', '\\Seen'];

/**
 * Keeps one copy of a draft on the server: the newest state there is goes in, then every older one of ours goes out.
 * Ours is what carries our mark; what another program has made of it stays. Begun anew at any point it comes to the
 * same end, and what is there already is not put there again.
 */
export const draftPutEffect: Effect<DraftPut> = {
  count: () => 1,
  messageIds: () => [],
  async run({ payload }, ports) {
    const draft = findPut(ports.db.read, payload.draftId);
    const identity = draft === null ? null : identityOfDraft(ports.db.read, draft);
    if (draft === null || draft.rfcId === null || identity === null) return;
    const version = String(draft.changedAt);
    const raw = await composeMail({ read: ports.db.read, raw: ports.raw }, draft, identity, {
      messageId: draft.rfcId,
      at: draft.changedAt,
      draftMark: `${draft.id} ${version}`,
    });
    const mailboxId = draftsFolder(ports);
    await ensureFolder(ports, mailboxId);
    await ports.turn(async (turn) => {
      const path = pathOf(ports, mailboxId);
      if (path === null) return;
      const copies = await findOwn(turn, path, draft.rfcId ?? '', draft.id);
      const current = copies.find((copy) => copy.version === version);
      if (current === undefined) await turn.session.append(path, raw, flags, draft.changedAt);
      const old = copies.filter((copy) => copy !== current).map(({ uid }) => uid);
      await removeThere(ports, turn, mailboxId, path, old);
      if (draft.remoteMessageId !== null) await removeForeign(ports, turn, draft.remoteMessageId);
    });
    ports.onFolder(mailboxId);
  },
};

export const draftRemoveEffect: Effect<DraftRemoval> = {
  count: () => 1,
  messageIds: () => [],
  async run({ payload: { draftId, rfcId, messageId } }, ports) {
    const mailboxId = draftsFolder(ports);
    const path = pathOf(ports, mailboxId);
    // Brought back meanwhile: then it stays there too.
    if (findPut(ports.db.read, draftId) !== null) return;
    await ports.turn(async (turn) => {
      if (rfcId !== null && path !== null) {
        const copies = await findOwn(turn, path, rfcId, draftId);
        await removeThere(
          ports,
          turn,
          mailboxId,
          path,
          copies.map(({ uid }) => uid),
        );
      }
      if (messageId !== null) await removeForeign(ports, turn, messageId);
    });
    ports.onFolder(mailboxId);
  },
};

function findPut(read: ReadDb, id: DraftId): DraftRow | null {
  const isIt = and(eq(drafts.id, id), isOpen, isNotNull(drafts.rfcId));
  return read.select().from(drafts).where(isIt).get() ?? null;
}

function draftsFolder(ports: EffectPorts): MailboxId {
  return ports.write('drafts.folder', (tx) => findMailbox(tx, ports.account.id, 'drafts'));
}

function pathOf({ db }: EffectPorts, id: MailboxId): string | null {
  return findTarget(db.read, id)?.path ?? null;
}

async function findOwn(
  turn: Turn,
  path: string,
  rfcId: string,
  id: DraftId,
): Promise<{ uid: number; version: string }[]> {
  await turn.open(path);
  const uids = await turn.session.findByMessageId(rfcId);
  const found: { uid: number; version: string }[] = [];
  if (uids.length === 0) return found;
  for await (const { uid, header } of turn.session.fetchHeaders(uids)) {
    const bytes = Buffer.from(header.buffer, header.byteOffset, header.byteLength);
    const mark = readHeaderBlock(bytes, 0, bytes.length, null).first(draftMarkHeader.toLowerCase());
    const [draftId, version = ''] = (mark ?? '').trim().split(/\s+/);
    if (draftId === id) found.push({ uid, version });
  }
  return found;
}

async function removeThere(ports: EffectPorts, turn: Turn, id: MailboxId, path: string, uids: number[]): Promise<void> {
  if (uids.length === 0) return;
  // The mark says that these are ours, and a newer state is there.
  await discard(ports, turn, path, uids, true);
  ports.write('drafts.removed', (tx) => forgetCopies(tx, id, uids));
}

/** The draft of another program that this one goes on with: it lies in Drafts, or the user has moved it: then it stays. */
async function removeForeign(ports: EffectPorts, turn: Turn, messageId: DraftRemoval['messageId']): Promise<void> {
  if (messageId === null) return;
  for (const copy of findCopies(ports.db.read, [messageId])) {
    const folder = findTarget(ports.db.read, copy.mailboxId);
    if (folder?.role !== 'drafts' || folder.path === null || folder.uidValidity === null) continue;
    await turn.stay(folder.path, folder.uidValidity);
    await discard(ports, turn, folder.path, [copy.uid], false);
    ports.write('drafts.removed', (tx) => forgetCopies(tx, copy.mailboxId, [copy.uid]));
    ports.onFolder(copy.mailboxId);
  }
}
