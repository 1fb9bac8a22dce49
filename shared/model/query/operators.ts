import { foldText } from '../fold.ts';
import type { Having, State } from './model.ts';

export type OperatorId =
  | 'from'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'person'
  | 'subject'
  | 'body'
  | 'filename'
  | 'in'
  | 'account'
  | 'tag'
  | 'is'
  | 'has'
  | 'type'
  | 'larger'
  | 'smaller'
  | 'before'
  | 'until'
  | 'after'
  | 'on'
  | 'older_than'
  | 'newer_than'
  | 'list'
  | 'messageId';

/** The first name of each language is the one that is offered; the others are Gmail's, Mailspring's and habits. */
const names: Readonly<Record<OperatorId, { readonly en: readonly string[]; readonly de: readonly string[] }>> = {
  from: { en: ['from', 'sender'], de: ['von', 'absender'] },
  to: { en: ['to', 'deliveredto', 'recipient'], de: ['an', 'empfänger', 'empfaenger'] },
  cc: { en: ['cc'], de: ['cc', 'kopie'] },
  bcc: { en: ['bcc'], de: ['bcc', 'blindkopie'] },
  person: { en: ['with', 'person'], de: ['mit', 'person'] },
  subject: { en: ['subject', 'title'], de: ['betreff'] },
  body: { en: ['body', 'text'], de: ['inhalt', 'text'] },
  filename: { en: ['filename', 'file', 'attachment'], de: ['datei', 'dateiname', 'anhang'] },
  in: { en: ['in', 'folder', 'mailbox'], de: ['in', 'ordner', 'ort'] },
  account: { en: ['account'], de: ['konto'] },
  tag: { en: ['tag', 'label'], de: ['tag', 'etikett', 'schlagwort'] },
  is: { en: ['is'], de: ['ist'] },
  has: { en: ['has'], de: ['hat'] },
  type: { en: ['type', 'filetype'], de: ['typ', 'dateityp'] },
  larger: { en: ['larger', 'larger_than', 'bigger', 'size'], de: ['größer', 'groesser', 'größer_als'] },
  smaller: { en: ['smaller', 'smaller_than'], de: ['kleiner', 'kleiner_als'] },
  before: { en: ['before', 'older'], de: ['vor'] },
  until: { en: ['until'], de: ['bis'] },
  after: { en: ['after', 'since', 'newer'], de: ['nach', 'seit', 'ab'] },
  on: { en: ['on', 'date', 'during'], de: ['am', 'datum', 'im'] },
  older_than: { en: ['older_than'], de: ['älter_als', 'älter', 'aelter_als'] },
  newer_than: { en: ['newer_than'], de: ['neuer_als', 'jünger', 'neuer'] },
  list: { en: ['list'], de: ['liste', 'verteiler'] },
  messageId: { en: ['rfc822msgid', 'msgid', 'messageid'], de: ['nachrichten-id'] },
};

const states: Readonly<Record<State, readonly string[]>> = {
  unread: ['unread', 'new', 'ungelesen', 'neu'],
  read: ['read', 'gelesen'],
  starred: ['starred', 'flagged', 'markiert', 'stern', 'wichtig'],
  snoozed: ['snoozed', 'zurückgestellt', 'zurueckgestellt', 'später'],
  muted: ['muted', 'stumm', 'stummgeschaltet'],
  pinned: ['pinned', 'angeheftet'],
  answered: ['answered', 'replied', 'beantwortet'],
  forwarded: ['forwarded', 'weitergeleitet'],
};

const havings: Readonly<Record<Having, readonly string[]>> = {
  attachment: ['attachment', 'attachments', 'file', 'anhang', 'anhänge', 'anlage', 'datei'],
  invite: ['invite', 'invitation', 'event', 'einladung', 'termin'],
  task: ['task', 'todo', 'aufgabe'],
  image: ['image', 'photo', 'picture', 'bild', 'foto'],
  document: ['document', 'dokument'],
  pdf: ['pdf'],
};

function invert<Id extends string>(table: Readonly<Record<Id, readonly string[]>>): ReadonlyMap<string, Id> {
  const entries = Object.entries<readonly string[]>(table).flatMap(([id, words]) =>
    words.map((word): [string, Id] => [foldText(word), id as Id]),
  );
  return new Map(entries);
}

const operators = invert<OperatorId>(
  Object.fromEntries(Object.entries(names).map(([id, { en, de }]) => [id, [...en, ...de]])) as never,
);
const stateWords = invert(states);
const havingWords = invert(havings);

export const findOperator = (name: string): OperatorId | null => operators.get(foldText(name)) ?? null;
export const findState = (word: string): State | null => stateWords.get(foldText(word)) ?? null;
export const findHaving = (word: string): Having | null => havingWords.get(foldText(word)) ?? null;

export type QueryLanguage = 'en' | 'de';

/** What one types in this language: names of operators, and the values of those that have a fixed set. */
export function nameOperator(id: OperatorId, language: QueryLanguage): string {
  return names[id][language][0] ?? id;
}

export const operatorIds = Object.keys(names) as OperatorId[];

const german: Readonly<Record<State | Having, string>> = {
  unread: 'ungelesen',
  read: 'gelesen',
  starred: 'markiert',
  snoozed: 'zurückgestellt',
  muted: 'stumm',
  pinned: 'angeheftet',
  answered: 'beantwortet',
  forwarded: 'weitergeleitet',
  attachment: 'anhang',
  invite: 'einladung',
  task: 'aufgabe',
  image: 'bild',
  document: 'dokument',
  pdf: 'pdf',
};

export function listValues(id: OperatorId, language: QueryLanguage): readonly string[] {
  const ids = id === 'is' ? Object.keys(states) : id === 'has' ? Object.keys(havings) : [];
  return language === 'en' ? ids : ids.map((one) => german[one as State | Having]);
}

export function allNamesOf(id: OperatorId): readonly string[] {
  return [...names[id].en, ...names[id].de];
}
