import { useViewState } from '../../state/view-state.ts';
import { useWindowTier, VisuallyHidden } from '../../ui/index.ts';
import { KeyHintStrip } from '../keys/key-hint-strip.tsx';
import { LineBanner } from '../line/line-banner.tsx';
import { Overlays } from '../overlays/overlays.tsx';
import {
  DraftDesk,
  FolderDialog,
  FrameNotices,
  PreviewDialog,
  ReaderDialogs,
  TriageDialogs,
  useWindowLife,
} from '../pages.ts';
import classes from './frame.module.css';
import { FullDraft } from './full-draft.tsx';
import { OnePane } from './one-pane.tsx';
import { SidePanes } from './side-panes.tsx';

/** The window once there is a profile: panes, and what lies above them. */
export function Frame() {
  const tier = useWindowTier();
  const isWritingOnly = useViewState(({ route }) => route.page === 'drafts' && route.isFull === true);
  useWindowLife();
  return (
    <div className={classes.frame}>
      <header>
        <VisuallyHidden>
          <h1>Hauspost</h1>
        </VisuallyHidden>
        <LineBanner />
        <FrameNotices />
      </header>
      <div className={classes.body}>
        {isWritingOnly ? <FullDraft /> : tier === 'one' ? <OnePane /> : <SidePanes tier={tier} />}
      </div>
      <DraftDesk />
      <KeyHintStrip />
      <Overlays />
      <PreviewDialog />
      <ReaderDialogs />
      <FolderDialog />
      <TriageDialogs />
    </div>
  );
}
