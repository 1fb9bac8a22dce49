import { Trans, useLingui } from '@lingui/react/macro';
import { AppWindow, ArrowLeft, History, Maximize2, Minimize2, Minus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Draft } from '#shared/contract/drafts.ts';
import { useCommand } from '../../app/commands/use-command.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useViewState } from '../../state/view-state.ts';
import { Bar, IconButton, useWindowTier } from '../../ui/index.ts';
import { discardDraft } from './discard-draft.ts';
import classes from './draft-editor.module.css';
import { DraftHistory } from './draft-history.tsx';
import { isOwnWindow, setFullSize } from './draft-places.ts';
import type { DraftSession, SaveState } from './draft-session.ts';

interface DraftBarProps {
  readonly draft: Draft;
  readonly session: DraftSession;
  readonly title: string;
  readonly onBack: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What can be done with the mail as a whole: where it stands, what it was, that it goes. */
export function DraftBar({ draft, session, title, onBack, onClose }: DraftBarProps) {
  const { t } = useLingui();
  const isFull = useViewState(({ route }) => route.page === 'drafts' && route.isFull === true);
  const isNarrow = useWindowTier() === 'one';
  const isOwn = isOwnWindow();
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const minimise = useCommand('drafts.minimise');
  const toWindow = useCommand('drafts.window');
  return (
    <>
      <Bar
        isDragRegion
        className={classes.bar}
        leading={
          isNarrow && !isOwn ? (
            <IconButton label={onBack ? t`Back to the drafts` : t`Back`} icon={ArrowLeft} onClick={onClose} />
          ) : undefined
        }
        title={title}
        meta={<SaveWords state={session.state} changedAt={draft.changedAt} />}
        actions={
          <>
            <IconButton label={t`Earlier versions`} icon={History} onClick={() => setIsHistoryOpen(true)} />
            <IconButton
              label={t`Discard draft`}
              icon={Trash2}
              onClick={() => void discardDraft(session.id).catch(showError)}
            />
            {!isNarrow && !isOwn && (
              <>
                <IconButton label={minimise.title} icon={Minus} keys={minimise.keys} onClick={minimise.run} />
                <IconButton label={toWindow.title} icon={AppWindow} keys={toWindow.keys} onClick={toWindow.run} />
                <IconButton
                  label={isFull ? t`Beside the list` : t`Full size`}
                  icon={isFull ? Minimize2 : Maximize2}
                  onClick={() => setFullSize(session.id, !isFull)}
                />
              </>
            )}
            {!isNarrow && <IconButton label={t`Close draft`} icon={X} keys="Escape" onClick={onClose} />}
          </>
        }
      />
      {isHistoryOpen && <DraftHistory draft={draft} session={session} onClose={() => setIsHistoryOpen(false)} />}
    </>
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
