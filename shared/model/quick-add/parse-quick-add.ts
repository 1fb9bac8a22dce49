import type { Span } from '../query/index.ts';
import { addToDate, readWallTime, type WallTime } from '../zone-time.ts';
import { readLine, Words, type LineWord } from './line.ts';
import type { ChipKind, Priority, QuickAdd, QuickAddChip } from './model.ts';
import { readClock, type ReadClock } from './read-clock.ts';
import { isBefore, readDate, type Day, type ReadDate } from './read-date.ts';
import { readRecurrence, type Recurrence } from './read-recurrence.ts';
import { longWeekdays } from './words.ts';

const maxLength = 1_000;

export interface QuickAddContext {
  readonly now: number;
  readonly zone: string;
}

/**
 * A line as somebody types it to make a task, in German and English alike: `Angebot an Weber !hoch @freitag 14:00 #kita
 * ~30m`. What is not understood is the title's; what looks like a date and is a name stays in it.
 */
export function parseQuickAdd(line: string, { now, zone }: QuickAddContext): QuickAdd {
  return new QuickAddReader(line.slice(0, maxLength), readWallTime(now, zone)).read();
}

interface Found<Value> {
  readonly at: number;
  readonly value: Value;
}

class QuickAddReader {
  readonly #line: string;
  readonly #today: WallTime;
  readonly #all: readonly LineWord[];
  readonly #words: Words;
  /** By word: what took it. */
  readonly #taken: (ChipKind | 'lead' | null)[];
  readonly #chips: QuickAddChip[] = [];

  constructor(line: string, today: WallTime) {
    this.#line = line;
    this.#today = today;
    this.#all = readLine(line);
    this.#words = new Words(this.#all);
    this.#taken = this.#all.map(() => null);
  }

  read(): QuickAdd {
    const isReminder = this.#takeReminder();
    const tags = this.#takeTags();
    const priority = this.#takePriority();
    let estimateMinutes = this.#takeEstimate();
    const recurrence = this.#takeRecurrence();
    const start = this.#takeDate((date) => date.isStart === true, 'start');
    const kind = isReminder ? 'remind' : 'due';
    const date = this.#takeDate((found) => found.isStart !== true, kind);
    const clock = date?.value.minutes === undefined ? this.#takeClock(date, kind) : null;
    if (clock?.lasts !== undefined) estimateMinutes ??= clock.lasts;
    const at = this.#settle(date?.value ?? null, clock, recurrence);
    if (isReminder) this.#dropJoint();
    return {
      title: this.#title(),
      due: isReminder ? null : at,
      start: start === null ? null : formatDay(start.value.date),
      remind: isReminder ? at : null,
      recurrence: recurrence?.rule ?? null,
      priority,
      tags,
      estimateMinutes,
      chips: this.#chips,
    };
  }

