import { useLingui } from '@lingui/react';
import { useSyncExternalStore } from 'react';
import { makeFormatter, type Formatter } from './format.ts';

/** The formatter of the language the window speaks now. */
export function useFormat(): Formatter {
  const { i18n } = useLingui();
  const locales = i18n.locales ?? i18n.locale;
  return formatterFor(typeof locales === 'string' ? locales : (locales[0] ?? i18n.locale));
}

const formatters = new Map<string, Formatter>();

/** Making `Intl` objects is slow; a list asks for its formatter in every row. */
export function formatterFor(locale: string): Formatter {
  let formatter = formatters.get(locale);
  if (!formatter) formatters.set(locale, (formatter = makeFormatter({ locale })));
  return formatter;
}

/** The time, changing once a minute: enough for "today" and "5 minutes ago", cheap enough for every row. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => currentMinuteAt);
}

let currentMinuteAt = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  // Nobody may have been listening for hours: React reads the value again right after this.
  tick();
  listeners.add(listener);
  timer ??= setInterval(tick, 15_000);
  document.addEventListener('visibilitychange', tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', tick);
  };
}

function tick(): void {
  const now = Date.now();
  if (Math.floor(now / 60_000) === Math.floor(currentMinuteAt / 60_000)) return;
  currentMinuteAt = now;
  for (const listener of listeners) listener();
}
