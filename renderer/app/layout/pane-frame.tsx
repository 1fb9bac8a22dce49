import type { ReactNode } from 'react';
import type { Pane } from '../../state/view-state.ts';
import { ErrorBoundary } from '../errors/error-boundary.tsx';
import classes from './pane-frame.module.css';

interface PaneFrameProps {
  readonly pane: Pane;
  /** A change draws a broken pane again. */
  readonly resetKey?: string;
  /** The system's window buttons lie over its head. */
  readonly touchesWindowButtons?: boolean;
  readonly children: ReactNode;
}

/** Marks a pane for the keyboard and keeps its mistakes inside. */
export function PaneFrame({ pane, resetKey, touchesWindowButtons, children }: PaneFrameProps) {
  return (
    <div
      data-pane={pane}
      data-window-buttons={touchesWindowButtons || undefined}
      tabIndex={-1}
      className={classes.pane}
    >
      <ErrorBoundary resetKey={resetKey}>{children}</ErrorBoundary>
    </div>
  );
}
