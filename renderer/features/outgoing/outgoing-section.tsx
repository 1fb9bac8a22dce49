import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import type { Delivery, DeliveryState } from '#shared/contract/deliveries.ts';
import type { OutboxItem } from '#shared/contract/outbox.ts';
import { ReadFailure } from '../../app/errors/read-failure.tsx';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { describeTrouble } from '../../lib/trouble-text.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Button, EmptyState, StillBars } from '../../ui/index.ts';
import { callBack } from '../drafts/index.ts';
import { deliveryWords, describeEffect } from './delivery-words.ts';
import classes from './outgoing-section.module.css';

/** Every mail that went or goes out, step by step, and what the servers have still to be told. */
export function OutgoingSection() {
  const { data: deliveries, error, refetch } = useQuery(core.deliveries.list.queryOptions({ input: {} }));
  const { data: effects = [] } = useQuery(core.outbox.list.queryOptions({ input: {} }));
  if (error && !deliveries) return <ReadFailure error={error} onRetry={() => void refetch()} headingLevel={3} />;
  if (!deliveries) return <StillBars shape="text" count={3} />;
  if (deliveries.length === 0 && effects.length === 0) {
    return (
      <EmptyState icon={Send} title={<Trans>Nothing is on its way</Trans>}>
        <Trans>Mails you send stand here with every step they take.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className={classes.section}>
      {deliveries.length > 0 && (
        <ul className={classes.list}>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
      {effects.length > 0 && (
        <section>
          <h3 className={classes.heading}>
            <Trans>Still to be told to the server</Trans>
          </h3>
          <ul className={classes.list}>
            {effects.map((effect) => (
              <EffectRow key={effect.id} effect={effect} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const canCallBack: readonly DeliveryState[] = ['scheduled', 'queued', 'missed', 'failed'];
const canSendNow: readonly DeliveryState[] = ['scheduled', 'missed'];

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { id, state, subject, recipients, trouble, nextTryAt, failures } = delivery;
  const isWaiting = state === 'scheduled' || state === 'missed';
  const run = (work: () => Promise<unknown>) => void work().catch(showError);
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <strong className={classes.subject}>{subject || t`No subject`}</strong>
        <span className={classes.meta}>{format.list(recipients.map(({ name, address }) => name || address))}</span>
        <span className={trouble || state === 'failed' ? classes.trouble : classes.meta}>
          {i18n._(deliveryWords[state])}
          {isWaiting && `: ${format.moment(delivery.sendAt, now)}`}
          {trouble && ` · ${trouble.text ?? i18n._(describeTrouble(trouble))}`}
          {trouble && nextTryAt !== null && ` · ${t`Next try ${format.ago(nextTryAt, now)}`}`}
        </span>
        {failures.map(({ recipient, status }) => (
          <span key={recipient} className={classes.trouble}>
            {status === null ? t`Not delivered to ${recipient}` : t`Not delivered to ${recipient} (${status})`}
          </span>
        ))}
        <details className={classes.steps}>
          <summary>
            <Trans>Steps</Trans>
          </summary>
          <ol>
            {delivery.events.map(({ at, state: step, note }) => (
              <li key={`${at} ${step}`}>
                {format.moment(at, now)} {i18n._(deliveryWords[step])}
                {note && ` (${note})`}
              </li>
            ))}
          </ol>
        </details>
      </div>
      <div className={classes.actions}>
        {canSendNow.includes(state) && (
          <Button variant="plain" onClick={() => run(() => coreClient.deliveries.sendNow({ id }))}>
            <Trans>Send now</Trans>
          </Button>
        )}
        {state === 'unknown' && (
          <Button variant="plain" onClick={() => run(() => coreClient.deliveries.confirm({ id }))}>
            <Trans>It arrived</Trans>
          </Button>
        )}
        {(state === 'failed' || state === 'unknown') && (
          <Button variant="plain" onClick={() => run(() => coreClient.deliveries.retry({ id }))}>
            <Trans>Try again</Trans>
          </Button>
        )}
        {canCallBack.includes(state) && (
          <Button variant="plain" onClick={() => run(() => callBack(id))}>
            <Trans>Back to the drafts</Trans>
          </Button>
        )}
      </div>
    </li>
  );
}

function EffectRow({ effect }: { effect: OutboxItem }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { id, kind, count, trouble, nextTryAt, state } = effect;
  const run = (work: () => Promise<unknown>) => void work().catch(showError);
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <span>
          {i18n._(describeEffect(kind))}
          {count > 1 && ` · ${format.number(count)}`}
        </span>
        <span className={trouble ? classes.trouble : classes.meta}>
          {trouble ? (trouble.text ?? i18n._(describeTrouble(trouble))) : t`Waits for the server`}
          {nextTryAt !== null && trouble && ` · ${t`Next try ${format.ago(nextTryAt, now)}`}`}
        </span>
      </div>
      {state !== 'running' && (
        <div className={classes.actions}>
          <Button variant="plain" onClick={() => run(() => coreClient.outbox.retry({ id }))}>
            <Trans>Try now</Trans>
          </Button>
          <Button variant="plain" onClick={() => run(() => coreClient.outbox.cancel({ id }))}>
            <Trans>Give up</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}
