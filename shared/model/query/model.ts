/** Where something stands in what was typed: from the first character up to but without the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A word, the beginning of one, or a phrase, as it is looked for in the text of a mail. */
export interface Words {
  readonly text: string;
  readonly isPhrase: boolean;
  /** `rechn*`: any word that begins so. */
  readonly isPrefix: boolean;
}

export type PersonField = 'from' | 'to' | 'cc' | 'bcc' | 'person';
export type TextField = 'subject' | 'body' | 'filename';
export type State = 'unread' | 'read' | 'starred' | 'snoozed' | 'muted' | 'pinned' | 'answered' | 'forwarded';
export type Having = 'attachment' | 'invite' | 'task' | 'image' | 'document' | 'pdf';

/** A hard condition: what does not meet it is never among the results. Times are instants, `to` not included. */
export type Filter =
  | { readonly kind: 'person'; readonly field: PersonField; readonly text: string; readonly isMe: boolean }
  | { readonly kind: 'text'; readonly field: TextField; readonly words: Words }
  | { readonly kind: 'place'; readonly name: string }
  | { readonly kind: 'account'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'having'; readonly what: Having }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'size'; readonly is: 'larger' | 'smaller'; readonly bytes: number }
  | { readonly kind: 'time'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'list'; readonly text: string }
  | { readonly kind: 'messageId'; readonly text: string };

export type QueryNode =
  | { readonly kind: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly kind: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly node: QueryNode }
  | { readonly kind: 'words'; readonly words: Words; readonly span: Span }
  | { readonly kind: 'filter'; readonly filter: Filter; readonly span: Span };

export type ProblemCode =
  | 'unknown-value'
  | 'unknown-time'
  | 'unknown-size'
  | 'missing-value'
  | 'unclosed-quote'
  | 'unclosed-group'
  | 'stray-bracket'
  | 'too-long'
  | 'too-deep';

/** What could not be understood, and where; the rest of the query counts all the same. */
export interface Problem extends Span {
  readonly code: ProblemCode;
}

/** A condition as the box draws it: `operator` in its plain name, `value` as it was typed. */
export interface Chip extends Span {
  readonly operator: string;
  readonly value: string;
  readonly isNegated: boolean;
}

export interface Query {
  /** `null`: nothing is asked for. */
  readonly node: QueryNode | null;
  readonly chips: readonly Chip[];
  readonly problems: readonly Problem[];
}
