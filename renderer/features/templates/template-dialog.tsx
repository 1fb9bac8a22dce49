import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { textToEditorHtml } from '#shared/model/editor-html.ts';
import type { Template } from '#shared/contract/templates.ts';
import { listVariables } from '#shared/model/template-variables.ts';
import { FormError } from '../../app/errors/form-error.tsx';
import { coreClient } from '../../lib/core.ts';
import { Button, Chip, Dialog, Field, TextArea, TextField } from '../../ui/index.ts';
import { offerUndo } from '../undo/index.ts';
import classes from './templates-section.module.css';

interface TemplateDialogProps {
  /** `null` makes a new one. */
  readonly template: Template | null;
  readonly onClose: () => void;
}

/** A template's name, subject and text. What is formatted in it stays so while its words are not changed. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { t, i18n } = useLingui();
  const [name, setName] = useState(template?.name ?? '');
  const [subject, setSubject] = useState(template?.subject ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  const save = async () => {
    if (name.trim() === '') return setProblem(t`A template needs a name.`);
    const html = text === template?.text ? template.html : textToEditorHtml(text);
    try {
      if (template === null) await coreClient.templates.create({ name, subject, text, html });
      else
        offerUndo(
          'templates.update',
          await coreClient.templates.update({ id: template.id, name, subject, text, html }),
        );
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={template === null ? <Trans>New template</Trans> : <Trans>Change template</Trans>}
      actions={
        <>
          <Button variant="primary" onClick={() => void save()}>
            <Trans>Save template</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t`Name`} error={problem ?? undefined}>
          <TextField value={name} maxLength={100} autoComplete="off" onChange={setName} />
        </Field>
        <Field label={t`Subject`} isOptional>
          <TextField value={subject} maxLength={500} autoComplete="off" onChange={setSubject} />
        </Field>
        <Field label={t`Text`}>
          <TextArea value={text} rows={8} maxLength={100_000} isLetter onChange={setText} />
        </Field>
        <div>
          <p>
            <Trans>These are filled in:</Trans>
          </p>
          <div className={classes.variables}>
            {listVariables(i18n.locale.startsWith('de') ? 'de' : 'en').map((variable) => (
              <Chip key={variable} onClick={() => setText(`${text}${variable}`)}>
                {variable}
              </Chip>
            ))}
          </div>
        </div>
        {error !== null && <FormError error={error} />}
      </form>
    </Dialog>
  );
}
