import type { Settings } from '#shared/contract/settings.ts';
import type { ShellPrefs } from '#shared/contract/shell.ts';
import { keep, readKept } from './kept.ts';

/** How the window looks. Attributes on `<html>` carry it; `ui/tokens.css` turns them into values. */
export type Appearance = Pick<Settings, 'theme' | 'contrast' | 'density' | 'motion' | 'language'>;

export const plainAppearance: Appearance = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  motion: 'system',
  language: 'system',
};

// `public/first-paint.js` reads the same entry before anything is drawn.
const keptAs = 'appearance';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const moreContrast = window.matchMedia('(prefers-contrast: more)');
let current: Appearance = plainAppearance;

/** Puts it on the page and keeps it for the next start, which then paints right at once. */
export function applyAppearance(appearance: Appearance): void {
  current = appearance;
  const { dataset } = document.documentElement;
  const isDark = appearance.theme === 'system' ? dark.matches : appearance.theme === 'dark';
  const isHigh = appearance.contrast === 'system' ? moreContrast.matches : appearance.contrast === 'high';
  dataset['theme'] = isDark ? 'dark' : 'light';
  dataset['contrast'] = isHigh ? 'high' : 'normal';
  dataset['density'] = appearance.density;
  dataset['motion'] = appearance.motion;
  keep(keptAs, appearance);
}

/** "System" means: as the system is now, also while the window is open. */
export function followSystemAppearance(): () => void {
  const again = () => applyAppearance(current);
  dark.addEventListener('change', again);
  moreContrast.addEventListener('change', again);
  return () => {
    dark.removeEventListener('change', again);
    moreContrast.removeEventListener('change', again);
  };
}

/** What the last window of this origin looked like; `null` at the very first start. */
export function readKeptAppearance(): Appearance | null {
  const kept = readKept(keptAs);
  return typeof kept === 'object' && kept !== null ? { ...plainAppearance, ...kept } : null;
}

export function withPrefs(appearance: Appearance, prefs: ShellPrefs): Appearance {
  return { ...appearance, language: prefs.language, theme: prefs.theme, contrast: prefs.contrast };
}
