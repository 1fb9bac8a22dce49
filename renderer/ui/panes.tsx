import { useLingui } from '@lingui/react/macro';
import { Fragment, useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Group, Panel, Separator, usePanelRef, type Layout, type PanelImperativeHandle } from 'react-resizable-panels';
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
  /** Where a double click on its line takes it back to; without it to where it began. */
  drawnPx?: number;
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

/** How far an arrow key moves a line; with Shift four times as far. */
const stepPx = 16;

/**
 * Panes side by side with lines to pull: mouse, touch, or arrow keys on the focused line (Home and End for the
 * limits, double click for the drawn width). When the set of panes changes, the group starts anew.
 */
export function Panes({ panes, direction = 'row', onWidthsChange }: PanesProps) {
  const { t } = useLingui();
  const isColumn = direction === 'column';
  const handles = useRef(new Map<string, PanelImperativeHandle>());
  const isNudging = useRef(false);

  const reportWidths = (layout: Layout, meta: { isUserInteraction: boolean }) => {
    if (meta.isUserInteraction || isNudging.current) onWidthsChange?.(toPixels(layout, panes, handles.current));
  };
  // The library steps by 5 % of the window, 70 px and more: too coarse to place a line. Capture, because its own
  // listener sits on the line itself.
  const nudge = (event: KeyboardEvent, resized: PaneSpec, isBefore: boolean) => {
    const handle = handles.current.get(resized.id);
    const step = readStep(event, isColumn);
    if (step === 0 || !handle) return;
    event.preventDefault();
    resize(handle, handle.getSize().inPixels + (isBefore ? step : -step));
  };
  // The library goes back to the size at its own start, which is the one the user left last time.
  const redraw = ({ id, drawnPx, widthPx }: PaneSpec) => {
    const handle = handles.current.get(id);
    const px = drawnPx ?? widthPx;
    if (handle && px !== undefined) resize(handle, px);
  };
  const resize = (handle: PanelImperativeHandle, px: number) => {
    isNudging.current = true;
    handle.resize(px);
    isNudging.current = false;
  };
  useGivenWidths(panes, handles);

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
                aria-valuetext={resized.widthPx === undefined ? undefined : `${resized.widthPx} px`}
                disableDoubleClick
                onDoubleClick={() => !previous.isFixed && redraw(resized)}
                onKeyDownCapture={(event) => nudge(event, resized, resized === previous)}
                className={cx(classes.separator, isColumn && classes.across)}
              />
            )}
            <SizedPanel pane={pane} handles={handles} />
          </Fragment>
        );
      })}
    </Group>
  );
}

type SizedPanelProps = { pane: PaneSpec; handles: RefObject<Map<string, PanelImperativeHandle>> };

/**
 * `defaultSize` only counts once. Widths that change later (the rail, another window's setting) move the lines: from
 * the first pane to the last, because what one gives or takes goes to the next. Not in the effect itself: the library
 * learns the new limits in a render that React runs after it.
 */
function useGivenWidths(
  panes: readonly PaneSpec[],
  handles: RefObject<ReadonlyMap<string, PanelImperativeHandle>>,
): void {
  const given = JSON.stringify(panes.map(({ id, widthPx, minPx, maxPx }) => [id, widthPx, minPx, maxPx]));
  const latest = useRef(panes);
  useEffect(() => {
    latest.current = panes;
  });
  useEffect(() => {
    let isCurrent = true;
    queueMicrotask(() => {
      for (const { id, widthPx } of isCurrent ? latest.current : []) {
        const handle = handles.current.get(id);
        if (!handle || widthPx === undefined) continue;
        if (Math.round(handle.getSize().inPixels) !== widthPx) handle.resize(widthPx);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [given, handles]);
}

function SizedPanel({ pane, handles }: SizedPanelProps) {
  const panel = usePanelRef();
  const { id, widthPx, minPx, maxPx } = pane;
  useEffect(() => {
    const handle = panel.current;
    if (!handle) return undefined;
    const known = handles.current;
    known.set(id, handle);
    return () => {
      known.delete(id);
    };
  }, [handles, id, panel]);
  return (
    <Panel
      id={elementId(id)}
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

function readStep(event: KeyboardEvent, isColumn: boolean): number {
  const [less, more] = isColumn ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  const step = event.shiftKey ? 4 * stepPx : stepPx;
  return event.key === more ? step : event.key === less ? -step : 0;
}

/** The library speaks in percent of all panes together, and before the page shows it. */
function toPixels(
  layout: Layout,
  panes: readonly PaneSpec[],
  handles: ReadonlyMap<string, PanelImperativeHandle>,
): PaneWidths {
  const totalPx = [...handles.values()].reduce((sum, handle) => sum + handle.getSize().inPixels, 0);
  const sized = panes.filter((pane) => pane.widthPx !== undefined);
  return Object.fromEntries(sized.map(({ id }) => [id, Math.round(((layout[elementId(id)] ?? 0) * totalPx) / 100)]));
}

function elementId(id: string): string {
  return `pane-${id}`;
}
