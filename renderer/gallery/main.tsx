import '../ui/styles.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UiProvider } from '../ui/index.ts';
import { Gallery } from './gallery.tsx';
import { loadLanguage } from './language.tsx';
import { applyChoices, readChoices } from './choices.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const choices = readChoices(location.search);
applyChoices(choices);
await loadLanguage(choices.language);
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <Gallery />
      </UiProvider>
    </I18nProvider>
  </StrictMode>,
);
