/** When people send what they write at odd hours: later today, tomorrow morning, next Monday. Local time. */
export function listSendTimes(now: number): { id: string; at: number }[] {
  const hour = (days: number, hours: number) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    date.setHours(hours, 0, 0, 0);
    return date.getTime();
  };
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  const times = [
    { id: 'today', at: hour(0, 18) },
    { id: 'tomorrow', at: hour(1, 8) },
    { id: 'afternoon', at: hour(1, 14) },
    { id: 'monday', at: hour(toMonday, 8) },
  ];
  const seen = new Set<number>();
  return times.filter(({ at }) => {
    const isNew = at > now + 10 * 60_000 && !seen.has(at);
    seen.add(at);
    return isNew;
  });
}
