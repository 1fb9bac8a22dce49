import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { AccountId } from '#shared/ids.ts';
import { describeError, referenceOf } from '../../lib/error-text.ts';
import { Button, Field, Icon, Notice, PasswordField, TextField } from '../../ui/index.ts';
import classes from './add-account-form.module.css';
import { BrowserLogin, type BrowserProvider } from './browser-login.tsx';
import { problemTexts } from './problem-text.ts';
import { ProviderFacts } from './provider-facts.tsx';
import { ServerFields } from './server-fields.tsx';
import { ServerResults } from './server-results.tsx';
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
  const browser = form.isByHand ? null : browserProviderOf(form.known?.provider);
  const needsBrowser = browser !== null && form.known?.needs === 'browser';
  const provider = form.known?.provider ?? '';

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { currentTarget } = event;
        void form.add().then(() => focusFirstProblem(currentTarget));
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
          onBlur={({ relatedTarget }) => {
            if (!isButton(relatedTarget)) form.checkAddress();
          }}
          trailing={form.isAddress ? <Icon of={Check} className={classes.good} /> : undefined}
        />
      </Field>
      {!needsBrowser && (
        <Field label={t`Password`} hint={<Trans>Kept encrypted on this computer.</Trans>} error={error('password')}>
          <PasswordField name="password" maxLength={1_024} value={form.password} onChange={form.setPassword} />
        </Field>
      )}
      <Field label={t`Your name`} hint={<Trans>What others see beside the address.</Trans>} isOptional>
        <TextField
          name="senderName"
          autoComplete="name"
          maxLength={500}
          value={form.senderName}
          onChange={form.setSenderName}
        />
      </Field>
      <Field
        label={t`Name of the account`}
        hint={<Trans>How the account is called here, such as “Office”.</Trans>}
        isOptional
      >
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
          <Field label={t`User name`} hint={<Trans>Where it is not the mail address.</Trans>} isOptional>
            <TextField
              name="login"
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              value={form.login}
              onChange={form.setLogin}
            />
          </Field>
          <ServerFields kind="incoming" form={form} error={error} />
          <ServerFields kind="outgoing" form={form} error={error} />
        </div>
      )}
      {form.isLooking && (
        <p className={classes.hint} role="status">
          <Trans>Looking for the servers of this address</Trans>
        </p>
      )}
      <Failure error={form.failure} />
      {form.results && <ServerResults form={form} results={form.results} />}
      {browser && (
        <BrowserLogin
          provider={browser}
          name={provider}
          address={form.address.trim()}
          isPrimary={needsBrowser}
          onLoggedIn={form.addWith}
        />
      )}

      <div className={classes.actions}>
        {!needsBrowser && (
          <Button type="submit" variant="primary" size="large" isLoading={form.isAdding}>
            {form.results ? <Trans>Try again</Trans> : <Trans>Add account</Trans>}
          </Button>
        )}
        {form.results && !form.isAdding && (
          <Button size="large" onClick={() => void form.keepAnyway()}>
            <Trans>Add all the same</Trans>
          </Button>
        )}
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

const browserProviders: Readonly<Record<string, BrowserProvider>> = {
  Gmail: 'google',
  Outlook: 'microsoft',
  'Microsoft 365': 'microsoft',
};

function browserProviderOf(provider: string | undefined): BrowserProvider | null {
  return browserProviders[provider ?? ''] ?? null;
}

/** A complaint that appears while a button is being pressed would push the button away from under the mouse. */
function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement;
}

function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
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
