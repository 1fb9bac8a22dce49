import type { DemoEntry } from './archive.ts';
import { fillText } from './fill-text.ts';
import { resolveMoment } from './resolve-moment.ts';

const weekMs = 7 * 86_400_000;
const minuteMs = 60_000;

/** Instants keep their day of the week and their hour; the newest of them lies one to two weeks back. */
export function shiftOf(entries: readonly DemoEntry[], baseAt: number): number {
  const newestAt = Math.max(0, ...entries.map(({ at }) => (typeof at === 'number' ? at : 0)));
  return Math.floor((baseAt - weekMs - newestAt) / weekMs) * weekMs;
}

export function momentOf({ at }: Pick<DemoEntry, 'at'>, baseAt: number, shiftMs: number): number {
  return typeof at === 'number' ? at + shiftMs : resolveMoment(at, baseAt);
}

/** The mail as it would have come: with its date, and the dates it speaks of counted from `baseAt`. */
export function fillMail(
  { raw, language, zone }: Pick<DemoEntry, 'raw' | 'language' | 'zone'>,
  { at, baseAt, id = '' }: { at: number; baseAt: number; id?: string },
): Uint8Array<ArrayBuffer> {
  const minutes = zone === undefined ? -new Date(at).getTimezoneOffset() : minutesOf(zone);
  const filled = raw
    .replaceAll('{{@mail}}', mailDate(at, minutes))
    .replaceAll('{{@received}}', mailDate(at + 2_000, minutes))
    .replaceAll('{{@id}}', id)
    .replace(/\{\{ics ([^}]+)\}\}/g, (_, moment: string) => calendarTime(resolveMoment(moment, baseAt)))
    .replace(/\{\{icsday ([^}]+)\}\}/g, (_, moment: string) => calendarTime(resolveMoment(moment, baseAt)).slice(0, 8));
  return Uint8Array.from(Buffer.from(fillText(filled, language, baseAt)));
}

/** RFC 5322, 3.3: in the zone of the writer. */
function mailDate(at: number, minutes: number): string {
  const local = new Date(at + minutes * minuteMs).toUTCString().replace(/ GMT$/, '');
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local} ${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}

function minutesOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Wall clock, as iCalendar writes it beside a TZID. */
function calendarTime(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}${two(date.getMinutes())}00`;
}
