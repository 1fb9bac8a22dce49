import { foldText } from '../fold.ts';
import type { Filter, PersonField, ProblemCode, Words } from './model.ts';
import { findHaving, findState, type OperatorId } from './operators.ts';
import { goBack, readPastRange, readSpan } from './past-range.ts';

export interface QueryContext {
  readonly now: number;
  /** IANA name: what a day is. */
  readonly zone: string;
}

const meWords = new Set(['me', 'myself', 'mich', 'mir', 'ich']);
const people: readonly OperatorId[] = ['from', 'to', 'cc', 'bcc', 'person'];
export const timeOperators: readonly OperatorId[] = ['before', 'until', 'after', 'on', 'older_than', 'newer_than'];

const sizePattern = /^(\d{1,12}(?:[.,]\d{1,3})?)\s?(b|byte|bytes|k|kb|kib|m|mb|mib|g|gb|gib)?$/;
const sizeUnits: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** What an operator with this value asks for; a code when the value means nothing to it. */
export function readFilter(id: OperatorId, value: Words, context: QueryContext): Filter | ProblemCode {
  const text = value.text.trim();
  if (text === '') return 'missing-value';
  if (people.includes(id)) {
    return { kind: 'person', field: id as PersonField, text, isMe: !value.isPhrase && meWords.has(foldText(text)) };
  }
  if (timeOperators.includes(id)) return readTime(id, text, context);
  switch (id) {
    case 'subject':
    case 'body':
    case 'filename':
      return { kind: 'text', field: id, words: { ...value, text } };
    case 'in':
      return { kind: 'place', name: text };
    case 'account':
      return { kind: 'account', text };
    case 'tag':
      return { kind: 'tag', name: text };
    case 'type':
      return { kind: 'type', text };
    case 'list':
      return { kind: 'list', text };
    case 'messageId':
      return { kind: 'messageId', text };
    case 'is':
      return readState(text);
    case 'has':
      return readHaving(text);
    case 'larger':
    case 'smaller':
      return readSize(id, text);
    default:
      return 'unknown-value';
  }
}

function readState(text: string): Filter | ProblemCode {
  const state = findState(text);
  return state === null ? 'unknown-value' : { kind: 'state', state };
}

function readHaving(text: string): Filter | ProblemCode {
  const what = findHaving(text);
  return what === null ? 'unknown-value' : { kind: 'having', what };
}

function readSize(is: 'larger' | 'smaller', text: string): Filter | ProblemCode {
  const [, number, unit = ''] = sizePattern.exec(foldText(text)) ?? [];
  if (number === undefined) return 'unknown-size';
  const bytes = Math.round(Number(number.replace(',', '.')) * (sizeUnits[unit[0] ?? ''] ?? 1));
  return { kind: 'size', is, bytes };
}

function readTime(id: OperatorId, text: string, { now, zone }: QueryContext): Filter | ProblemCode {
  if (id === 'older_than' || id === 'newer_than') {
    const span = readSpan(text);
    if (span === null) return 'unknown-time';
    const at = goBack(span, now, zone);
    return id === 'older_than' ? { kind: 'time', from: null, to: at } : { kind: 'time', from: at, to: null };
  }
  const range = readPastRange(text, now, zone);
  if (range === null) return 'unknown-time';
  if (id === 'before') return { kind: 'time', from: null, to: range.from };
  if (id === 'until') return { kind: 'time', from: null, to: range.to };
  // As Gmail has it: the day that is named belongs to it.
  return id === 'after' ? { kind: 'time', from: range.from, to: null } : { kind: 'time', ...range };
}
