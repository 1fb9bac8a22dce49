import type { Span } from '../query/index.ts';

export type Priority = 'low' | 'medium' | 'high';

/** A day, or a time on it, on the wall clock of the user: `2026-11-20` or `2026-11-20T14:00`. */
export type LocalTime = string;

export type ChipKind = 'due' | 'start' | 'remind' | 'recurrence' | 'priority' | 'tag' | 'estimate';

/** What was understood, and from which words: taken away, these words belong to the title again. */
export interface QuickAddChip {
  readonly kind: ChipKind;
  readonly spans: readonly Span[];
}

export interface QuickAdd {
  readonly title: string;
  readonly due: LocalTime | null;
  readonly start: LocalTime | null;
  readonly remind: LocalTime | null;
  /** RFC 5545, without start and count: `FREQ=WEEKLY;BYDAY=TU`. */
  readonly recurrence: string | null;
  readonly priority: Priority | null;
  readonly tags: readonly string[];
  readonly estimateMinutes: number | null;
  readonly chips: readonly QuickAddChip[];
}
