import { Trans } from '@lingui/react/macro';
import { Unplug } from 'lucide-react';
import { reconnectNow } from '../../lib/connection-state.ts';
import { useHost } from '../../lib/host.ts';
import { Button, ErrorState } from '../../ui/index.ts';
import classes from './opening.module.css';

/** Nobody has answered for a while, and there is nothing on screen that could be kept. */
export function NoAnswer() {
  const host = useHost();
  return (
    <main className={classes.page}>
      <ErrorState
        icon={Unplug}
        headingLevel={1}
        title={<Trans>Hauspost does not answer</Trans>}
        actions={
          <Button variant="primary" onClick={reconnectNow}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {host?.host === 'desktop' ? (
          <Trans>The part that holds your mail is not running. Your mail is safe in its file.</Trans>
        ) : (
          <Trans>
            Start it again with <code>npm start</code> and open the address it prints. Your mail is safe in its file.
          </Trans>
        )}
      </ErrorState>
    </main>
  );
}
