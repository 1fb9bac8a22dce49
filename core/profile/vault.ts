import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';

/**
 * A key wrapped by a passphrase: argon2id stretches the passphrase, AES-256-GCM wraps the key with the result. The
 * parameters stand beside it, so that they can be raised later without locking anybody out.
 */
export const vaultSchema = z.strictObject({
  kdf: z.literal('argon2id'),
  /** KiB. */
  memoryCost: z.number().int().min(19_456).max(4_194_304),
  timeCost: z.number().int().min(1).max(100),
  parallelism: z.number().int().min(1).max(16),
  salt: z.base64(),
  nonce: z.base64(),
  wrapped: z.base64(),
});
export type Vault = z.infer<typeof vaultSchema>;

/** Twice OWASP's floor in both, about a third of a second: whoever holds the file may try for years. */
const strength = { memoryCost: 98_304, timeCost: 2, parallelism: 1 };

type Parameters = Omit<Vault, 'nonce' | 'wrapped'>;

const tagBytes = 16;

export async function wrapKey(key: Uint8Array, passphrase: string): Promise<Vault> {
  const parameters: Parameters = { kdf: 'argon2id', ...strength, salt: randomBytes(16).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(passphrase, parameters), nonce);
  cipher.setAAD(bindingOf(parameters));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { ...parameters, nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') };
}

/** `null`: that is not the passphrase. */
export async function unwrapKey(vault: Vault, passphrase: string): Promise<Uint8Array | null> {
  const stretched = await stretch(passphrase, vault);
  const decipher = createDecipheriv('aes-256-gcm', stretched, Buffer.from(vault.nonce, 'base64'));
  const wrapped = Buffer.from(vault.wrapped, 'base64');
  decipher.setAAD(bindingOf(vault));
  decipher.setAuthTag(wrapped.subarray(-tagBytes));
  const key = decipher.update(wrapped.subarray(0, -tagBytes));
  try {
    decipher.final();
    return new Uint8Array(key);
  } catch (error) {
    // GCM's only word for a wrong key; whatever else goes wrong must not pass for a wrong passphrase.
    if (error instanceof Error && error.message.includes('unable to authenticate')) return null;
    throw error;
  }
}

function stretch(passphrase: string, { memoryCost, timeCost, parallelism, salt }: Parameters): Promise<Buffer> {
  // The same words typed on another system may arrive decomposed.
  return hashRaw(passphrase.normalize('NFC'), {
    memoryCost,
    timeCost,
    parallelism,
    outputLen: 32,
    salt: Buffer.from(salt, 'base64'),
  });
}

/** Parameters that were tampered with must not unwrap. */
function bindingOf({ kdf, memoryCost, timeCost, parallelism, salt }: Parameters): Buffer {
  return Buffer.from(JSON.stringify([kdf, memoryCost, timeCost, parallelism, salt]));
}
