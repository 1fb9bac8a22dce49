import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBase64Runs, writeBase64 } from './base64-runs.ts';
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

describe('base64', () => {
  const words = Buffer.from('Eine Zeile Text, die sich wiederholt und wiederholt.\n'.repeat(40));
  const noise = Buffer.from(Array.from({ length: 6_001 }, (_, n) => (n * n * 31 + n * 7) & 0xff));
  const inLines = (bytes: Buffer, length = 76, end = '\r\n') => writeBase64(bytes, length, end);
  const part = (body: string, encoding = 'base64') => `--b\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
  const asBytes = (text: string) => Buffer.from(text, 'latin1');
  const isBack = (bytes: Buffer) => Buffer.from(unpackRaw(packRaw(bytes)) ?? 'x').equals(bytes);
  const wrapped = inLines(noise);

  test.each<[string, string, number]>([
    ['of one part', part(wrapped), 1],
    ['of several', part(wrapped) + '\r\n' + part(inLines(words)) + '\r\n--b--\r\n', 2],
    ['with lines of 64', part(inLines(noise, 64)), 1],
    ['with line ends of one byte', part(inLines(noise, 76, '\n')).replaceAll('\r\n', '\n'), 1],
    ['that ends with a whole line', part(inLines(noise.subarray(0, 57 * 30))) + '\r\n--b--', 1],
    ['that ends with the message', part(inLines(noise.subarray(0, 57 * 30))), 1],
    ['with a line end at the end of the message', part(wrapped) + '\r\n', 1],
    ['with a blank line behind it', part(wrapped) + '\r\n\r\n--b--\r\n', 1],
    [
      'up to a line that is longer',
      part(wrapped.slice(0, 2_000 - (2_000 % 78)) + 'A'.repeat(90) + '\r\n' + wrapped),
      1,
    ],
    ['with something else in its middle', part(wrapped.slice(0, 20 * 78) + '!' + wrapped.slice(20 * 78 + 1)), 0],
    ['in one long line', part(noise.toString('base64')), 0],
    ['with padding in its middle', part(wrapped.slice(0, 70) + 'A=====' + wrapped.slice(76)), 0],
    ['with bits that say nothing', part('QUJD'.repeat(60) + '\r\nQR=='), 0],
    ['in words alone', 'The word base64 stands here.\r\n\r\nAnd nothing follows.\r\n', 0],
    ['that is too short', part('QUJD'), 0],
  ])('%s comes back byte for byte', (_, text, runs) => {
    const bytes = asBytes(text);
    expect(findBase64Runs(bytes)).toHaveLength(runs);
    expect(isBack(bytes)).toBe(true);
    expect(packRaw(bytes).packed[0]).toBe(runs === 0 ? 1 : 2);
  });

  test('text in it is as short as text', () => {
    const encoded = asBytes(part(inLines(words)));
    expect(packRaw(encoded).packed.length).toBeLessThan(packRaw(asBytes(part(words.toString()))).packed.length + 60);
  });

  test('no end of looking', () => {
    const bytes = asBytes('base64\r\n\r\n'.repeat(400_000));
    expect(findBase64Runs(bytes)).toEqual([]);
    expect(isBack(bytes.subarray(0, 100_000))).toBe(true);
  });

  test('whatever is changed, cut or put in between comes back as it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '=',
        'base64',
        'Content-Transfer-Encoding: base64\r\n\r\n',
        '\r\n\r\n',
        '--b',
      ),
      fc
        .nat(noise.length)
        .chain((from) =>
          fc.constantFrom(4, 60, 64, 76).map((length) => inLines(noise.subarray(from), length).slice(0, 2_000)),
        ),
      fc.string({ unit: 'binary-ascii', maxLength: 90 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(isBack(asBytes(pieces.join('')))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a plan that does not fit its message gives nothing', () => {
    const whole = packRaw(asBytes(part(wrapped)));
    const forged = (plan: string) => {
      const frame = zstdCompressSync(Buffer.from(plan), { dictionary: mailDictionary });
      return unpackRaw({ ...whole, packed: Buffer.concat([Buffer.from([2]), frame]) });
    };
    for (const plan of [
      '',
      '\n',
      '[]\nabc',
      '[[0,76,2,99999999]]\nabc',
      '[[-9,0,2,1]]\nabc',
      'null\nabc',
      '{"a":1}\nabc',
    ]) {
      expect(forged(plan)).toBeNull();
    }
  });
});
