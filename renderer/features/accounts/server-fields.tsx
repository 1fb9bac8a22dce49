import { useLingui } from '@lingui/react/macro';
import type { Server } from '#shared/contract/accounts.ts';
import { Field, Select, TextField } from '../../ui/index.ts';
import classes from './add-account-form.module.css';
import { withSecurity } from './server-input.ts';
import type { AddAccount, FormField } from './use-add-account.ts';

interface ServerFieldsProps {
  readonly kind: 'incoming' | 'outgoing';
  readonly form: AddAccount;
  readonly error: (field: FormField) => string | undefined;
}

/** One server: name, port, encryption. Unencrypted is not offered. */
export function ServerFields({ kind, form, error }: ServerFieldsProps) {
  const { t } = useLingui();
  const input = form.servers[kind];
  const change = (part: Partial<typeof input>) => form.setServer(kind, { ...input, ...part });
  return (
    <fieldset className={classes.server}>
      <legend className={classes.legend}>{kind === 'incoming' ? t`Receiving (IMAP)` : t`Sending (SMTP)`}</legend>
      <Field label={t`Server`} error={error(`${kind}.host`)} className={classes.host}>
        <TextField
          spellCheck={false}
          autoComplete="off"
          maxLength={253}
          value={input.host}
          onChange={(host) => change({ host })}
        />
      </Field>
      <Field label={t`Port`} error={error(`${kind}.port`)}>
        <TextField
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          value={input.port}
          onChange={(port) => change({ port })}
        />
      </Field>
      <Field label={t`Encryption`}>
        <Select<Server['security']>
          value={input.security}
          options={[
            { value: 'tls', label: 'TLS' },
            { value: 'starttls', label: 'STARTTLS' },
          ]}
          onChange={(security) => form.setServer(kind, withSecurity(input, security, kind))}
        />
      </Field>
    </fieldset>
  );
}
