import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import type { Draft } from '#shared/contract/drafts.ts';
import type { Template } from '#shared/contract/templates.ts';
import { textToEditorHtml } from '#shared/model/editor-html.ts';
import { foldText } from '#shared/model/fold.ts';
import { cursorSign } from '#shared/model/template-variables.ts';
import { core } from '../../lib/core.ts';
import { openSettings } from '../../state/navigate.ts';
import { Button, cx, Dialog, SearchField } from '../../ui/index.ts';
import { fillForDraft } from '../templates/index.ts';
import type { DraftSession } from './draft-session.ts';
import { getTextEditor } from './editor/text-editor.ts';
import { closeTemplatePicker, useTemplatePicker } from './template-picker-state.ts';
import classes from './template-picker.module.css';

interface TemplatePickerProps {
  readonly draft: Draft;
  readonly session: DraftSession;
}

export function TemplatePicker(props: TemplatePickerProps) {
  const { isOpen } = useTemplatePicker();
  return isOpen ? <OpenPicker {...props} /> : null;
}

/** Found by a few letters of its name, put where the caret is. */
function OpenPicker({ draft, session }: TemplatePickerProps) {
  const { t, i18n } = useLingui();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const { data: templates = [] } = useQuery(core.templates.list.queryOptions({ input: {} }));
  const { data: identities = [] } = useQuery(core.identities.list.queryOptions({ input: {} }));
  const found = templates.filter(({ name, text }) => foldText(`${name} ${text}`).includes(foldText(query)));
  const chosen = found[Math.min(at, found.length - 1)];

  const take = (template: Template) => {
    const identity = identities.find(({ id }) => id === draft.identityId) ?? identities[0] ?? null;
    const filled = fillForDraft(template, { fields: session.fields, identity, now: Date.now(), locale: i18n.locale });
    closeTemplatePicker();
    if (filled.subject !== '') session.change({ subject: filled.subject });
    const editor = session.fields.html === null ? null : getTextEditor();
    // The dialog gives the keyboard back first; then the text takes it at its caret.
    requestAnimationFrame(() => {
      if (editor !== null) editor.insertHtml(filled.html ?? textToEditorHtml(filled.text));
      else session.change({ text: insertPlain(session.fields.text, filled.text.replaceAll(cursorSign, '')) });
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.length > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    }
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) closeTemplatePicker();
      }}
      title={<Trans>Insert template</Trans>}
      size="small"
      actions={
        <Button
          variant="plain"
          onClick={() => {
            closeTemplatePicker();
            openSettings('writing', 'templates');
          }}
        >
          <Trans>Manage templates</Trans>
        </Button>
      }
    >
      <SearchField
        label={t`Find a template`}
        value={query}
        onChange={(next) => {
          setQuery(next);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" aria-label={t`Templates`} className={classes.list}>
        {found.map((template) => (
          <div
            key={template.id}
            role="option"
            tabIndex={-1}
            aria-selected={template === chosen}
            className={cx(classes.option, template === chosen && classes.chosen)}
            onMouseDown={(event) => {
              event.preventDefault();
              take(template);
            }}
          >
            <span>{template.name}</span>
            <span className={classes.beginning}>{template.text.slice(0, 120)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={classes.beginning}>
          {templates.length === 0 ? (
            <Trans>There are no templates yet.</Trans>
          ) : (
            <Trans>No template is called so.</Trans>
          )}
        </p>
      )}
    </Dialog>
  );
}

/** Before the signature, behind what stands there. */
function insertPlain(text: string, template: string): string {
  const signatureAt = text.search(/\n\n-- \n/);
  const own = signatureAt < 0 ? text : text.slice(0, signatureAt);
  const rest = signatureAt < 0 ? '' : text.slice(signatureAt);
  return `${own.trim() === '' ? '' : `${own.trimEnd()}\n\n`}${template}${rest}`;
}
