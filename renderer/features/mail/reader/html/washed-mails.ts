import type { MessageId } from '#shared/ids.ts';
import type { WashedMail } from './wash/index.ts';

interface Kept {
  readonly html: string;
  readonly isWhole: boolean;
  readonly washing: Promise<WashedMail>;
  /** Set once it is there: whoever comes back to a message gets it in the same frame. */
  done: WashedMail | null;
}

/** The washing is a third of all the window's code: it comes with the first mail that has a design. */
export const loadWash = () => import('./wash/index.ts');

const kept = new Map<MessageId, Kept>();
const maxKept = 40;

/** Washed once for each message; whoever shows it takes a copy. */
export function washMessage(id: MessageId, html: string, isWhole: boolean): Promise<WashedMail> {
  const found = find(id, html, isWhole);
  if (found !== null) return found.washing;
  const entry: Kept = { html, isWhole, washing: wash(html, isWhole), done: null };
  kept.delete(id);
  kept.set(id, entry);
  entry.washing.then(
    (washed) => {
      entry.done = washed;
    },
    // Whoever waits for it is told; the next one tries again.
    () => kept.delete(id),
  );
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  return entry.washing;
}

async function wash(html: string, isWhole: boolean): Promise<WashedMail> {
  const { washHtml } = await loadWash();
  return washHtml(html, { isWhole });
}

export function findWashed(id: MessageId, html: string, isWhole: boolean): WashedMail | null {
  return find(id, html, isWhole)?.done ?? null;
}

function find(id: MessageId, html: string, isWhole: boolean): Kept | null {
  const found = kept.get(id);
  return found !== undefined && found.html === html && found.isWhole === isWhole ? found : null;
}
