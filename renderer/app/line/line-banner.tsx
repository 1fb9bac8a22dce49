import { Trans } from '@lingui/react/macro';
import { Unplug } from 'lucide-react';
import { reconnectNow, useLine } from '../../lib/connection-state.ts';
import { Button, Icon } from '../../ui/index.ts';
import classes from './line-banner.module.css';

/** Above the panes while the core is gone: what is on screen stays, and it says so. */
export function LineBanner() {
  const line = useLine();
  const isShown = line === 'slow' || line === 'lost';
  return (
    <div role="status" className={classes.place}>
      {isShown && (
        <div className={classes.banner}>
          <Icon of={Unplug} />
          <p className={classes.words}>
            {line === 'slow' ? (
              <Trans>Connecting to Hauspost again</Trans>
            ) : (
              <Trans>Hauspost does not answer. What you see stays as it is.</Trans>
            )}
          </p>
          {line === 'lost' && (
            <Button variant="plain" onClick={reconnectNow}>
              <Trans>Try again</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
