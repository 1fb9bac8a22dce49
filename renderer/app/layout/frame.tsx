import { useWindowTier, VisuallyHidden } from '../../ui/index.ts';
import { KeyHintStrip } from '../keys/key-hint-strip.tsx';
import { LineBanner } from '../line/line-banner.tsx';
import { Overlays } from '../overlays/overlays.tsx';
import { FolderDialog, FrameNotices, useWindowLife } from '../pages.ts';
import classes from './frame.module.css';
import { OnePane } from './one-pane.tsx';
import { SidePanes } from './side-panes.tsx';

/** The window once there is a profile: panes, and what lies above them. */
export function Frame() {
  const tier = useWindowTier();
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
      <div className={classes.body}>{tier === 'one' ? <OnePane /> : <SidePanes tier={tier} />}</div>
      <KeyHintStrip />
      <Overlays />
      <FolderDialog />
    </div>
  );
}
