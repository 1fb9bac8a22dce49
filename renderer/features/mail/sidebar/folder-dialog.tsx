import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isAppError } from '#shared/errors.ts';
import { FormError } from '../../../app/errors/form-error.tsx';
import { coreClient } from '../../../lib/core.ts';
import { openFolder } from '../../../state/navigate.ts';
import { Button, Dialog, Field, TextField } from '../../../ui/index.ts';
import { offerUndo } from '../../undo/index.ts';
import { useMailbox } from '../list/use-mailboxes.ts';
import { askForFolder, setExpanded, useFolderState, type FolderQuestion } from './folder-state.ts';
import classes from './folder-dialog.module.css';
import { nodeId } from './folder-nodes.ts';

/** Asks for the name of a folder, for a new one or another name of one. */
export function FolderDialog() {
  const { t } = useLingui();
  const question = useFolderState((state) => state.question);
  // The last question stays drawn while the dialog fades out.
  const [shown, setShown] = useState<FolderQuestion | null>(null);
  if (question && question !== shown) setShown(question);
  const parent = useMailbox(shown?.kind === 'create' ? shown.parentId : null);
  if (!shown) return null;
  const title = shown.kind === 'rename' ? t`Rename folder` : parent ? t`New folder in ${parent.name}` : t`New folder`;
  return (
    <Dialog
      isOpen={question !== null}
      onOpenChange={() => askForFolder(null)}
      onClosed={() => setShown(null)}
      title={title}
      size="small"
    >
      <FolderForm question={shown} onDone={() => askForFolder(null)} />
    </Dialog>
  );
}

function FolderForm({ question, onDone }: { question: FolderQuestion; onDone: () => void }) {
  const { t } = useLingui();
  const isRename = question.kind === 'rename';
  const [name, setName] = useState(isRename ? question.mailbox.name : '');
  const [error, setError] = useState<unknown>(null);
  const fault = nameFault(error);
  const faults = {
    taken: t`A folder of this name is here already`,
    bad: t`A folder cannot be called that: leave out %, * and the sign between folders`,
  };
  const save = async () => {
    try {
      if (isRename) offerUndo('mailboxes.rename', await coreClient.mailboxes.rename({ id: question.mailbox.id, name }));
      else await create(question, name);
      onDone();
    } catch (reason) {
      setError(reason);
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
      <Field label={t`Name`} error={fault === null ? undefined : faults[fault]}>
        <TextField value={name} onChange={setName} maxLength={200} />
      </Field>
      {fault === null && <FormError error={error} />}
      <Button type="submit" variant="primary" disabledReason={name.trim() === '' ? t`Enter a name` : undefined}>
        {isRename ? <Trans>Rename</Trans> : <Trans>Create</Trans>}
      </Button>
    </form>
  );
}

async function create(question: Extract<FolderQuestion, { kind: 'create' }>, name: string): Promise<void> {
  const { accountId, parentId } = question;
  const { id } = await coreClient.mailboxes.create({ accountId, parentId, name });
  setExpanded(
    parentId === null ? nodeId({ kind: 'account', id: accountId }) : nodeId({ kind: 'folder', id: parentId }),
    true,
  );
  openFolder(id);
}

function nameFault(error: unknown): 'taken' | 'bad' | null {
  if (isAppError(error, 'conflict')) return 'taken';
  return isAppError(error, 'invalid-input') ? 'bad' : null;
}
