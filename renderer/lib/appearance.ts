import type { Settings } from '#shared/contract/settings.ts';
import type { ShellPrefs } from '#shared/contract/shell.ts';
import { keep, readKept } from './kept.ts';

/** How the window looks and speaks, as the user chose it. */
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

const moreContrast = window.matchMedia('(prefers-contrast: more)');
let current: Appearance = plainAppearance;

/** Puts it on the page and keeps it for the next start, which then paints right at once. */
export function applyAppearance(appearance: Appearance): void {
  current = appearance;
  paint(appearance);
  keep(keptAs, appearance);
}

/** Attributes on `<html>`, which `ui/tokens.css` turns into values. */
function paint({ theme, contrast, density, motion }: Appearance): void {
  const wantsContrast = contrast === 'high' || (contrast === 'system' && moreContrast.matches);
  setOrRemove('theme', theme === 'system' ? null : theme);
  setOrRemove('contrast', wantsContrast ? 'high' : null);
  setOrRemove('density', density);
  setOrRemove('motion', motion === 'system' ? null : motion);
}

function setOrRemove(name: string, value: string | null): void {
  const { dataset } = document.documentElement;
  if (value === null) delete dataset[name];
  else dataset[name] = value;
}

/** The theme follows the system by CSS alone; the wish for more contrast has to be watched. */
export function followSystemContrast(): () => void {
  const again = () => paint(current);
  moreContrast.addEventListener('change', again);
  return () => moreContrast.removeEventListener('change', again);
}

/** What the last window of this origin looked like; `null` at the very first start. */
export function readKeptAppearance(): Appearance | null {
  const kept = readKept(keptAs);
  return typeof kept === 'object' && kept !== null ? { ...plainAppearance, ...kept } : null;
}

export function withPrefs(appearance: Appearance, prefs: ShellPrefs): Appearance {
  return { ...appearance, language: prefs.language, theme: prefs.theme, contrast: prefs.contrast };
}
