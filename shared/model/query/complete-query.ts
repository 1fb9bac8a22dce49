import { foldText } from '../fold.ts';
import type { Span } from './model.ts';
import {
  allNamesOf,
  findOperator,
  listValues,
  nameOperator,
  operatorIds,
  type OperatorId,
  type QueryLanguage,
} from './operators.ts';

/** What stands under the cursor and could be completed. */
export type Completing =
  | (Span & { readonly kind: 'operator'; readonly choices: readonly OperatorId[] })
  /** One of a fixed set of words. */
  | (Span & { readonly kind: 'value'; readonly operator: OperatorId; readonly choices: readonly string[] })
  /** A person, a folder, a tag …: whoever knows them offers them. */
  | (Span & { readonly kind: 'open'; readonly operator: OperatorId; readonly text: string });

const word = /(?:^|[\s({])(-?)((?:\p{L}[\p{L}\d_-]*:)?)("[^"]*|[^\s"(){}]*)$/u;

/** What to offer for the word that ends at the cursor; `null` where it is an ordinary word or nothing. */
export function completeQuery(text: string, cursor: number, language: QueryLanguage): Completing | null {
  const before = text.slice(0, cursor);
  const [, minus = '', name = '', typed = ''] = word.exec(before) ?? [];
  const from = cursor - typed.length;
  if (name !== '') {
    const operator = findOperator(name.slice(0, -1));
    if (operator === null) return null;
    const wanted = foldText(typed.replace(/^"/, ''));
    const values = listValues(operator, language);
    if (values.length === 0) return { kind: 'open', operator, text: typed.replace(/^"/, ''), from, to: cursor };
    const choices = values.filter((value) => foldText(value).startsWith(wanted));
    return choices.length === 0 ? null : { kind: 'value', operator, choices, from, to: cursor };
  }
  // A sign alone, or one letter, is the beginning of almost anything.
  if (typed.length < 2 && minus === '') return null;
  const wanted = foldText(typed);
  if (wanted === '') return null;
  const choices = operatorIds.filter((id) => allNamesOf(id).some((one) => foldText(one).startsWith(wanted)));
  // What one sees first is what one has begun to type in one's own language.
  const isOwn = (id: OperatorId) => foldText(nameOperator(id, language)).startsWith(wanted);
  const sorted = [...choices.filter(isOwn), ...choices.filter((id) => !isOwn(id))];
  return sorted.length === 0 ? null : { kind: 'operator', choices: sorted, from, to: cursor };
}

/** The text with the choice put in, and where the cursor stands then. */
export function putIn(text: string, { from, to }: Span, choice: string): { text: string; cursor: number } {
  const needsQuotes = /[\s"(){}]/u.test(choice);
  const put = needsQuotes ? `"${choice.replaceAll('"', '')}"` : choice;
  const isWhole = !put.endsWith(':');
  const rest = text.slice(to);
  const gap = isWhole && !rest.startsWith(' ') ? ' ' : '';
  return { text: text.slice(0, from) + put + gap + rest, cursor: from + put.length + (isWhole ? 1 : 0) };
}
