import { useState } from 'react';
import { lazyPart } from '../../lib/lazy-part.tsx';
import { closeOverlay, useViewState, type Overlay } from '../../state/view-state.ts';
import { ErrorBoundary } from '../errors/error-boundary.tsx';

export interface OverlayProps {
  readonly isOpen: boolean;
  onClose(): void;
}

const overlays: Readonly<Record<Overlay, ReturnType<typeof lazyPart<OverlayProps>>>> = {
  palette: lazyPart(async () => (await import('../palette/palette.tsx')).Palette),
  shortcuts: lazyPart(async () => (await import('../shortcuts/shortcut-help.tsx')).ShortcutHelp),
};

/** What lies above the window. Drawn from its first opening on, so that it can also fade out. */
export function Overlays() {
  const open = useViewState((state) => state.overlay);
  const [seen, setSeen] = useState<readonly Overlay[]>([]);
  if (open && !seen.includes(open)) setSeen([...seen, open]);
  return seen.map((name) => {
    const Part = overlays[name];
    return (
      <ErrorBoundary key={name} resetKey={String(open === name)}>
        <Part isOpen={open === name} onClose={closeOverlay} />
      </ErrorBoundary>
    );
  });
}
