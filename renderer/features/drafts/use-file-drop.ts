import { useEffect, useState, type RefObject } from 'react';

/** Files that are dropped anywhere on a mail belong to it. Answers whether some hang over it now. */
export function useFileDrop(place: RefObject<HTMLElement | null>, onFiles: (files: readonly File[]) => void): boolean {
  const [isTarget, setIsTarget] = useState(false);
  useEffect(() => {
    const element = place.current;
    const stop = new AbortController();
    const { signal } = stop;
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setIsTarget(true);
    };
    const drop = (event: DragEvent) => {
      setIsTarget(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      // The formatted text takes pictures that fall on it by itself.
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    element?.addEventListener('dragover', over, { signal });
    element?.addEventListener('dragleave', () => setIsTarget(false), { signal });
    element?.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [place, onFiles]);
  return isTarget;
}
