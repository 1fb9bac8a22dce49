import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FilePen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '#shared/contract/drafts.ts';
import { isAppError } from '#shared/errors.ts';
import type { DraftId } from '#shared/ids.ts';
import { ReadFailure } from '../../app/errors/read-failure.tsx';
import type { ReaderSlotProps } from '../../app/layout/slots.ts';
import { core } from '../../lib/core.ts';
import { focusPane } from '../../state/focus-pane.ts';
import { navigate } from '../../state/navigate.ts';
import { useViewState } from '../../state/view-state.ts';
import { Bar, Button, EmptyState } from '../../ui/index.ts';
import { takeFresh } from './begin-draft.ts';
import { DraftBar } from './draft-bar.tsx';
import { DraftBody } from './draft-body.tsx';
import classes from './draft-editor.module.css';
import { DraftFiles } from './draft-files.tsx';
import { DraftHeader } from './draft-header.tsx';
import { useDraftLanguage } from './draft-language.ts';
import { leaveDraft } from './draft-places.ts';
import { SendBar } from './send-bar.tsx';
import { SenderLine } from './sender-line.tsx';
import { useFileTaker } from './take-files.ts';
import { TemplatePicker } from './template-picker.tsx';
import { useDraftSession } from './use-draft-session.ts';
import { useFileDrop } from './use-file-drop.ts';

/** The reader pane of the drafts: the open one, to be written on. */
export function DraftEditor({ onBack }: ReaderSlotProps) {
  const draftId = useViewState(({ route }) => (route.page === 'drafts' ? route.draftId : null));
  return (
    <div className={classes.pane}>
      {draftId === null ? <NoDraftOpen /> : <OpenDraft key={draftId} id={draftId} onBack={onBack} />}
    </div>
  );
}

function OpenDraft({ id, onBack }: { id: DraftId; onBack: (() => void) | undefined }) {
  const { data, error, refetch } = useQuery(core.drafts.get.queryOptions({ input: { id } }));
  if (data) return <Editor draft={data} onBack={onBack} />;
  if (isAppError(error, 'not-found')) return <GoneDraft />;
  return error ? <ReadFailure error={error} onRetry={() => void refetch()} /> : <Bar isDragRegion />;
}

function Editor({ draft, onBack }: { draft: Draft; onBack: (() => void) | undefined }) {
  const { t } = useLingui();
  const session = useDraftSession(draft);
  const files = useFileTaker(draft.id);
  const { fields } = session;
  const title = fields.subject.trim() || t`New mail`;
  const { choice, language } = useDraftLanguage(draft.id, `${fields.subject} ${fields.text}`);
  const [startsAt] = useState(() => (takeFresh(draft.id) ? (draft.to === '' ? 'recipients' : 'text') : null));

  const form = useRef<HTMLFormElement>(null);
  const isTarget = useFileDrop(form, files.attach);
  useEffect(() => {
    const element = form.current;
    const flush = () => void session.flush();
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      closeEditor(session.id);
    };
    element?.addEventListener('keydown', leave);
    element?.addEventListener('focusout', flush);
    return () => {
      element?.removeEventListener('keydown', leave);
      element?.removeEventListener('focusout', flush);
    };
  }, [session]);

  return (
    <form
      ref={form}
      data-scope="editor"
      aria-label={title}
      className={classes.editor}
      data-target={isTarget || undefined}
      onSubmit={(event) => event.preventDefault()}
    >
      <DraftBar draft={draft} session={session} title={title} onBack={onBack} onClose={() => closeEditor(session.id)} />
      <div className={classes.page}>
        <SenderLine draft={draft} />
        <DraftHeader
          fields={fields}
          startsHere={startsAt === 'recipients'}
          language={language}
          onChange={(change) => session.change(change)}
        />
        <DraftFiles draft={draft} isRich={fields.html !== null} />
        <DraftBody draft={draft} session={session} language={language} startsHere={startsAt === 'text'} files={files} />
      </div>
      <SendBar draft={draft} session={session} files={files} languageChoice={choice} />
      <TemplatePicker draft={draft} session={session} />
    </form>
  );
}

/** Without drafts the list says all there is to say. */
function NoDraftOpen() {
  const { data: drafts } = useQuery(core.drafts.list.queryOptions({ input: {} }));
  return (
    <>
      <Bar isDragRegion />
      {drafts && drafts.length > 0 && (
        <EmptyState title={<Trans>No draft open</Trans>}>
          <Trans>Choose one from the list or begin a new one.</Trans>
        </EmptyState>
      )}
    </>
  );
}

function GoneDraft() {
  return (
    <>
      <Bar isDragRegion />
      <EmptyState
        icon={FilePen}
        title={<Trans>This draft is no longer there</Trans>}
        actions={
          <Button onClick={() => navigate({ page: 'drafts', draftId: null })}>
            <Trans>Back to the drafts</Trans>
          </Button>
        }
      >
        <Trans>It was sent or discarded. Undo brings it back.</Trans>
      </EmptyState>
    </>
  );
}

function closeEditor(id: DraftId): void {
  leaveDraft(id);
  requestAnimationFrame(() => focusPane('list'));
}
