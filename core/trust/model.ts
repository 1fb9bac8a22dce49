import type { MailAddress } from '#shared/model/address.ts';

/** Kinds of words that swindles are made of. They weigh together with other signs, never alone. */
export const wordKinds = [
  'account',
  'secret',
  'urgency',
  'payment',
  'prize',
  'fortune',
  'extortion',
  'crypto',
  'parcel',
  'miracle',
  'nobody',
  'secrecy',
  'document',
  'macros',
  'filter',
] as const;
export type WordKind = (typeof wordKinds)[number];

export interface SeenLink {
  readonly text: string;
  readonly href: string;
}

/**
 * What a mail shows of itself, read once from its bytes and kept: it cannot change. What the user knows of the sender
 * is asked anew every time (facts.ts). Bounded in every direction; foreign text in it is cut, not cleaned.
 */
export interface MailEvidence {
  /** As it was sent, with marks that are not shown elsewhere. */
  readonly from: MailAddress | null;
  readonly replyTo: MailAddress | null;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly messageIdHost: string | null;
  readonly isAnswer: boolean;
  readonly isList: boolean;
  readonly hasDate: boolean;
  readonly isBroken: boolean;
  /** One link per text and place, in their order. */
  readonly links: readonly SeenLink[];
  readonly linkCount: number;
  readonly isHtml: boolean;
  /** The first of its kind, as it stands there. */
  readonly words: Readonly<Partial<Record<WordKind, string>>>;
  /** How the text begins, folded: there a swindle says whose house it wants to be. */
  readonly opening: string;
  readonly textLength: number;
  /** Characters that HTML or CSS keeps from the eye. */
  readonly hiddenLength: number;
  readonly hasForm: boolean;
  readonly hasScript: boolean;
  readonly linkedImages: number;
  /** Words cut by invisible marks, or with letters of another alphabet among their own. */
  readonly disguisedWords: number;
  /** Long rows of letters that are no words of any language: there to get past filters. */
  readonly gibberish: number;
  /** Letters of formulas, bold or in circles. */
  readonly styledLetters: number;
  /** "{FIRSTNAME}": the sender's machine forgot to fill it in. */
  readonly placeholder: string | null;
  /** The text names the reader's address where others name the reader. */
  readonly greetsAddress: boolean;
  readonly attachments: readonly { readonly name: string; readonly kind: AttachmentKind }[];
}

export type AttachmentKind = 'program' | 'page' | 'archive' | 'macros' | 'image' | 'other';

/** Grows when reading learns something: what was kept by an older one is read again. */
export const evidenceVersion = 1;
