import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { emailAddress } from '#shared/contract/values.ts';
import type { Account } from '#shared/contract/accounts.ts';
import type { Identity } from '#shared/contract/identities.ts';
import { isAppError } from '#shared/errors.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { Button, Dialog, Field, Select, TextArea, TextField } from '../../ui/index.ts';
import { offerUndo } from '../undo/index.ts';
import classes from './identities-dialog.module.css';

interface IdentitiesDialogProps {
  readonly account: Account;
  readonly isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

/** The names one account writes under, and how each signs. */
export function IdentitiesDialog({ account, isOpen, onOpenChange }: IdentitiesDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={t`Senders and signatures`} description={account.name}>
      <Identities account={account} />
    </Dialog>
  );
}

function Identities({ account }: { account: Account }) {
  const { t } = useLingui();
  const { data = [] } = useQuery(core.identities.list.queryOptions({ input: {} }));
  const own = data.filter(({ accountId }) => accountId === account.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const identity = own.find(({ id }) => id === chosen) ?? own[0];
  if (isAdding || !identity) {
    return (
      <NewIdentity
        account={account}
        onDone={(id) => {
          setIsAdding(false);
          if (id !== null) setChosen(id);
        }}
      />
    );
  }
  return (
    <div className={classes.section}>
      <div className={classes.choice}>
        <Select
          label={t`Sender`}
          value={identity.id}
          onChange={setChosen}
          options={own.map(({ id, name, address }) => ({ value: id as string, label: labelOf(name, address) }))}
        />
        <Button icon={Plus} onClick={() => setIsAdding(true)}>
          <Trans>Add sender</Trans>
        </Button>
      </div>
      <IdentityForm
        key={identity.id}
        identity={identity}
        isFirst={own[0]?.id === identity.id}
        isOnly={own.length === 1}
      />
    </div>
  );
}

function labelOf(name: string, address: string): string {
  return name === '' ? address : `${name} <${address}>`;
}

interface IdentityFormProps {
  readonly identity: Identity;
  readonly isFirst: boolean;
  readonly isOnly: boolean;
}

function IdentityForm({ identity, isFirst, isOnly }: IdentityFormProps) {
  const { t } = useLingui();
  const [fields, setFields] = useState(identity);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (part: Partial<Identity>) => setFields((before) => ({ ...before, ...part }));
  const isChanged = JSON.stringify(fields) !== JSON.stringify(identity);

  const save = async () => {
    if (!emailAddress.safeParse(fields.address).success) {
      setProblem(t`This is no mail address yet. It looks like anna@example.org.`);
      return;
    }
    setProblem(null);
    try {
      const { accountId: _, ...changes } = fields;
      offerUndo('identities.update', await coreClient.identities.update(changes));
    } catch (error) {
      if (isAppError(error, 'conflict')) setProblem(t`This sender is already here`);
      else showError(error);
    }
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t`Name`} hint={<Trans>What others see beside the address.</Trans>}>
        <TextField maxLength={500} value={fields.name} onChange={(name) => set({ name })} />
      </Field>
      <Field label={t`Mail address`} error={problem}>
        <TextField
          type="email"
          maxLength={320}
          spellCheck={false}
          value={fields.address}
          onChange={(address) => set({ address })}
        />
      </Field>
      <Field label={t`Replies go to`} hint={<Trans>Where it is not the address above.</Trans>} isOptional>
        <TextField
          type="email"
          maxLength={320}
          spellCheck={false}
          value={fields.replyTo ?? ''}
          onChange={(replyTo) => set({ replyTo: replyTo.trim() === '' ? null : replyTo.trim() })}
        />
      </Field>
      <Field label={t`Signature of new mails`} isOptional>
        <TextArea rows={3} isLetter value={fields.signatureNew} onChange={(signatureNew) => set({ signatureNew })} />
      </Field>
      <Field label={t`Signature of replies`} isOptional>
        <TextArea
          rows={2}
          isLetter
          value={fields.signatureReply}
          onChange={(signatureReply) => set({ signatureReply })}
        />
      </Field>
      <div className={classes.actions}>
        <Button type="submit" variant="primary" disabledReason={isChanged ? undefined : t`Nothing was changed yet`}>
          <Trans>Save</Trans>
        </Button>
        {!isFirst && (
          <Button
            variant="plain"
            onClick={() => {
              coreClient.identities
                .makeFirst({ id: identity.id })
                .then((undo) => offerUndo('identities.makeFirst', undo))
                .catch(showError);
            }}
          >
            <Trans>Use for new mails</Trans>
          </Button>
        )}
        {!isOnly && (
          <Button
            variant="plain"
            onClick={() => {
              coreClient.identities
                .remove({ id: identity.id })
                .then((undo) => offerUndo('identities.remove', undo))
                .catch(showError);
            }}
          >
            <Trans>Remove sender</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

function NewIdentity({ account, onDone }: { account: Account; onDone: (id: string | null) => void }) {
  const { t } = useLingui();
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    if (!emailAddress.safeParse(address.trim()).success) {
      setProblem(t`This is no mail address yet. It looks like anna@example.org.`);
      return;
    }
    try {
      const input = { accountId: account.id, address: address.trim(), name: name.trim() };
      onDone((await coreClient.identities.add(input)).id);
    } catch (error) {
      if (isAppError(error, 'conflict')) setProblem(t`This sender is already here`);
      else showError(error);
    }
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={t`Mail address`} error={problem} hint={<Trans>One that your provider lets you write from.</Trans>}>
        <TextField type="email" maxLength={320} spellCheck={false} value={address} onChange={setAddress} />
      </Field>
      <Field label={t`Name`} isOptional>
        <TextField maxLength={500} value={name} onChange={setName} />
      </Field>
      <div className={classes.actions}>
        <Button type="submit" variant="primary">
          <Trans>Add sender</Trans>
        </Button>
        <Button variant="plain" onClick={() => onDone(null)}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
