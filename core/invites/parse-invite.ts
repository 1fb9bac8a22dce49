import type { QueryTools } from '../workers/query-tools.ts';
import { readCalendar, type ReadCalendar } from './read-calendar.ts';

/** In the query worker, which can be let go of: nothing here is worth holding up the core for. */
export function parseInvite(_tools: QueryTools, { text }: { text: string }): ReadCalendar | null {
  return readCalendar(text);
}