  /** `erinner mich … an`, `remind me … to`: a time to be told, not a day it is due. */
  #takeReminder(): boolean {
    const length = this.#words.take(0, [
      'erinnere mich bitte',
      'erinner mich bitte',
      'bitte erinnere mich',
      'bitte erinner mich',
      'erinnere mich',
      'erinner mich',
      'please remind me',
      'remind me',
    ]);
    this.#taken.fill('lead', 0, length);
    return length > 0;
  }

  /** What joins the reminder to its matter: `an den Herd`, `to check the oven`, `daran, Bob anzurufen`. */
  #dropJoint(): void {
    const at = this.#taken.findIndex((taken) => taken === null);
    const isJoint = ['an', 'daran', 'to', 'about', 'of', 'dass', 'that', 'ans'].includes(this.#words.at(at));
    if (at >= 0 && isJoint) this.#taken[at] = 'lead';
  }

  #takeTags(): string[] {
    const tags: string[] = [];
    this.#each((at) => {
      const { from, to } = this.#spanOf(at, 1);
      const [, tag] = /^#(\p{L}[\p{L}\p{N}_/-]*?)[/,;.]*$/u.exec(this.#line.slice(from, to)) ?? [];
      if (tag === undefined) return;
      if (!tags.includes(tag)) tags.push(tag);
      this.#take('tag', at, 1);
    });
    return tags;
  }

  #takePriority(): Priority | null {
    let priority: Priority | null = null;
    this.#each((at) => {
      const found = priorities.get(this.#words.at(at));
      if (found === undefined || priority !== null) return;
      priority = found;
      this.#take('priority', at, 1);
    });
    return priority;
  }

  /** `~30m`, `~1h30`, `~1,5 h`. */
  #takeEstimate(): number | null {
    let minutes: number | null = null;
    this.#each((at) => {
      const word = this.#words.at(at);
      if (minutes !== null || !word.startsWith('~')) return;
      const alone = readEstimate(word.slice(1));
      const joined = readEstimate(`${word.slice(1)}${this.#words.at(at + 1)}`);
      minutes = alone ?? joined;
      if (minutes !== null) this.#take('estimate', at, alone === null ? 2 : 1);
    });
    return minutes;
  }

  #takeRecurrence(): Recurrence | null {
    for (let at = 0; at < this.#words.length; at += 1) {
      if (this.#taken[at] !== null || this.#all[at]?.isQuoted === true) continue;
      const found = readRecurrence(this.#words, at);
      if (found === null || !this.#isFree(at, found.length)) continue;
      this.#take('recurrence', at, found.length);
      // "letzter Freitag im Monat Stammtisch, jeden Monat" says it in two places.
      this.#each((other) => {
        const length = this.#words.take(other, ['jeden monat', 'every month', 'each month']);
        if (length > 0 && found.rule.startsWith('FREQ=MONTHLY')) this.#take('recurrence', other, length);
      });
      return found;
    }
    return null;
  }

  /** The date that is surest; of several that are equally sure, the first. */
  #takeDate(isWanted: (date: ReadDate) => boolean, kind: ChipKind): Found<ReadDate> | null {
    let best: Found<ReadDate> | null = null;
    for (let at = 0; at < this.#words.length; at += 1) {
      if (this.#taken[at] !== null || this.#all[at]?.isQuoted === true) continue;
      const value = readDate(this.#words, at, this.#today);
      if (value === null || !isWanted(value) || !this.#isFree(at, value.length)) continue;
      if (value.strength === 1 && !this.#standsApart(at, value.length)) continue;
      if (best === null || value.strength > best.value.strength) best = { at, value };
      at += value.length - 1;
    }
    if (best === null) return null;
    this.#take(kind, best.at, best.value.length);
    this.#takeSameDay(best, kind);
    return best;
  }

  /** `Freitag, 20.11.`: the second says the same again. */
  #takeSameDay({ at, value }: Found<ReadDate>, kind: ChipKind): void {
    const behind = at + value.length;
    const second = readDate(this.#words, behind, this.#today);
    const isSame = second !== null && !isBefore(second.date, value.date) && !isBefore(value.date, second.date);
    if (isSame && this.#isFree(behind, second.length)) this.#take(kind, behind, second.length);
    const before = at - 1;
    if (this.#taken[before] === null && longWeekdays.has(this.#words.at(before)) && value.strength > 1) {
      this.#take(kind, before, 1);
    }
  }

  /** A weekday alone is a date where a line begins or ends, or beside something else that was understood. */
  #standsApart(at: number, length: number): boolean {
    const behind = at + length;
    if (at === 0 || this.#taken[at - 1] !== null) return true;
    if (behind >= this.#words.length || this.#taken[behind] !== null) return true;
    return readClock(this.#words, behind) !== null;
  }

  /** The time that stands by the date, or the only one there is. */
  #takeClock(date: Found<ReadDate> | null, kind: ChipKind): ReadClock | null {
    const found: Found<ReadClock>[] = [];
    for (let at = 0; at < this.#words.length; at += 1) {
      if (this.#taken[at] !== null || this.#all[at]?.isQuoted === true) continue;
      const value = readClock(this.#words, at);
      if (value === null || !this.#isFree(at, value.length)) continue;
      found.push({ at, value });
      at += value.length - 1;
    }
    const isBeside = ({ at, value }: Found<ReadClock>) =>
      date !== null && (at === date.at + date.value.length || at + value.length === date.at);
    const chosen = found.find(isBeside) ?? found[0];
    if (chosen === undefined) return null;
    this.#take(kind, chosen.at, chosen.value.length);
    return chosen.value;
  }

  #settle(date: ReadDate | null, clock: ReadClock | null, recurrence: Recurrence | null): string | null {
    const today = this.#today;
    const sinceMidnight = today.hour * 60 + today.minute;
    const clearly = clock === null ? null : this.#clearly(clock, date, sinceMidnight);
    const minutes = date?.minutes ?? clearly ?? recurrence?.minutes ?? null;
    const mayBeToday = minutes === null || minutes > sinceMidnight;
    if (date !== null) return formatDay(date.date) + formatClock(minutes);
    if (recurrence !== null) {
      const day = recurrence.first(today, mayBeToday);
      const isNow = !isBefore(today, day) && !mayBeToday;
      return formatDay(isNow ? addToDate(today, { days: 1 }) : day) + formatClock(minutes);
    }
    if (minutes === null) return null;
    return formatDay(mayBeToday ? today : addToDate(today, { days: 1 })) + formatClock(minutes);
  }

  /** "Half past two" is the next such time by day. */
  #clearly({ minutes, isVague = false }: ReadClock, date: ReadDate | null, sinceMidnight: number): number {
    if (!isVague) return minutes;
    const choices = [minutes, minutes + 720].filter((one) => one >= 7 * 60 && one < 20 * 60);
    const isToday = date === null || !isBefore(this.#today, date.date);
    return choices.find((one) => !isToday || one > sinceMidnight) ?? choices[0] ?? minutes;
  }

  #title(): string {
    const kept = this.#all.filter((_word, index) => this.#taken[index] === null);
    const text = kept.map(({ from, to }) => this.#line.slice(from, to)).join(' ');
    const bare = text.replace(/^[\s,;:–-]+|[\s,;:–-]+$/gu, '').trim();
    const [, quoted] = /^"([^"]*)"$/.exec(bare) ?? [];
    return quoted ?? bare;
  }

  #each(run: (at: number) => void): void {
    this.#all.forEach((word, at) => {
      if (this.#taken[at] === null && !word.isQuoted) run(at);
    });
  }

  #isFree(at: number, length: number): boolean {
    return this.#taken.slice(at, at + length).every((taken) => taken === null);
  }

  #take(kind: ChipKind, at: number, length: number): void {
    this.#taken.fill(kind, at, at + length);
    const span = this.#spanOf(at, length);
    const index = this.#chips.findIndex((chip) => chip.kind === kind && kind !== 'tag');
    const before = this.#chips[index];
    if (before === undefined) this.#chips.push({ kind, spans: [span] });
    else this.#chips[index] = { kind, spans: [...before.spans, span] };
  }

  #spanOf(at: number, length: number): Span {
    return { from: this.#all[at]?.from ?? 0, to: this.#all[at + length - 1]?.to ?? this.#line.length };
  }
}

