import { i18n, setupI18n, type I18n, type Messages } from '@lingui/core';

export type Language = 'de' | 'en';
export type LanguageSetting = Language | 'system';
export const languages: readonly Language[] = ['de', 'en'];

/** Names of the languages in themselves: whoever cannot read the others finds their own. */
export const languageNames: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

const catalogs: Readonly<Record<Language, () => Promise<{ messages: Messages }>>> = {
  de: () => import('../locales/de.po'),
  en: () => import('../locales/en.po'),
};

/** German for whoever has German among their first wishes, English for everybody else. */
export function resolveLanguage(setting: LanguageSetting, wished: readonly string[] = systemLanguages()): Language {
  if (setting !== 'system') return setting;
  const known = wished.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'de' || tag === 'en');
  return known === 'de' ? 'de' : 'en';
}

/** Dates and numbers follow the region of the system where it speaks the language, such as en-US or de-AT. */
export function resolveLocale(language: Language, wished: readonly string[] = systemLanguages()): string {
  const regional = wished.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return regional ?? (language === 'de' ? 'de-DE' : 'en-GB');
}

/** Switches the whole window, also while it is open. */
export async function activateLanguage(language: Language): Promise<void> {
  const { messages } = await catalogs[language]();
  i18n.loadAndActivate({ locale: language, locales: [resolveLocale(language)], messages });
  document.documentElement.lang = language;
}

/** The same texts in a given language, whatever the window speaks: search finds a command by either name. */
export async function loadLanguage(language: Language): Promise<I18n> {
  const { messages } = await catalogs[language]();
  return setupI18n({ locale: language, messages: { [language]: messages } });
}

function systemLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages;
}
