import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MailboxId } from '#shared/ids.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { coreClient } from '../../lib/core.ts';
import { showNotice } from '../../lib/notices.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Field, Progress, Select, TextField } from '../../ui/index.ts';
import { setDroppedFiles, useDroppedFiles } from './dropped-files.ts';
import classes from './transfer.module.css';
import { uploadFiles } from './upload-files.ts';
import { folderOptions, usePlaces } from './use-targets.ts';

type Found = Awaited<ReturnType<typeof coreClient.transfer.inspect>> & { readonly path: string };

const newAccount = 'new';

/** First what lies there, then where it goes: nothing is imported unseen. */
export function ImportForm() {
  const { t } = useLingui();
  const [path, setPath] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const files = useDroppedFiles((state) => state.files);
  const chooser = useRef<HTMLInputElement>(null);

  const look = useTask(async (at: string) =>
    setFound({ ...(await coreClient.transfer.inspect({ path: at })), path: at }),
  );
  const send = useTask(async (chosen: readonly File[]) => {
    setFound(null);
    try {
      const at = await uploadFiles(chosen, setShare);
      setDroppedFiles([]);
      setFound({ ...(await coreClient.transfer.inspect({ path: at })), path: at });
    } finally {
      setShare(null);
    }
  });

  return (
    <div className={classes.form}>
      <div className={classes.row}>
        <Button icon={FileUp} onClick={() => chooser.current?.click()}>
          <Trans>Choose files</Trans>
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          accept=".eml,.mbox,.mbx"
          hidden
          onChange={(event) => {
            setDroppedFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {files.length > 0 && (
          <>
            <span>
              <Plural value={files.length} one="# file chosen" other="# files chosen" />
            </span>
            <Button variant="primary" isLoading={send.isRunning} onClick={() => send.run(files)}>
              <Trans>Look into them</Trans>
            </Button>
          </>
        )}
      </div>
      {share !== null && (
        <Progress label={t`Reading files`} value={share} max={1} valueText={`${Math.round(share * 100)} %`} />
      )}
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setFound(null);
          look.run(path.trim());
        }}
      >
        <Field
          label={t`Or a file or folder on the computer where Hauspost runs`}
          hint={<Trans>The whole path, such as /home/anna/Mail/Archive.mbox</Trans>}
        >
          <TextField value={path} onChange={setPath} maxLength={4_096} spellCheck={false} />
        </Field>
        <div className={classes.row}>
          <Button
            type="submit"
            isLoading={look.isRunning}
            disabledReason={path.trim() === '' ? t`Enter a path` : undefined}
          >
            <Trans>Look there</Trans>
          </Button>
        </div>
      </form>
      <FormError error={look.error ?? send.error} />
      {found && <ImportTarget key={found.path} found={found} onDone={() => setFound(null)} />}
    </div>
  );
}

function ImportTarget({ found, onDone }: { found: Found; onDone: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const places = usePlaces();
  const [target, setTarget] = useState<string>(newAccount);
  const [name, setName] = useState(t`Imported mail`);
  const size = format.bytes(found.sizeBytes);
  const start = useTask(async () => {
    const into = target === newAccount ? { newAccountName: name.trim() } : { mailboxId: target as MailboxId };
    await coreClient.transfer.importMail({ path: found.path, into });
    showNotice(t`The import has begun`);
    onDone();
  });
  return (
    <div className={classes.form}>
      <p role="status">
        <Plural value={found.messages} one={`# mail found, ${size}`} other={`# mails found, ${size}`} /> ({found.format}
        )
      </p>
      <Field label={t`Where to`}>
        <Select<string>
          value={target}
          onChange={setTarget}
          options={[{ value: newAccount, label: t`A new account on this computer` }, ...folderOptions(places)]}
        />
      </Field>
      {target === newAccount && (
        <Field label={t`Name of the account`}>
          <TextField value={name} onChange={setName} maxLength={100} />
        </Field>
      )}
      <div className={classes.row}>
        <Button
          variant="primary"
          isLoading={start.isRunning}
          disabledReason={target === newAccount && name.trim() === '' ? t`Enter a name` : undefined}
          onClick={() => start.run()}
        >
          <Trans>Import</Trans>
        </Button>
      </div>
      <FormError error={start.error} />
    </div>
  );
}
