import { useEffect } from 'react';
import type { SettingsSection } from '../../state/route.ts';

const shownForMs = 2_000;
const patienceMs = 3_000;

/** A link to one setting brings its row into view, gives its control the keyboard and marks it for a moment. */
export function useFoundRow(section: SettingsSection, setting: string | null): void {
  useEffect(() => {
    if (setting === null) return undefined;
    const stop = new AbortController();
    const timers = [setTimeout(() => stop.abort(), patienceMs)];
    const show = () => {
      const row = document.getElementById(setting);
      if (!row) return false;
      row.scrollIntoView({ block: 'center' });
      row.dataset['found'] = '';
      row
        .querySelector<HTMLElement>('[aria-checked=true],button,input,[role=combobox],a')
        ?.focus({ preventScroll: true });
      timers.push(setTimeout(() => delete row.dataset['found'], shownForMs));
      return true;
    };
    if (!show()) {
      // The section's code may still be on its way.
      const observer = new MutationObserver(() => {
        if (show()) stop.abort();
      });
      observer.observe(document.body, { childList: true, subtree: true });
      stop.signal.addEventListener('abort', () => observer.disconnect());
    }
    return () => {
      stop.abort();
      timers.forEach(clearTimeout);
    };
  }, [section, setting]);
}
