import type { RowKey } from '../../../state/row-keys.ts';
import { holdBack, keepPlaces, type Ceiling } from './hold-back.ts';
import type { ListedThread } from './page-chain.ts';

/** What the list depends on. The same values, the same list. */
export interface Look {
  readonly fresh: readonly ListedThread[];
  /** The user is somewhere in the list: nothing may arrive above. */
  readonly isHolding: boolean;
  /** Counts how often the waiting ones were let in. */
  readonly releases: number;
  /** Left the list by being read, and stays while it is open. */
  readonly kept: ListedThread | null;
}

export interface ShownList {
  readonly look: Look;
  readonly threads: readonly ListedThread[];
  readonly heldCount: number;
  readonly ceiling: Ceiling | null;
}

export const emptyList: ShownList = {
  look: { fresh: [], isHolding: false, releases: 0, kept: null },
  threads: [],
  heldCount: 0,
  ceiling: null,
};

export function isSameLook(one: Look, other: Look): boolean {
  return (
    one.fresh === other.fresh &&
    one.isHolding === other.isHolding &&
    one.releases === other.releases &&
    one.kept?.id === other.kept?.id &&
    one.kept?.row === other.kept?.row
  );
}

/** The list as it may be drawn now, from what was drawn before. */
export function lookAgain(before: ShownList, look: Look, ownMoves: ReadonlySet<RowKey>): ShownList {
  const shown = before.threads.map((thread) => thread.id);
  const ceiling = look.isHolding && look.releases === before.look.releases ? before.ceiling : null;
  const held = ceiling ? holdBack(look.fresh, shown, ceiling, ownMoves) : { threads: [...look.fresh], heldCount: 0 };
  const threads = look.kept ? keepPlaces(held.threads, shown, [look.kept]) : held.threads;
  const top = threads[0];
  return {
    look,
    threads,
    heldCount: held.heldCount,
    ceiling: ceiling ?? (look.isHolding && top ? { lastAt: top.lastAt, id: top.id } : null),
  };
}
