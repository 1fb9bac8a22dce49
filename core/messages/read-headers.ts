import { clip, cleanLine, cleanText } from '#shared/model/line.ts';
import { decodeHeader } from '../mime/encoded-words.ts';

export interface HeaderField {
  readonly name: string;
  /** With its folds. */
  readonly sent: string;
  /** In one line, its encoded words read. */
  readonly value: string;
}

const maxBytes = 300_000;
const maxFields = 1_000;
const maxValue = 10_000;

/** The header as a list, for people who want to see all of it. Lines that are no fields stand without a name. */
export function readHeaders(raw: Uint8Array): { fields: HeaderField[]; isTruncated: boolean } {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, maxBytes)).toString('latin1');
  const whole = head.replace(/^(?:\r?\n)+/, '');
  const end = /\r?\n\r?\n/.exec(whole)?.index;
  const lines = whole.slice(0, end ?? whole.length).split(/\r?\n(?![ \t])/);
  const fields = lines.filter((line) => line.trim() !== '').slice(0, maxFields);
  return {
    fields: fields.map(readField),
    isTruncated: lines.length > maxFields || (end === undefined && raw.byteLength > maxBytes),
  };
}

function readField(line: string): HeaderField {
  const [, name = '', sent = line] = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:([\s\S]*)$/.exec(line) ?? [];
  const unfolded = sent.replace(/\r?\n/g, '').trim();
  return {
    name,
    sent: clip(cleanText(sent.trim()), maxValue),
    value: clip(cleanLine(decodeHeader(unfolded.slice(0, 2 * maxValue))), maxValue),
  };
}
