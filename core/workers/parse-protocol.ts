import type { ParsedMessage } from '../mime/index.ts';
import type { PackedRaw } from '../raw/pack.ts';

/** A message read and made ready to be stored. */
export interface ParsedRaw extends PackedRaw {
  readonly message: ParsedMessage;
}

/** `headers`: the parser was stopped on this one before; it is stored and listed, no more. */
export type ParseMode = 'whole' | 'headers';

export interface ParseQuestion {
  readonly id: number;
  readonly raw: Uint8Array;
  readonly mode: ParseMode;
}

export type ParseAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'parsed'; readonly id: number; readonly parsed: ParsedRaw };
