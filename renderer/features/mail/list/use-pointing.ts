import { useEffect, useState, type PointerEvent } from 'react';

/**
 * Is the user about to click here? True from the first move of the mouse over the list until it leaves or a key is
 * pressed: a mouse that only lies there while somebody works by keyboard holds nothing up.
 */
export function usePointing() {
  const [isPointing, setIsPointing] = useState(false);
  useEffect(() => {
    if (!isPointing) return undefined;
    const stop = () => setIsPointing(false);
    window.addEventListener('keydown', stop);
    return () => window.removeEventListener('keydown', stop);
  }, [isPointing]);
  return {
    isPointing,
    pointingProps: {
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') setIsPointing(true);
      },
      onPointerLeave: () => setIsPointing(false),
    },
  };
}
