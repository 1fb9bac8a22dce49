import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packRaw, unpackRaw } from './pack.ts';
import { mailDictionary } from './pack-dictionary.ts';

const mail = Buffer.from(
  'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMit freundlichen Grüßen\r\n',
);

test.each([
  mail,
  Buffer.alloc(0),
  Buffer.alloc(300_000, 'abc'),
  Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 251)),
])('what was packed comes back byte for byte', (bytes) => {
  expect(Buffer.from(unpackRaw(packRaw(bytes)) ?? 'x').equals(bytes)).toBe(true);
});

test('what was packed before there was a dictionary is read', () => {
  const hash = createHash('sha256').update(mail).digest('hex');
  expect(
    Buffer.from(unpackRaw({ hash, sizeBytes: mail.length, packed: zstdCompressSync(mail) }) ?? '').equals(mail),
  ).toBe(true);
});

test('a short mail gets shorter by it', () => {
  expect(packRaw(mail).packed.length).toBeLessThan(zstdCompressSync(mail).length * 0.6);
});

test('bytes of another format, changed ones and a bomb are none', () => {
  const packed = packRaw(mail);
  expect(unpackRaw({ ...packed, packed: Buffer.concat([Buffer.from([9]), packed.packed.subarray(1)]) })).toBeNull();
  expect(unpackRaw({ ...packed, packed: packed.packed.subarray(0, -3) })).toBeNull();
  expect(unpackRaw({ ...packed, sizeBytes: 10 })).toBeNull();
  expect(unpackRaw({ ...packed, packed: new Uint8Array() })).toBeNull();
});

test('the dictionary is the one all stored mail was packed with', () => {
  expect(createHash('sha256').update(mailDictionary).digest('hex')).toBe(
    '0a9d4ec03d79a3dd8c198bdcbb1acdd8b00a519909306f699869dedfea765624',
  );
});
