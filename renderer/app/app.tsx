import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../lib/core.ts';
import { UiProvider } from '../ui/index.ts';
import { ErrorBoundary } from './errors/error-boundary.tsx';
import { Gate } from './gate.tsx';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <UiProvider>
          <ErrorBoundary>
            <Gate />
          </ErrorBoundary>
        </UiProvider>
      </I18nProvider>
    </QueryClientProvider>
  );
}
