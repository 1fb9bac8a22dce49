import { parseMessage } from '#core/mime/index.ts';
import { packRaw, type RawStore } from '#core/raw/index.ts';
import type { ParseClient, ParsedRaw } from '#core/workers/parse-client.ts';

/** Parser and raw store without a thread: what they take is parsed here and kept in memory. */
export function memoryMail(): { parser: ParseClient; raw: RawStore; kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  const parser = {
    parse: async (raws: readonly Uint8Array[]): Promise<ParsedRaw[]> =>
      raws.map((raw) => {
        const packed = packRaw(raw);
        kept.set(packed.hash, raw);
        return { ...packed, message: parseMessage(raw) };
      }),
    close: async () => {},
  };
  const raw = {
    put: async () => {},
    get: async (hash: string) => kept.get(hash) ?? null,
    texts: async (hashes: readonly string[], maxChars: number) =>
      Object.fromEntries(
        hashes.flatMap((hash) => {
          const bytes = kept.get(hash);
          return bytes === undefined ? [] : [[hash, parseMessage(bytes).text.slice(0, maxChars)]];
        }),
      ),
  };
  return { parser: parser as unknown as ParseClient, raw: raw as unknown as RawStore, kept };
}
