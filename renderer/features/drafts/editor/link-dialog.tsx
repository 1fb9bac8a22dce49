import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Dialog, Field, TextField } from '../../../ui/index.ts';
import { closeLinkDialog, useLinkDialog } from './link-dialog-state.ts';
import { getTextEditor } from './text-editor.ts';

/** The address of a link: of the words that are chosen, or as words of its own. */
export function LinkDialog() {
  const { isOpen } = useLinkDialog();
  return isOpen ? <OpenLinkDialog /> : null;
}

function OpenLinkDialog() {
  const { t } = useLingui();
  const [before] = useState(() => getTextEditor()?.readLink() ?? null);
  const [address, setAddress] = useState(before ?? '');
  const [problem, setProblem] = useState<string | null>(null);

  const save = () => {
    const wanted = address.trim();
    if (wanted !== '' && !isPossible(wanted)) return setProblem(t`This is no web or mail address.`);
    closeLinkDialog();
    // The dialog gives the keyboard back first; then the editor takes it with the words chosen before.
    requestAnimationFrame(() => getTextEditor()?.setLink(wanted === '' ? null : wanted));
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(next) => {
        if (!next) closeLinkDialog();
      }}
      title={<Trans>Link</Trans>}
      size="small"
      onClosed={() => getTextEditor()?.focus()}
      actions={
        <>
          <Button variant="primary" onClick={save}>
            <Trans>Set link</Trans>
          </Button>
          {before !== null && (
            <Button
              onClick={() => {
                closeLinkDialog();
                requestAnimationFrame(() => getTextEditor()?.setLink(null));
              }}
            >
              <Trans>Remove link</Trans>
            </Button>
          )}
        </>
      }
    >
      <Field label={t`Address`} error={problem ?? undefined}>
        <TextField
          value={address}
          maxLength={2_000}
          autoComplete="off"
          inputMode="url"
          onChange={setAddress}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            save();
          }}
        />
      </Field>
    </Dialog>
  );
}

function isPossible(address: string): boolean {
  if (/\s/.test(address)) return false;
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(address) || (!/^[a-z]+:/i.test(address) && /[^.]\.[^.]/.test(address));
}
