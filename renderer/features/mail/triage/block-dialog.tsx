import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BlockPlace } from '#shared/contract/senders.ts';
import { domainOf } from '#shared/model/address.ts';
import { FormError } from '../../../app/errors/form-error.tsx';
import { core, coreClient } from '../../../lib/core.ts';
import { threadsOf } from '../../../state/row-keys.ts';
import { Button, Checkbox, Dialog, Field, Notice, Radio, RadioGroup, SegmentedControl } from '../../../ui/index.ts';
import { inTurn } from '../../undo/index.ts';
import classes from './block-dialog.module.css';
import { endTriageDialog } from './triage-dialog.ts';
import type { TriageDialogProps } from './triage-dialog-props.ts';
import { takeAway } from './triage.ts';

/** Whom, whereto, and whether what is here goes along. */
export function BlockDialog({ keys, isOpen, onClosed }: TriageDialogProps) {
  const { t } = useLingui();
  const { data } = useQuery(core.senders.ofThreads.queryOptions({ input: { ids: threadsOf(keys) } }));
  const addresses = data?.filter(({ isOwn }) => !isOwn).map(({ address }) => address.toLowerCase());
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={endTriageDialog}
      onClosed={onClosed}
      title={addresses !== undefined && addresses.length > 1 ? t`Block senders` : t`Block sender`}
      size="small"
    >
      {addresses?.length === 0 && (
        <p>
          <Trans>You wrote all of this yourself: there is nobody to block.</Trans>
        </p>
      )}
      {addresses !== undefined && addresses.length > 0 && <BlockForm keys={keys} addresses={addresses} />}
    </Dialog>
  );
}

function BlockForm({ keys, addresses }: Pick<TriageDialogProps, 'keys'> & { addresses: readonly string[] }) {
  const { t } = useLingui();
  const domains = [...new Set(addresses.map((address) => `@${domainOf(address)}`))];
  const [isDomain, setIsDomain] = useState(false);
  const [to, setTo] = useState<BlockPlace>('trash');
  const [withExisting, setWithExisting] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const patterns = (isDomain ? domains : addresses).slice(0, 100);
  const count = useQuery(core.senders.countMail.queryOptions({ input: { patterns } })).data?.conversations;
  const [first = ''] = addresses;
  const [domain = ''] = domains;
  const block = async () => {
    try {
      await inTurn(() =>
        takeAway(keys, 'senders.block', async () => [await coreClient.senders.block({ patterns, to, withExisting })]),
      );
      endTriageDialog();
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void block();
      }}
    >
      <RadioGroup
        label={t`Whom`}
        value={isDomain ? 'domain' : 'address'}
        onChange={(value) => setIsDomain(value === 'domain')}
      >
        <Radio
          value="address"
          label={
            addresses.length === 1 ? first : <Plural value={addresses.length} one="# address" other="# addresses" />
          }
        />
        <Radio
          value="domain"
          label={
            domains.length === 1 ? (
              <Trans>Everybody at {domain.slice(1)}</Trans>
            ) : (
              <Plural value={domains.length} one="Everybody at # domain" other="Everybody at # domains" />
            )
          }
        />
      </RadioGroup>
      {isDomain && (
        <Notice tone="warn">
          <Trans>At a provider of mailboxes this means thousands of people, acquaintances among them.</Trans>
        </Notice>
      )}
      <Field label={t`Their new mail goes to`}>
        <SegmentedControl<BlockPlace>
          label={t`Their new mail goes to`}
          value={to}
          onChange={setTo}
          options={[
            { value: 'trash', label: t`Trash` },
            { value: 'spam', label: t`Spam` },
          ]}
        />
      </Field>
      {count !== undefined && count > 0 && (
        <Checkbox
          label={
            <Plural
              value={count}
              one="Move # conversation that is here as well"
              other="Move # conversations that are here as well"
            />
          }
          isChecked={withExisting}
          onChange={setWithExisting}
        />
      )}
      <FormError error={error} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary">
          <Trans>Block</Trans>
        </Button>
        <Button onClick={endTriageDialog}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
