import { expect, test } from 'vitest';
import { testKey } from '#tests/support/db-harness.ts';
import { unwrapKey, vaultSchema, wrapKey } from './vault.ts';

const passphrase = 'Grüße aus dem Süden';

test('only the passphrase unwraps, however its umlauts are composed', async () => {
  const vault = vaultSchema.parse(JSON.parse(JSON.stringify(await wrapKey(testKey, passphrase))));
  expect(await unwrapKey(vault, passphrase.normalize('NFD'))).toEqual(testKey);
  expect(await unwrapKey(vault, `${passphrase} `)).toBeNull();
  expect(await unwrapKey(vault, '')).toBeNull();
});

test('stretches at least as much as OWASP asks for', async () => {
  const { kdf, memoryCost, timeCost } = await wrapKey(testKey, passphrase);
  expect({ kdf, isEnough: memoryCost >= 47_104 && timeCost >= 1 }).toEqual({ kdf: 'argon2id', isEnough: true });
});

test('parameters that were tampered with do not unwrap', async () => {
  const vault = await wrapKey(testKey, passphrase);
  const wrapped = Buffer.from(vault.wrapped, 'base64');
  wrapped[3] = (wrapped[3] ?? 0) ^ 1;
  expect(await unwrapKey({ ...vault, wrapped: wrapped.toString('base64') }, passphrase)).toBeNull();
  expect(await unwrapKey({ ...vault, timeCost: 1 }, passphrase)).toBeNull();
});

test('two wraps of one key share nothing', async () => {
  const [one, two] = [await wrapKey(testKey, passphrase), await wrapKey(testKey, passphrase)];
  expect([one.salt, one.nonce, one.wrapped].filter((part) => Object.values(two).includes(part))).toEqual([]);
});
