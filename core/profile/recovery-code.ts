import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { keyBytes } from '../db/connection.ts';

/** Crockford's alphabet: no I, L, O or U, so that what one misreads has only one meaning. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 4;
/** 52 letters hold 256 bits; four more are the checksum, 20 bits of it. */
const keyLetters = 52;
const checkLetters = 4;

/** The data key as one writes it down: fourteen groups of four letters. */
export function toRecoveryCode(key: Uint8Array): string {
  return (lettersOf(key).match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

/** Reads it back as people type it: any case, any gaps, O for 0, I or L for 1. */
export function fromRecoveryCode(code: string): Uint8Array {
  const letters = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== keyLetters + checkLetters) throw mistyped('length');
  const key = decode(letters.slice(0, keyLetters));
  // The last letter of the key has four bits to spare: comparing the whole finds a slip in those, too.
  if (!timingSafeEqual(Buffer.from(letters), Buffer.from(lettersOf(key)))) throw mistyped('checksum');
  return key;
}

function mistyped(what: 'length' | 'letter' | 'checksum'): AppError {
  return new AppError('invalid-input', `recovery code: ${what}`, { field: 'recoveryCode', reason: 'mistyped', what });
}

function lettersOf(key: Uint8Array): string {
  const checksum = createHash('sha256').update('hauspost recovery').update(key).digest();
  return encode(key).slice(0, keyLetters) + encode(checksum).slice(0, checkLetters);
}

function encode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

function decode(letters: string): Uint8Array {
  const values = letters.split('').map((letter) => alphabet.indexOf(letter));
  if (values.some((value) => value < 0)) throw mistyped('letter');
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const key = new Uint8Array(keyBytes);
  for (const place of key.keys()) key[place] = Number.parseInt(bits.slice(place * 8, place * 8 + 8), 2);
  return key;
}
