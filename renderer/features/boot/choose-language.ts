import { applyAppearance, plainAppearance, readKeptAppearance } from '../../lib/appearance.ts';
import { shellClient } from '../../lib/core.ts';
import { activateLanguage, type Language } from '../../lib/i18n.ts';
import { showError } from '../../lib/notices.ts';

/** Before the profile is open there are no settings: the shell keeps the choice, the welcome takes it over. */
export function chooseLanguage(language: Language): void {
  applyAppearance({ ...(readKeptAppearance() ?? plainAppearance), language });
  activateLanguage(language).catch(showError);
  shellClient.setPrefs({ language }).catch(showError);
}
