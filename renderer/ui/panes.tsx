import { useLingui } from '@lingui/react/macro';
import { Fragment, useEffect, type ReactNode } from 'react';
import { Group, Panel, Separator, usePanelRef, type Layout } from 'react-resizable-panels';
import { cx } from './cx.ts';
import classes from './panes.module.css';

export type PaneTone = 'sidebar' | 'list' | 'reader';

export type PaneSpec = {
  /** Stable: sizes are kept under it. */
  id: string;
  /** Names the landmark, and the line that resizes it. */
  label: string;
  tone: PaneTone;
  content: ReactNode;
  /** Pixels. Without it the pane takes the rest; exactly one pane does. */
  widthPx?: number;
  minPx?: number;
  maxPx?: number;
  /** The rail: it has a width and no line to pull. */
  isFixed?: boolean;
  /** `nav` for the sidebar, `main` for the list or the reader, whichever is the point of the view. */
  landmark?: 'nav' | 'main' | 'section' | 'aside';
};

/** Pixel widths by pane id, as the user left them. */
export type PaneWidths = Readonly<Record<string, number>>;

export type PanesProps = {
  panes: readonly PaneSpec[];
  /** `column` stacks them: then every width is a height. */
  direction?: 'row' | 'column';
  /** Called when the user let go of a line, or moved it by keyboard. Store it and pass `widthPx` next time. */
  onWidthsChange?: (widths: PaneWidths) => void;
};

/** The widths of README section 6. */
export const paneWidths = {
  sidebar: { widthPx: 232, minPx: 200, maxPx: 320 },
  rail: { widthPx: 52, minPx: 52, maxPx: 52 },
  list: { widthPx: 416, minPx: 320, maxPx: 560 },
  listByRail: { widthPx: 344, minPx: 320, maxPx: 560 },
  listCompact: { widthPx: 520, minPx: 320, maxPx: 560 },
  reader: { minPx: 480 },
  detail: { widthPx: 416, minPx: 360, maxPx: 480 },
} as const;

/**
 * Panes side by side with lines to pull: mouse, touch, or arrow keys on the focused line (Home and End for the
 * limits, double click for the default). When the set of panes changes, the group starts anew.
 */
export function Panes({ panes, direction = 'row', onWidthsChange }: PanesProps) {
  const { t } = useLingui();
  const isColumn = direction === 'column';
  const reportWidths = (_layout: Layout, meta: { isUserInteraction: boolean }) => {
    if (meta.isUserInteraction) onWidthsChange?.(readWidths(panes, isColumn));
  };
  return (
    <Group
      key={panes.map((pane) => pane.id).join(' ')}
      orientation={isColumn ? 'vertical' : 'horizontal'}
      onLayoutChanged={reportWidths}
      className={classes.group}
    >
      {panes.map((pane, index) => {
        const previous = panes[index - 1];
        const resized = previous && (previous.widthPx === undefined ? pane : previous);
        return (
          <Fragment key={pane.id}>
            {resized && (
              <Separator
                disabled={previous.isFixed}
                aria-label={isColumn ? t`Height of ${resized.label}` : t`Width of ${resized.label}`}
                className={cx(classes.separator, isColumn && classes.across)}
              />
            )}
            <SizedPanel pane={pane} />
          </Fragment>
        );
      })}
    </Group>
  );
}

// `defaultSize` only counts once. A width that changes later (the rail, another window's setting) moves the line.
function SizedPanel({ pane }: { pane: PaneSpec }) {
  const panel = usePanelRef();
  const { widthPx, minPx, maxPx } = pane;
  useEffect(() => {
    if (widthPx === undefined || !panel.current) return;
    if (Math.round(panel.current.getSize().inPixels) !== widthPx) panel.current.resize(widthPx);
  }, [panel, widthPx, minPx, maxPx]);
  return (
    <Panel
      id={paneElementId(pane.id)}
      panelRef={panel}
      defaultSize={widthPx}
      minSize={minPx}
      maxSize={maxPx}
      disabled={pane.isFixed}
      groupResizeBehavior={widthPx === undefined ? 'preserve-relative-size' : 'preserve-pixel-size'}
    >
      <PaneBody pane={pane} />
    </Panel>
  );
}

function PaneBody({ pane }: { pane: PaneSpec }) {
  const Landmark = pane.landmark ?? 'section';
  return (
    <Landmark aria-label={pane.label} className={cx(classes.pane, classes[pane.tone])}>
      {pane.content}
    </Landmark>
  );
}

function paneElementId(id: string): string {
  return `pane-${id}`;
}

function readWidths(panes: readonly PaneSpec[], isColumn: boolean): PaneWidths {
  const widths: Record<string, number> = {};
  for (const pane of panes) {
    const element = pane.widthPx === undefined ? null : document.getElementById(paneElementId(pane.id));
    if (!element) continue;
    const { width, height } = element.getBoundingClientRect();
    widths[pane.id] = Math.round(isColumn ? height : width);
  }
  return widths;
}
