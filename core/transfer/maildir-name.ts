import { flagsOf } from './mail-flags.ts';

// A colon by the book; programs on disks that refuse it take one of the others.
const info = /[:;!]2,([A-Za-z]*)$/;
const earliestAt = 315_532_800_000;

/** What the name of a file in a Maildir says. In `new` lies what nobody has looked at. */
export function readMaildirName(name: string, folder: 'cur' | 'new', now: number) {
  const letters = info.exec(name)?.[1] ?? '';
  const seconds = Number(/^(\d{9,11})\./.exec(name)?.[1] ?? Number.NaN);
  const at = seconds * 1_000;
  const isDate = at >= earliestAt && at <= now;
  return {
    flags: folder === 'new' ? [] : flagsOf(letters),
    isDeleted: folder === 'cur' && letters.includes('T'),
    receivedAt: isDate ? at : null,
  };
}

export function writeMaildirName(id: string, at: number, sizeBytes: number, letters: string, mark: ':' | ';'): string {
  return `${Math.floor(at / 1_000)}.${id}.hauspost,S=${sizeBytes}${mark}2,${letters}`;
}
