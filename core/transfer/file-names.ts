import { cleanLine } from '#shared/model/line.ts';

// What some disk of the three systems refuses in a name, and what a shell or a person stumbles over.
const forbidden = /[\u0000-\u001f\u007f"*/:<>?\\|]+/g;
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const maxBytes = 120;

/** A name that stands on every disk, made of words that others wrote; `fallback` where nothing of them is left. */
export function safeFileName(words: string, fallback: string): string {
  const shown = cleanLine(words).replace(forbidden, '-').replace(/\s+/g, ' ');
  const cut = cutToBytes(shown, maxBytes);
  // Windows drops dots and spaces at the end; a dot in front hides the file.
  const plain = cut.replace(/^[\s.~-]+|[\s.-]+$/g, '');
  if (plain === '') return fallback;
  return devices.test(plain) ? `_${plain}` : plain;
}

/** `Inbox`, `Inbox 2`, `Inbox 3`, told apart also where a disk does not know capitals. */
export function pickFreeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(foldName(name)); number += 1) name = `${wanted} ${number}`;
  taken.add(foldName(name));
  return name;
}

function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function cutToBytes(text: string, bytes: number): string {
  let cut = text;
  while (Buffer.byteLength(cut) > bytes) cut = Array.from(cut).slice(0, -1).join('');
  return cut;
}
