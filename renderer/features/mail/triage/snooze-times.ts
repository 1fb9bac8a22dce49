import { addToDate, fromWallTime, readWallTime, weekdayOf, type WallTime } from '#shared/model/zone-time.ts';

export type SnoozePreset = 'later' | 'evening' | 'tomorrow' | 'weekend' | 'nextWeek';

const morning = 8;
const evening = 18;
const saturday = 6;
const monday = 1;

/** When people put off what they cannot do now. Only what lies ahead, each time once, the nearest first. */
export function listSnoozeTimes(now: number, zone: string): { id: SnoozePreset; at: number }[] {
  const today = readWallTime(now, zone);
  const at = (day: WallTime, hour: number) => fromWallTime({ ...day, hour, minute: 0 }, zone);
  const inDays = (days: number) => addToDate(today, { days });
  const daysUntil = (weekday: number) => (weekday - weekdayOf(today) + 7) % 7 || 7;
  const times: { id: SnoozePreset; at: number }[] = [
    { id: 'later', at: at(today, today.hour + 3) },
    { id: 'evening', at: at(today, evening) },
    { id: 'tomorrow', at: at(inDays(1), morning) },
    { id: 'weekend', at: at(inDays(daysUntil(saturday)), morning + 1) },
    { id: 'nextWeek', at: at(inDays(daysUntil(monday)), morning) },
  ];
  const isToday = (time: { at: number }) => readWallTime(time.at, zone).day === today.day;
  const wanted = times.filter((time) => {
    if (time.id === 'later') return today.hour + 3 < evening + 3 && isToday(time);
    return time.at > now + 30 * 60_000;
  });
  return wanted
    .filter((time, index) => wanted.findIndex((other) => other.at === time.at) === index)
    .toSorted((one, other) => one.at - other.at);
}
