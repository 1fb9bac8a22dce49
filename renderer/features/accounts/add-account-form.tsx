import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { AccountId } from '#shared/ids.ts';
import { describeError, referenceOf } from '../../lib/error-text.ts';
import { Button, Field, Icon, Notice, PasswordField, TextField } from '../../ui/index.ts';
import classes from './add-account-form.module.css';
import { problemTexts } from './problem-text.ts';
import { ProviderFacts } from './provider-facts.tsx';
import { ServerFields } from './server-fields.tsx';
import { useAddAccount, type FormField } from './use-add-account.ts';

export interface AddAccountFormProps {
  readonly onAdded: (id: AccountId) => void;
}

/** Address and password; the servers are known, or typed by hand. For the welcome and for the settings. */
export function AddAccountForm({ onAdded }: AddAccountFormProps) {
  const { t, i18n } = useLingui();
  const form = useAddAccount(onAdded);
  const error = (field: FormField) => {
    const problem = form.problems[field];
    return problem && i18n._(problemTexts[problem]);
  };
  const needsBrowser = form.known?.needs === 'browser' && !form.isByHand;
  const provider = form.known?.provider ?? '';

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void form.add();
      }}
    >
      <Field label={t`Mail address`} error={error('address')}>
        <TextField
          type="email"
          name="address"
          autoComplete="off"
          spellCheck={false}
          maxLength={320}
          value={form.address}
          onChange={form.setAddress}
          onBlur={form.checkAddress}
          trailing={form.isAddress ? <Icon of={Check} className={classes.good} /> : undefined}
        />
      </Field>
      <Field label={t`Password`} hint={<Trans>Kept encrypted on this computer.</Trans>} error={error('password')}>
        <PasswordField name="password" maxLength={1_024} value={form.password} onChange={form.setPassword} />
      </Field>
      <Field label={t`Name`} hint={<Trans>How the account is called here, such as “Office”.</Trans>} isOptional>
        <TextField name="name" autoComplete="off" maxLength={500} value={form.name} onChange={form.setName} />
      </Field>

      {form.isAddress && !form.isByHand && <ProviderFacts form={form} />}
      {form.isByHand && (
        <div className={classes.byHand}>
          {form.isUnknown && (
            <p className={classes.hint}>
              <Trans>
                This provider is not among the known ones. These are the usual names; check them with your provider.
              </Trans>
            </p>
          )}
          <ServerFields kind="incoming" form={form} error={error} />
          <ServerFields kind="outgoing" form={form} error={error} />
        </div>
      )}
      <Failure error={form.failure} />

      <div className={classes.actions}>
        <Button
          type="submit"
          variant="primary"
          size="large"
          isLoading={form.isAdding}
          disabledReason={
            needsBrowser ? t`${provider} signs in through the browser. That comes with a later version.` : undefined
          }
        >
          <Trans>Add account</Trans>
        </Button>
        {!form.isByHand && (
          <Button variant="plain" size="large" onClick={form.enterByHand}>
            <Trans>Enter servers by hand</Trans>
          </Button>
        )}
        {form.isByHand && form.known && (
          <Button variant="plain" size="large" onClick={form.takeKnown}>
            <Trans>Use the known servers</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

function Failure({ error }: { error: unknown }) {
  const { i18n } = useLingui();
  if (error === null) return null;
  const { what, then } = describeError(error);
  const reference = referenceOf(error);
  return (
    <Notice tone="danger" title={i18n._(what)} isLive>
      {i18n._(then)} {reference && <Trans>Reference {reference}</Trans>}
    </Notice>
  );
}
