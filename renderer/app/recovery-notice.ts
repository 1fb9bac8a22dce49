import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { core } from '../lib/core.ts';
import { formatterFor } from '../lib/use-format.ts';
import { i18n } from '@lingui/core';
import { showToast } from '../ui/index.ts';

/** The last run did not close the file: it was checked, and this says so quietly, once per window. */
export function useRecoveryNotice(): void {
  const { data: state } = useQuery(core.boot.state.queryOptions({ input: {} }));
  const recovered = state?.phase === 'ready' ? state.recovered : null;
  useEffect(() => {
    if (!recovered || wasTold) return;
    wasTold = true;
    const { restoredFrom } = recovered;
    if (restoredFrom === null) {
      showToast({
        id: 'recovered',
        text: t`Hauspost was not closed last time. The file was checked, everything is there.`,
      });
      return;
    }
    const format = formatterFor(i18n.locale);
    const moment = format.moment(restoredFrom, Date.now());
    showToast({
      id: 'recovered',
      tone: 'warn',
      durationMs: 0,
      text: t`The mail file was damaged and comes from a backup now`,
      detail: t`State of ${moment}. The damaged file was kept beside it.`,
    });
  }, [recovered]);
}

let wasTold = false;
