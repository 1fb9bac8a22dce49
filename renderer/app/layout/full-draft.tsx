import { useLingui } from '@lingui/react/macro';
import { formatRoute } from '../../state/route.ts';
import { useViewState } from '../../state/view-state.ts';
import { twoPanePages } from '../pages.ts';
import classes from './one-pane.module.css';
import { PaneFrame } from './pane-frame.tsx';

/** A mail that is written and nothing else: in a window of its own, or for the time being. */
export function FullDraft() {
  const { t } = useLingui();
  const route = useViewState((state) => state.route);
  const { Reader } = twoPanePages.drafts;
  return (
    <main aria-label={t`Mail`} className={classes.page} data-tone="reader">
      <PaneFrame pane="reader" resetKey={formatRoute(route)} touchesWindowButtons>
        <Reader />
      </PaneFrame>
    </main>
  );
}
