export type Language = 'de' | 'en';

/** The language of the host's own few texts. The renderer's catalogs decide the same way. */
export function chooseLanguage(wanted: 'system' | Language, systemLocale: string): Language {
  if (wanted !== 'system') return wanted;
  return /^de(?![a-z])/i.test(systemLocale) ? 'de' : 'en';
}
