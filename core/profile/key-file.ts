import { createHmac, timingSafeEqual } from 'node:crypto';
import { renameSync } from 'node:fs';
import { z } from 'zod';
import { fileStamp, type Layout } from './layout.ts';
import { readJson, writeJson } from './small-file.ts';
import { vaultSchema } from './vault.ts';

const keyFileSchema = z.object({
  version: z.literal(1),
  profileId: z.string().min(1).max(64),
  madeAt: z.number().int(),
  cipher: z.literal('aegis'),
  /** Tells a wrong key from a damaged file; says nothing about the key. */
  check: z.base64(),
  /** Set once the database was there: from then on its absence is a loss and not a first start. */
  hasDatabase: z.boolean(),
  /** The name under which the system keyring holds the key. */
  keyring: z.string().min(1).max(200).nullable(),
  vault: vaultSchema.nullable(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

export type KeyFileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'found'; readonly file: KeyFile }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'newer'; readonly version: number };

export function readKeyFile(layout: Layout): KeyFileState {
  let value: unknown;
  try {
    value = readJson(layout.keyFile);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: 'unreadable', detail: 'key.json is not JSON' };
  }
  if (value === null) return { kind: 'absent' };
  const version = (value as { version?: unknown }).version;
  if (typeof version === 'number' && version > 1) return { kind: 'newer', version };
  const parsed = keyFileSchema.safeParse(value);
  if (parsed.success) return { kind: 'found', file: parsed.data };
  return { kind: 'unreadable', detail: `key.json: ${parsed.error.issues[0]?.message ?? 'not in its form'}` };
}

export function writeKeyFile(layout: Layout, file: KeyFile): void {
  writeJson(layout.keyFile, file);
}

/** What cannot be read is still somebody's key: it is kept beside the new one. */
export function keepDamagedKeyFile(layout: Layout, at: number): void {
  renameSync(layout.keyFile, `${layout.keyFile}.damaged-${fileStamp(at)}`);
}

export function checkOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('hauspost key check').digest('base64');
}

export function isKeyOf(file: KeyFile, key: Uint8Array): boolean {
  const [given, expected] = [Buffer.from(checkOf(key)), Buffer.from(file.check)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