const priorities: ReadonlyMap<string, Priority> = new Map([
  ...['!hoch', '!high', '!wichtig', '!important', '!urgent', '!dringend', '!!!', '!1', 'p1'].map(high),
  ...['!mittel', '!medium', '!normal', '!!', '!2', 'p2'].map((word): [string, Priority] => [word, 'medium']),
  ...['!niedrig', '!low', '!3', 'p3'].map((word): [string, Priority] => [word, 'low']),
]);

function high(word: string): [string, Priority] {
  return [word, 'high'];
}

function readEstimate(text: string): number | null {
  const [, hours, hourMinutes] =
    /^(\d{1,3}(?:[.,]\d{1,2})?)(?:h|std|stunden?|hours?)(?:(\d{1,2})(?:m|min)?)?$/.exec(text) ?? [];
  if (hours !== undefined) return Math.round(Number(hours.replace(',', '.')) * 60) + Number(hourMinutes ?? 0);
  const [, minutes] = /^(\d{1,4})(?:m|min|mins|minuten|minutes)$/.exec(text) ?? [];
  if (minutes !== undefined) return Number(minutes);
  const [, days] = /^(\d{1,2})(?:d|tage?|days?)$/.exec(text) ?? [];
  return days === undefined ? null : Number(days) * 8 * 60;
}

const two = (value: number) => String(value).padStart(2, '0');

function formatDay({ year, month, day }: Day): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function formatClock(minutes: number | null): string {
  return minutes === null ? '' : `T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
