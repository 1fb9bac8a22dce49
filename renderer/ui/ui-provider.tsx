import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { ConfirmHost } from './confirm.tsx';
import { Toaster } from './toasts.tsx';

/**
 * Stands once around the app, inside Lingui's `I18nProvider`. Our CSP has no place for inline style elements.
 * The hosts come first: a toast shown by the first effect of a child already finds its listener.
 */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <Toaster />
        <ConfirmHost />
        {children}
      </Tooltip.Provider>
    </CSPProvider>
  );
}
