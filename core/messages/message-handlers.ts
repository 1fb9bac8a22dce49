import type { messages as messagesContract } from '#shared/contract/messages.ts';
import { clip, cleanLine, cleanText } from '#shared/model/line.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { requirePart } from './known-part.ts';
import { readPartOnce, readRawOnce } from './part-cache.ts';
import { readHeaders } from './read-headers.ts';
import { readMessage } from './read-message.ts';
import { requireMessage, withRaw } from './raw-of-message.ts';

// The contract's bounds.
const maxText = 200_000;
const maxHtml = 5_000_000;
const maxSource = 2_000_000;

export const messageHandlers: HandlersOf<typeof messagesContract> = {
  get: ({ id }, { read }) => readMessage(read, id),

  body: async ({ id }, context) => {
    const stored = requireMessage(context.read, id);
    if (stored.text !== null && stored.rawHash === null) {
      return { text: clip(stored.text, maxText), html: null, isTruncated: stored.text.length > maxText };
    }
    const bodies = await withRaw(id, context, (hash) => context.raw.bodies(hash));
    const text = cleanText(bodies.text ?? '');
    const html = bodies.html?.toWellFormed() ?? null;
    const isTruncated = text.length > maxText || (html?.length ?? 0) > maxHtml;
    return { text: clip(text, maxText), html: html === null ? null : clip(html, maxHtml), isTruncated };
  },

  source: async ({ id }, context) => {
    const bytes = await withRaw(id, context, (hash) => context.raw.get(hash));
    // One byte, one character: what is shown is what came, whatever charset it claims.
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, maxSource)).toString('latin1');
    return { text, sizeBytes: bytes.byteLength, isTruncated: bytes.byteLength > maxSource };
  },

  headers: async ({ id }, context) => readHeaders(await withRaw(id, context, (hash) => context.raw.get(hash))),

  raw: async ({ id, offset, limit }, context) => {
    const bytes = await withRaw(id, context, (hash) => readRawOnce(context, hash));
    const piece = bytes.subarray(offset, offset + limit);
    return {
      base64: Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('base64'),
      sizeBytes: bytes.byteLength,
    };
  },

  part: async ({ id, path, offset, limit }, context) => {
    const known = requirePart(context.read, id, path);
    const part = await withRaw(id, context, (hash) => readPartOnce(context, hash, path));
    const bytes = part.bytes.subarray(offset, offset + limit);
    return {
      base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
      sizeBytes: part.bytes.byteLength,
      mimeType: clip(part.mimeType, 500),
      name: known.name ?? clip(cleanLine(part.name ?? ''), 500),
    };
  },

  download: ({ ids }, { remote }) => {
    remote.download(ids);
    return {};
  },
};
