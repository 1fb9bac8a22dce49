import { Trans } from '@lingui/react/macro';
import { Unplug } from 'lucide-react';
import { reconnectNow, useLine } from '../../lib/connection-state.ts';
import { Banner, Link } from '../../ui/index.ts';

/** Above the panes while the core is gone: what is on screen stays, and it says so. */
export function LineBanner() {
  const line = useLine();
  return (
    <div role="status">
      {line === 'slow' && (
        <Banner tone="warn" icon={Unplug} isLive={false}>
          <Trans>Connecting to Hauspost again</Trans>
        </Banner>
      )}
      {line === 'lost' && (
        <Banner
          tone="warn"
          icon={Unplug}
          isLive={false}
          actions={
            <Link onClick={reconnectNow}>
              <Trans>Try again</Trans>
            </Link>
          }
        >
          <Trans>Hauspost does not answer. What you see stays as it is.</Trans>
        </Banner>
      )}
    </div>
  );
}
