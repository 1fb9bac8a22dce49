import { useEffect, useRef } from 'react';
import type { Settings } from '#shared/contract/settings.ts';
import { applyAppearance } from '../lib/appearance.ts';
import { shellClient } from '../lib/core.ts';
import { activateLanguage, resolveLanguage } from '../lib/i18n.ts';
import { showError } from '../lib/notices.ts';
import { saveSettings } from '../lib/settings.ts';

/**
 * Settings act at once, in every window. What the shell needs before the next file is open goes to its own small
 * file; before the first welcome it is the other way round, because language was chosen on the screens before.
 */
export function useAppliedSettings(settings: Settings | undefined): void {
  const { theme, contrast, density, motion, language, closeToTray, onboarded } = settings ?? {};
  const isFirst = useRef(true);

  useEffect(() => {
    if (!theme || !contrast || !density || !motion || !language || closeToTray === undefined) return;
    const wasFirst = isFirst.current;
    isFirst.current = false;
    if (wasFirst && !onboarded && language === 'system') {
      takePrefsAsSettings().catch(showError);
      return;
    }
    applyAppearance({ theme, contrast, density, motion, language });
    activateLanguage(resolveLanguage(language)).catch(showError);
    shellClient.setPrefs({ theme, contrast, language, closeToTray }).catch(showError);
  }, [theme, contrast, density, motion, language, closeToTray, onboarded]);
}

async function takePrefsAsSettings(): Promise<void> {
  const { language, theme, contrast } = await shellClient.prefs({});
  if (language !== 'system' || theme !== 'system' || contrast !== 'system') {
    await saveSettings({ language, theme, contrast });
  }
}
