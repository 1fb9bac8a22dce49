import { desc, eq, sql } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import type { DraftContent } from '#shared/contract/drafts.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type DraftId } from '#shared/ids.ts';
import { makeSnippet } from '#shared/model/snippet.ts';
import { beginDraft, insertDraft } from '../compose/begin-draft.ts';
import { isBlank } from '../compose/blank-draft.ts';
import { readAddressed } from '../compose/compose-mail.ts';
import { findWarnings } from '../compose/find-warnings.ts';
import { identitiesOf, identityOfDraft } from '../compose/identities.ts';
import { listForeignDrafts } from '../compose/foreign-drafts.ts';
import { openDraft } from '../compose/open-draft.ts';
import { queueDraftRemoval } from '../compose/queue-draft.ts';
import { readSendFacts } from '../compose/send-facts.ts';
import { sendDraft } from '../compose/send-draft.ts';
import { signatureBlock, signatureHtml, swapSignature, swapSignatureHtml } from '../compose/signature.ts';
import type { Clock, UndoHandler } from '../context.ts';
import { drafts } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { attachmentHandlers, attachmentUndo } from './attachment-handlers.ts';
import { cleanFields } from './clean-fields.ts';
import { contentOf, emptyContent, findDraft, isOpen, listAttachments, readDraft } from './draft-rows.ts';
import { listVersions, readVersion, writeContent } from './journal.ts';
import { Uploads } from './uploads.ts';

const maxListed = 1_000;

