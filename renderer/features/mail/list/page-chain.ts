import type { ThreadRow } from '#shared/contract/threads.ts';
import { keyOfRow, type RowKey } from '../../../state/row-keys.ts';

/**
 * The pages of one list as far as they were walked. A page is asked for by the cursor that the page before it ended
 * with, so only pages near the viewport are asked again when something changed; the rest is taken up when scrolled to.
 */
export interface Page {
  readonly ids: readonly RowKey[];
  readonly times: readonly number[];
  /** `null` for pages far from the viewport: their place and height stay, their texts leave the memory. */
  readonly rows: readonly ThreadRow[] | null;
}

export interface PageChain {
  /** `cursors[i]` opens page `i`; there is one cursor more than pages while the end was not reached. */
  readonly cursors: readonly (string | null)[];
  readonly pages: readonly Page[];
  readonly isComplete: boolean;
}

export const emptyChain: PageChain = { cursors: [null], pages: [], isComplete: false };

export interface PageAnswer {
  readonly items: readonly ThreadRow[];
  readonly next: string | null;
}

/** Takes up what page `index` is now. Pages behind it keep their place even where its end has moved. */
export function takePage(chain: PageChain, index: number, answer: PageAnswer): PageChain {
  if (index > chain.pages.length || chain.cursors[index] === undefined) return chain;
  const isEnd = answer.next === null;
  const known = chain.pages[index];
  const isSameEnd = isEnd
    ? chain.pages.length === index + 1 && chain.isComplete
    : chain.cursors[index + 1] === answer.next;
  if (known?.rows === answer.items && isSameEnd) return chain;

  const page: Page = {
    ids: answer.items.map(keyOfRow),
    times: answer.items.map((row) => row.sortAt),
    rows: answer.items,
  };
  const after = isEnd ? [] : chain.pages.slice(index + 1);
  const cursorsAfter = isEnd ? [] : [answer.next, ...chain.cursors.slice(index + 2)];
  return {
    cursors: [...chain.cursors.slice(0, index + 1), ...cursorsAfter],
    pages: [...chain.pages.slice(0, index), page, ...after],
    isComplete: isEnd || (chain.isComplete && after.length > 0),
  };
}

/** Forgets the texts of pages further than `reach` from the viewport. The first page is always kept whole. */
export function trimChain(chain: PageChain, first: number, last: number, reach: number): PageChain {
  const isFar = (index: number) => index > 0 && (index < first - reach || index > last + reach);
  if (!chain.pages.some((page, index) => page.rows !== null && isFar(index))) return chain;
  return { ...chain, pages: chain.pages.map((page, index) => (isFar(index) ? { ...page, rows: null } : page)) };
}

export interface ListedThread {
  readonly id: RowKey;
  /** Where it stands in the order by time. */
  readonly lastAt: number;
  readonly row: ThreadRow | null;
}

/** All walked pages as one list. Where a page's end moved, its neighbour may still hold the same row: first one wins. */
export function flattenChain(chain: PageChain): ListedThread[] {
  const seen = new Set<RowKey>();
  const listed: ListedThread[] = [];
  for (const page of chain.pages) {
    page.ids.forEach((id, index) => {
      if (seen.has(id)) return;
      seen.add(id);
      listed.push({ id, lastAt: page.times[index] ?? 0, row: page.rows?.[index] ?? null });
    });
  }
  return listed;
}
