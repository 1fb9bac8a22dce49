import type { BootState } from '#shared/contract/boot.ts';
import { FailedPage } from './failed-page.tsx';
import { FirstPassphrasePage } from './first-passphrase-page.tsx';
import { LockedPage } from './locked-page.tsx';

/** A phase in which the user has to do something before there is a profile. */
export type AskingState = Exclude<BootState, { phase: 'opening' | 'ready' }>;

interface BootScreensProps {
  readonly state: AskingState;
  /** The first key is being made: its recovery code wants to be shown. `false` takes it back. */
  onVaultCreating(isCreating: boolean): void;
}

export function BootScreens({ state, onVaultCreating }: BootScreensProps) {
  switch (state.phase) {
    case 'needsPassphrase':
      return <FirstPassphrasePage keyringError={state.keyringError} onVaultCreating={onVaultCreating} />;
    case 'locked':
      return <LockedPage state={state} />;
    case 'failed':
      return <FailedPage state={state} />;
  }
}
