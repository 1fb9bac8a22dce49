import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Backup } from '#shared/contract/boot.ts';

/** Why a backup was made, in words. */
export const backupReasons: Readonly<Record<Backup['reason'], ReactNode>> = {
  migration: <Trans>Before an update</Trans>,
  daily: <Trans>Daily</Trans>,
  manual: <Trans>By you</Trans>,
  restore: <Trans>Before a restore</Trans>,
};
