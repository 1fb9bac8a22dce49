const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const minuteMs = 60_000;

/** The demo's own way of saying when (resources/demo/format.ts), seen from `now`, in the zone of this machine. */
export function resolveMoment(moment: string, now: number): number {
  const ago = moment.match(/^-(\d+)([mh])$/);
  if (ago !== null) return now - Number(ago[1]) * (ago[2] === 'h' ? 60 : 1) * minuteMs;

  const [, count, unit, weekday, hours, minutes] =
    moment.match(/^([+-]\d+)(?:([db])|w:([a-z]{3}))(?: (\d\d):(\d\d))?$/) ?? [];
  if (count === undefined) throw new Error(`not a moment: ${moment}`);
  const date = new Date(now);
  date.setHours(Number(hours ?? 12), Number(minutes ?? 0), 0, 0);
  if (unit === 'd') date.setDate(date.getDate() + Number(count));
  else if (unit === 'b') addBusinessDays(date, Number(count));
  else date.setDate(date.getDate() + daysToWeekday(date, Number(count), weekday ?? ''));
  return date.getTime();
}

/** From a Saturday, one business day ago is Friday and the next one is Monday. */
function addBusinessDays(date: Date, count: number): void {
  const step = Math.sign(count);
  for (let left = Math.abs(count); left > 0;) {
    date.setDate(date.getDate() + step);
    if (date.getDay() % 6 !== 0) left -= 1;
  }
}

function daysToWeekday(date: Date, weeks: number, weekday: string): number {
  const wanted = weekdays.indexOf(weekday);
  if (wanted < 0) throw new Error(`not a weekday: ${weekday}`);
  return weeks * 7 + wanted - ((date.getDay() + 6) % 7);
}
