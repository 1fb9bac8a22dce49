/** The parts of a list by time. A month counts from the year 0, so that two Junes are two groups. */
export type DayGroup = 'today' | 'yesterday' | 'thisWeek' | 'lastWeek' | { readonly year: number; readonly month: number };

/** `firstWeekday` as in `Date.getDay()`: 1 where weeks begin on Monday. */
export function groupOf(at: number, now: number, firstWeekday: number): DayGroup {
  const today = startOfDay(now);
  // Clocks differ: mail from "tomorrow" belongs to the newest group, not to one of its own above it.
  if (at >= today.getTime()) return 'today';
  if (at >= addDays(today, -1).getTime()) return 'yesterday';
  const weekStart = addDays(today, -((today.getDay() - firstWeekday + 7) % 7));
  if (at >= weekStart.getTime()) return 'thisWeek';
  if (at >= addDays(weekStart, -7).getTime()) return 'lastWeek';
  const date = new Date(at);
  return { year: date.getFullYear(), month: date.getMonth() };
}

/** Later groups have larger ranks. */
export function rankOf(group: DayGroup): number {
  if (typeof group === 'object') return group.year * 12 + group.month;
  return Number.MAX_SAFE_INTEGER - ['today', 'yesterday', 'thisWeek', 'lastWeek'].indexOf(group);
}

export function keyOf(group: DayGroup): string {
  return typeof group === 'object' ? `${group.year}-${group.month}` : group;
}

export function startOfDay(at: number): Date {
  const date = new Date(at);
  date.setHours(0, 0, 0, 0);
  return date;
}

/** By the calendar, so that a day of 23 or 25 hours is still one day. */
export function addDays(date: Date, days: number): Date {
  const moved = new Date(date);
  moved.setDate(moved.getDate() + days);
  return moved;
}
