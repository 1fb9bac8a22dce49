import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { core } from '../lib/core.ts';
import { useViewState } from '../state/view-state.ts';
import { useAppliedSettings } from './applied-settings.ts';
import { ReadFailure } from './errors/read-failure.tsx';
import { Frame } from './layout/frame.tsx';
import { Opening } from './line/opening.tsx';
import { useNativeMenu } from './native-menu.ts';
import { WelcomePage } from './pages.ts';
import { useRecoveryNotice } from './recovery-notice.ts';

/** The profile is open: settings decide how the window looks, and whether it begins with the welcome. */
export function Ready() {
  const settings = useQuery(core.settings.get.queryOptions({ input: {} }));
  const accounts = useQuery(core.accounts.list.queryOptions({ input: {} }));
  const page = useViewState((state) => state.route.page);
  // The demo's accounts come before its mails: the welcome stays until it says itself that it is done.
  const [isWelcoming, setIsWelcoming] = useState(false);
  useAppliedSettings(settings.data);
  useNativeMenu();
  useRecoveryNotice();

  const failed = [settings, accounts].find((query) => query.isError && query.data === undefined);
  if (failed) return <ReadFailure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!settings.data || !accounts.data) return <Opening step="starting" />;

  const isNew = !settings.data.onboarded && (accounts.data.length === 0 || isWelcoming);
  if (isNew !== isWelcoming) setIsWelcoming(isNew);
  if (page === 'welcome' || (isNew && page !== 'settings')) return <WelcomePage />;
  return <Frame />;
}
