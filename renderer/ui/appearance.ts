/** What the user chose. `system` leaves the attribute away, so CSS follows the system by itself. */
export type Appearance = {
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'normal' | 'high';
  density: 'comfortable' | 'default' | 'compact';
  motion: 'system' | 'full' | 'reduced';
};

/** The pixel height of a mail row, for a virtual list, at 16 px root size. */
export const mailRowHeights = { comfortable: 76, default: 56, compact: 32 } as const;

/**
 * Writes the choice to `<html>`. Call it before the first paint. The system's wish for more contrast cannot be read
 * in CSS without doubling every colour: call it again when `(prefers-contrast: more)` changes.
 */
export function applyAppearance(root: HTMLElement, { theme, contrast, density, motion }: Appearance): void {
  setOrRemove(root, 'theme', theme === 'system' ? null : theme);
  const wantsContrast = contrast === 'high' || (contrast === 'system' && matchMedia('(prefers-contrast: more)').matches);
  setOrRemove(root, 'contrast', wantsContrast ? 'high' : null);
  setOrRemove(root, 'density', density);
  setOrRemove(root, 'motion', motion === 'system' ? null : motion);
}

function setOrRemove(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}
