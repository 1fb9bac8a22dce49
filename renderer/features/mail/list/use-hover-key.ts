import { useState, type PointerEvent } from 'react';

/**
 * Which row the mouse is over. Kept by the list and not by its rows: a row that moves or changes under a resting
 * mouse misses its own "leave", and two rows would look hovered.
 */
export function useHoverKey() {
  const [hoverKey, setHoverKey] = useState<string | null>(null);
  return {
    hoverKey,
    hoverProps: {
      onPointerOver: ({ pointerType, target }: PointerEvent) => {
        const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
        setHoverKey(pointerType === 'mouse' ? (row?.dataset['key'] ?? null) : null);
      },
      onPointerLeave: () => setHoverKey(null),
    },
  };
}
