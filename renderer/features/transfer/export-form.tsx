import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { AccountId, MailboxId } from '#shared/ids.ts';
import { isAppError } from '#shared/errors.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { coreClient } from '../../lib/core.ts';
import { showNotice } from '../../lib/notices.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Field, Select, TextField } from '../../ui/index.ts';
import classes from './transfer.module.css';
import { folderOptions, usePlaces } from './use-targets.ts';

type Format = 'mbox' | 'eml' | 'maildir';

const wholeAccount = 'account ';

/** A folder or all of an account, into a place that is empty. */
export function ExportForm() {
  const { t } = useLingui();
  const places = usePlaces();
  const [source, setSource] = useState<string | null>(null);
  const [format, setFormat] = useState<Format>('mbox');
  const [path, setPath] = useState('');
  const start = useTask(async () => {
    if (source === null) return;
    const from = source.startsWith(wholeAccount)
      ? { accountId: source.slice(wholeAccount.length) as AccountId }
      : { mailboxId: source as MailboxId };
    await coreClient.transfer.exportMail({ from, format, path: path.trim() });
    setPath('');
    showNotice(t`The export has begun`);
  });
  const isTaken = isAppError(start.error, 'conflict');
  const missing = source === null ? t`Choose what to export` : path.trim() === '' ? t`Enter a path` : undefined;
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        start.run();
      }}
    >
      <Field label={t`What`}>
        <Select<string>
          value={source}
          onChange={setSource}
          placeholder={t`Choose an account or a folder`}
          options={[
            ...places.accounts.map(({ id, name }) => ({ value: `${wholeAccount}${id}`, label: t`All of ${name}` })),
            ...folderOptions(places),
          ]}
        />
      </Field>
      <Field label={t`As`}>
        <Select<Format>
          value={format}
          onChange={setFormat}
          options={[
            { value: 'mbox', label: 'mbox', hint: t`One file per folder` },
            { value: 'eml', label: 'eml', hint: t`One file per mail` },
            { value: 'maildir', label: 'Maildir', hint: t`With read and starred marks` },
          ]}
        />
      </Field>
      <Field
        label={t`Where to, on the computer where Hauspost runs`}
        hint={<Trans>A new folder, or a new file for one folder as mbox</Trans>}
        error={isTaken ? t`Something lies there already. Choose a name that is free.` : undefined}
      >
        <TextField value={path} onChange={setPath} maxLength={4_096} spellCheck={false} />
      </Field>
      <div className={classes.row}>
        <Button type="submit" isLoading={start.isRunning} disabledReason={missing}>
          <Trans>Export</Trans>
        </Button>
      </div>
      {!isTaken && <FormError error={start.error} />}
    </form>
  );
}
