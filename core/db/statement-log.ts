import type { Logger } from 'pino';
import type { Clock } from '../context.ts';

export interface SlowStatement {
  readonly name: string;
  readonly count: number;
  readonly worstMs: number;
  readonly lastAt: number;
}

const slowMs = 40;
const maxEntries = 100;

/** Keeps what took over 40 ms, by its shape: values, and with them mail text, never come in here. */
export class StatementLog {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #entries = new Map<string, SlowStatement>();

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  note(name: string, tookMs: number): void {
    if (tookMs < slowMs) return;
    const before = this.#entries.get(name);
    const worstMs = Math.max(before?.worstMs ?? 0, Math.round(tookMs * 10) / 10);
    this.#entries.set(name, { name, count: (before?.count ?? 0) + 1, worstMs, lastAt: this.#clock.now() });
    if (this.#entries.size > maxEntries) this.#forgetFastest();
    this.#log.warn({ statement: name, tookMs: Math.round(tookMs) }, 'slow statement');
  }

  list(): SlowStatement[] {
    return [...this.#entries.values()].toSorted((a, b) => b.worstMs - a.worstMs);
  }

  #forgetFastest(): void {
    const fastest = this.list().at(-1);
    if (fastest !== undefined) this.#entries.delete(fastest.name);
  }
}

/** The shape of a statement: literals and lists of parameters fall away, so that equal work has one name. */
export function shapeOf(sql: string): string {
  return sql
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/(?<![\w"])\d+(?:\.\d+)?/g, '?')
    .replace(/\s+/g, ' ')
    .replace(/\(\?(?:, ?\?)+\)/g, '(?…)')
    .replace(/\(\?…\)(?:, ?\(\?…\))+/g, '(?…)…')
    .replaceAll('"', '')
    .trim()
    .slice(0, 200);
}
