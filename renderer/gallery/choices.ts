import type { Density } from '../ui/index.ts';
import type { Language } from './language.tsx';

export type Sheet = 'parts' | 'kit' | 'states' | 'inbox';

/** What the switches of the gallery say. The address carries them, so a picture can be taken again. */
export type Choices = {
  theme: 'light' | 'dark' | 'both';
  contrast: 'normal' | 'high';
  density: Density;
  motion: 'system' | 'reduced';
  language: Language;
  sheet: Sheet;
  /** Only this section; all when empty. */
  part: string;
};

const allowed = {
  theme: ['light', 'dark', 'both'],
  contrast: ['normal', 'high'],
  density: ['comfortable', 'default', 'compact'],
  motion: ['system', 'reduced'],
  language: ['de', 'en'],
  sheet: ['parts', 'kit', 'states', 'inbox'],
} as const satisfies { [Name in Exclude<keyof Choices, 'part'>]: readonly Choices[Name][] };

export function readChoices(search: string): Choices {
  const query = new URLSearchParams(search);
  const read = <Value extends string>(name: keyof Choices, values: readonly [Value, ...Value[]]): Value =>
    values.find((value) => value === query.get(name)) ?? values[0];
  return {
    theme: read('theme', allowed.theme),
    contrast: read('contrast', allowed.contrast),
    density: read('density', allowed.density),
    motion: read('motion', allowed.motion),
    language: read('language', allowed.language),
    sheet: read('sheet', allowed.sheet),
    part: query.get('part') ?? '',
  };
}

export function writeChoices(choices: Choices): string {
  return `?${new URLSearchParams(choices).toString()}`;
}

/** The same attributes the product sets. */
export function applyChoices({ theme, contrast, density, motion }: Choices): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = theme === 'both' ? 'light' : theme;
  dataset['contrast'] = contrast;
  dataset['density'] = density;
  dataset['motion'] = motion;
}