export function draftHandlers(clock: Clock): HandlersOf<AppContract['drafts']> {
  return {
    list: (_, { read }) =>
      read
        .select({
          id: drafts.id,
          to: drafts.to,
          subject: drafts.subject,
          changedAt: drafts.changedAt,
          // The list needs a line of each, not a thousand whole texts.
          beginning: sql<string>`substr(${drafts.text}, 1, 1000)`,
        })
        .from(drafts)
        .where(isOpen)
        .orderBy(desc(drafts.changedAt), desc(drafts.id))
        .limit(maxListed)
        .all()
        .map(({ beginning, ...draft }) => ({ ...draft, snippet: makeSnippet(beginning) })),

    elsewhere: (_, { read }) => listForeignDrafts(read, maxListed),

    get: ({ id }, { read }) => readDraft(read, id),

    create: (fields, { write, read }) => {
      const identity = identityOfDraft(read, { identityId: fields.identityId ?? null });
      const signature = signatureBlock(identity?.signatureNew ?? '');
      const own = fields.text ?? '';
      // A window that saves a draft anew, because it was discarded elsewhere, brings the signature along.
      const text = own.endsWith(signature) ? own : own + signature;
      const block = signatureHtml(identity?.signatureNew ?? '');
      const rich = fields.html ?? null;
      const html = rich === null || rich.includes(block) ? rich : (rich || '<p></p>') + block;
      const content = {
        ...emptyContent,
        ...cleanFields({ ...fields, text, html }),
        identityId: fields.identityId ?? null,
      };
      return write((tx) => {
        const id = newId<DraftId>(tx.now);
        insertDraft(tx, id, content);
        return { id };
      });
    },

    begin: (input, context) => beginDraft(input, context),

    open: ({ messageId }, context) => openDraft(messageId, context),

    save: ({ id, ...fields }, { read, write }) => {
      const before = findDraft(read, id);
      const change = changesOf(contentOf(before), cleanFields(fields));
      // A save that says nothing new leaves no trace: no event, no audit, and the draft keeps its place in the list.
      if (change === null) return { changedAt: before.changedAt };
      return write((tx) => {
        writeContent(tx, id, contentOf(findDraft(tx.db, id)), change);
        return { changedAt: tx.now };
      });
    },

    setIdentity: ({ id, identityId }, { read, write }) => {
      const next = identitiesOf(read).find((one) => one.id === identityId);
      if (next === undefined) throw new AppError('not-found', 'no such identity');
      return write((tx) => {
        const row = findDraft(tx.db, id);
        const previous = identityOfDraft(tx.db, row);
        const which = row.kind === 'new' ? 'signatureNew' : 'signatureReply';
        const text = swapSignature(row.text, previous?.[which] ?? '', next[which]);
        const html = row.html === null ? null : swapSignatureHtml(row.html, previous?.[which] ?? '', next[which]);
        const change = changesOf(contentOf(row), { identityId, text, html });
        if (change !== null) writeContent(tx, id, contentOf(row), change);
        return {};
      });
    },

    close: ({ id }, { read, write }) => {
      const row = findDraft(read, id);
      const isLeftBlank = isBlank(read, row);
      if (row.pushedVersion === row.changedAt && !isLeftBlank) return {};
      return write((tx) => {
        if (isLeftBlank) {
          queueDraftRemoval(tx, row);
          tx.db.delete(drafts).where(eq(drafts.id, id)).run();
          tx.touch('drafts', id);
          return {};
        }
        tx.db.update(drafts).set({ closedAt: tx.now }).where(eq(drafts.id, id)).run();
        tx.touch('drafts', id);
        return {};
      });
    },

    discard: ({ id, canUndo = true }, { write }) =>
      write((tx) => {
        const row = findDraft(tx.db, id);
        queueDraftRemoval(tx, row);
        tx.touch('drafts', id);
        if (!canUndo) {
          tx.db.delete(drafts).where(eq(drafts.id, id)).run();
          return { undo: null, count: 1 };
        }
        // Out of sight with all its versions and files; housekeeping ends it when the way back has ended.
        tx.db.update(drafts).set({ discardedAt: tx.now }).where(eq(drafts.id, id)).run();
        return { undo: tx.undoable('drafts.discard', 1, 'drafts.discard', { id }), count: 1 };
      }),

    versions: ({ id }, { read }) => {
      findDraft(read, id);
      return listVersions(read, id).map(({ at, content }) => ({
        at,
        subject: content.subject,
        snippet: makeSnippet(content.text.slice(0, 1_000)),
        length: content.text.length,
      }));
    },

    version: ({ id, at }, { read }) => ({ ...contentOf(findDraft(read, id)), ...readVersion(read, id, at) }),

    restore: ({ id, at }, { write }) =>
      write((tx) => {
        const before = contentOf(findDraft(tx.db, id));
        const change = changesOf(before, readVersion(tx.db, id, at));
        if (change === null) return { undo: null, count: 0 };
        writeContent(tx, id, before, change);
        return { undo: tx.undoable('drafts.restore', 1, 'drafts.restore', { id, before }), count: 1 };
      }),

    ...attachmentHandlers(new Uploads(clock)),

    check: ({ id }, { read }) => {
      const row = findDraft(read, id);
      const { all, bad } = readAddressed(row);
      const files = listAttachments(read, id).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      const words = [row.text, row.html, row.quoteText, row.quoteHtml].reduce(
        (sum, part) => sum + (part?.length ?? 0),
        0,
      );
      return {
        recipients: all.slice(0, 1_000),
        bad: bad.slice(0, 100),
        warnings: findWarnings(readSendFacts(read, row)),
        sizeBytes: Math.ceil((files * 4) / 3) + words,
      };
    },

    send: ({ id, sendAt }, context) => sendDraft(id, sendAt, context),
  };
}

export const draftUndo: Record<string, UndoHandler> = {
  ...attachmentUndo,
  'drafts.discard': (tx, payload) => {
    // Entries of the first release carry the whole row.
    const row = payload as { id: DraftId } & Partial<typeof drafts.$inferInsert>;
    const here = tx.db.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, row.id)).get();
    if (here !== undefined) {
      // The server's copy is gone with it: there it has to come back too.
      tx.db.update(drafts).set({ discardedAt: null, pushedVersion: null }).where(eq(drafts.id, row.id)).run();
    } else if (row.createdAt !== undefined) {
      tx.db
        .insert(drafts)
        .values(row as typeof drafts.$inferInsert)
        .onConflictDoNothing()
        .run();
    }
    tx.touch('drafts', row.id);
  },
  'drafts.restore': (tx, payload) => {
    const { id, before } = payload as { id: DraftId; before: DraftContent };
    const row = tx.db.select().from(drafts).where(eq(drafts.id, id)).get();
    const change = row === undefined ? null : changesOf(contentOf(row), before);
    if (row !== undefined && change !== null) writeContent(tx, id, contentOf(row), change);
  },
};

function changesOf(before: DraftContent, wanted: Partial<DraftContent>): Partial<DraftContent> | null {
  const changed = Object.entries(wanted).filter(([key, value]) => before[key as keyof DraftContent] !== value);
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<DraftContent>);
}
