import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Archive, ArrowLeft } from 'lucide-react';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { openPart } from '../../state/navigate.ts';
import { Button, Link } from '../../ui/index.ts';
import { inTurn } from '../undo/index.ts';
import classes from './bundle-head.module.css';
import { archiveBundle, useBundles } from './bundles.ts';
import { timeOfDay } from './time-of-day.ts';

/** Above the list of an opened bundle: back, all of it away, and what waits for its hour. */
export function BundleHead({ part }: { part: string }) {
  const { t } = useLingui();
  const bundle = useBundles().find(({ kind }) => part === `bundle-${kind}`);
  if (bundle === undefined) return null;
  const { kind, waiting, deliverAt, total } = bundle;
  const deliver = () => void coreClient.bundles.deliverNow({ kind }).catch(showError);
  const time = timeOfDay(deliverAt ?? 0);
  return (
    <div className={classes.head}>
      <Button variant="plain" icon={ArrowLeft} onClick={() => openPart(null)}>
        <Trans>Inbox</Trans>
      </Button>
      <Button
        variant="plain"
        icon={Archive}
        disabledReason={total === 0 ? t`There is nothing in this bundle` : undefined}
        onClick={() => void inTurn(() => archiveBundle(kind)).catch(showError)}
      >
        <Trans>Archive all</Trans>
      </Button>
      {waiting > 0 && (
        <span className={classes.waiting} role="status">
          <Plural value={waiting} one={`# more comes at ${time}.`} other={`# more come at ${time}.`} />{' '}
          <Link onClick={deliver}>
            <Trans>Show now</Trans>
          </Link>
        </span>
      )}
    </div>
  );
}
