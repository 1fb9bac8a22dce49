import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, FilePen, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '#shared/contract/drafts.ts';
import { isAppError } from '#shared/errors.ts';
import type { DraftId } from '#shared/ids.ts';
import { ReadFailure } from '../../app/errors/read-failure.tsx';
import type { ReaderSlotProps } from '../../app/layout/slots.ts';
import { core } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat } from '../../lib/use-format.ts';
import { focusPane } from '../../state/focus-pane.ts';
import { navigate } from '../../state/navigate.ts';
import { useViewState } from '../../state/view-state.ts';
import { Bar, Button, EmptyState, IconButton } from '../../ui/index.ts';
import { takeFresh } from './begin-draft.ts';
import { discardDraft } from './discard-draft.ts';
import classes from './draft-editor.module.css';
import { DraftHeader } from './draft-header.tsx';
import type { SaveState } from './draft-session.ts';
import { DraftFiles, DraftQuote } from './draft-files.tsx';
import { SendBar } from './send-bar.tsx';
import { SenderLine } from './sender-line.tsx';
import { useDraftSession } from './use-draft-session.ts';

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
  const area = useRef<HTMLTextAreaElement>(null);
  const { fields } = session;
  const title = fields.subject.trim() || t`New mail`;

  const [startsAt] = useState(() => (takeFresh(draft.id) ? (draft.to === '' ? 'recipients' : 'text') : null));
  useEffect(() => {
    if (startsAt === 'text') area.current?.focus();
  }, [startsAt]);

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const element = form.current;
    const flush = () => void session.flush();
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      closeEditor(onBack);
    };
    element?.addEventListener('keydown', leave);
    element?.addEventListener('focusout', flush);
    return () => {
      element?.removeEventListener('keydown', leave);
      element?.removeEventListener('focusout', flush);
    };
  }, [session, onBack]);

  return (
    <form
      ref={form}
      data-scope="editor"
      aria-label={title}
      className={classes.editor}
      onSubmit={(event) => event.preventDefault()}
    >
      <Bar
        isDragRegion
        className={classes.bar}
        leading={onBack && <IconButton label={t`Back to the drafts`} icon={ArrowLeft} onClick={onBack} />}
        title={title}
        meta={<SaveWords state={session.state} changedAt={draft.changedAt} />}
        actions={
          <>
            <IconButton
              label={t`Discard draft`}
              icon={Trash2}
              onClick={() => void discardDraft(session.id).catch(showError)}
            />
            {!onBack && (
              <IconButton label={t`Close draft`} icon={X} keys="Escape" onClick={() => closeEditor(onBack)} />
            )}
          </>
        }
      />
      <div className={classes.page}>
        <SenderLine draft={draft} />
        <DraftHeader
          fields={fields}
          startsHere={startsAt === 'recipients'}
          onChange={(change) => session.change(change)}
        />
        <DraftFiles draft={draft} />
        <textarea
          ref={area}
          data-pane-focus
          aria-label={t`Text`}
          className={classes.text}
          value={fields.text}
          maxLength={200_000}
          spellCheck
          onChange={(event) => session.change({ text: event.target.value })}
        />
        <DraftQuote draft={draft} />
      </div>
      <SendBar draft={draft} session={session} />
    </form>
  );
}

function SaveWords({ state, changedAt }: { state: SaveState; changedAt: number }) {
  const format = useFormat();
  const time = format.time(state.kind === 'saved' ? (state.at ?? changedAt) : changedAt);
  return (
    <span role="status">
      {state.kind === 'saved' && <Trans>Saved {time}</Trans>}
      {state.kind === 'unsaved' && <Trans>Saving</Trans>}
      {state.kind === 'failed' && <Trans>Not saved yet, trying again</Trans>}
    </span>
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
          <Button onClick={() => closeEditor(undefined)}>
            <Trans>Back to the drafts</Trans>
          </Button>
        }
      >
        <Trans>It was discarded. Undo brings it back.</Trans>
      </EmptyState>
    </>
  );
}

function closeEditor(onBack: (() => void) | undefined): void {
  if (onBack) onBack();
  else navigate({ page: 'drafts', draftId: null });
  requestAnimationFrame(() => focusPane('list'));
}
