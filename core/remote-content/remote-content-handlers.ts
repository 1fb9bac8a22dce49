import { sql } from 'drizzle-orm';
import type { remoteContent as contract, ImageTrouble } from '#shared/contract/remote-content.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandContext, UndoHandler } from '../context.ts';
import { remoteSenders } from '../db/tables/reader.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { fetchImage } from './fetch-image.ts';
import type { ImageNetwork } from './image-network.ts';
import { findImage, hasImage, keepImages, type KeptImage } from './keep-images.ts';
import { keyOf, readStanding } from './standing.ts';

/** Of one call at a time; a window asks for the next ones when these are here. */
const atOnce = 5;

type Sender = typeof remoteSenders.$inferSelect;

export function remoteContentHandlers(network: ImageNetwork): HandlersOf<typeof contract> {
  return {
    standing: ({ messageId }, { read }) => readStanding(read, messageId),

    allowSender: ({ messageId }, { write, read }) => {
      const { isAuthenticated, address } = readStanding(read, messageId);
      if (!isAuthenticated) throw new AppError('not-allowed', 'the sender is not authenticated');
      return write((tx) => {
        const sender: Sender = { address: keyOf(address), allowedAt: tx.now };
        const { changes } = tx.db.insert(remoteSenders).values(sender).onConflictDoNothing().run();
        if (changes === 0) return { undo: null, count: 0 };
        tx.touch('remoteContent');
        return { undo: tx.undoable('remoteContent.allow', 1, 'remoteContent.allow', sender), count: 1 };
      });
    },

    forgetSender: ({ address }, { write }) =>
      write((tx) => {
        const [gone] = tx.db
          .delete(remoteSenders)
          .where(sql`address = ${keyOf(address)}`)
          .returning()
          .all();
        if (gone === undefined) return { undo: null, count: 0 };
        tx.touch('remoteContent');
        return { undo: tx.undoable('remoteContent.forget', 1, 'remoteContent.forget', gone), count: 1 };
      }),

    senders: (_input, { read }) => read.select().from(remoteSenders).orderBy(remoteSenders.address).limit(10_000).all(),

    fetch: ({ messageId, consent, urls }, context) => {
      const { isAllowed, isNever } = readStanding(context.read, messageId);
      if (isNever || (consent === 'standing' && !isAllowed)) {
        throw new AppError('not-allowed', 'pictures of this mail are not allowed');
      }
      return fetchAll(network, urls, context);
    },

    image: ({ url }, { read }) => {
      const found = findImage(read, url);
      if (found === undefined) throw new AppError('not-found', 'this picture was not fetched');
      const { bytes, mimeType, width, height } = found;
      return { base64: bytes.toString('base64'), mimeType, width, height };
    },
  };
}

export const remoteContentUndo: Record<string, UndoHandler> = {
  'remoteContent.allow': (tx, payload) => {
    const { address, allowedAt } = payload as Sender;
    // One that was given again since stays.
    tx.db
      .delete(remoteSenders)
      .where(sql`address = ${address} AND allowed_at = ${allowedAt}`)
      .run();
    tx.touch('remoteContent');
  },
  'remoteContent.forget': (tx, payload) => {
    tx.db
      .insert(remoteSenders)
      .values(payload as Sender)
      .onConflictDoNothing()
      .run();
    tx.touch('remoteContent');
  },
};

async function fetchAll(network: ImageNetwork, urls: readonly string[], { read, write, signal }: CommandContext) {
  const wanted = [...new Set(urls)];
  const missing = wanted.filter((url) => !hasImage(read, url));
  const troubles = new Map<string, ImageTrouble>();
  const kept: KeptImage[] = [];
  const next = missing.values();
  const workOff = async () => {
    for (const url of next) {
      const found = await fetchImage(network, url, signal);
      if (found.trouble === null) kept.push({ url, bytes: found.bytes, facts: found.facts });
      else troubles.set(url, found.trouble);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, workOff));
  if (kept.length > 0) write((tx) => keepImages(tx, kept));
  return wanted.map((url) => ({ url, trouble: troubles.get(url) ?? null }));
}
