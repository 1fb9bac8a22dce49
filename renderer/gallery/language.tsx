import { i18n } from '@lingui/core';
import { createContext, useContext } from 'react';

export type Language = 'de' | 'en';

/** The gallery's own words are no part of the product's catalog: they stand here as pairs. */
export type Say = (german: string, english: string) => string;

const LanguageContext = createContext<Language>('de');

export const LanguageProvider = LanguageContext.Provider;

export function useSay(): Say {
  const language = useContext(LanguageContext);
  return (german, english) => (language === 'de' ? german : english);
}

export async function loadLanguage(language: Language): Promise<void> {
  const { messages } = language === 'de' ? await import('../locales/de.po') : await import('../locales/en.po');
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}
