import { create } from 'zustand';
import { useEffect } from 'react';
import { openSettings } from '../../state/navigate.ts';

/** Mail files the user dropped onto the window or chose, waiting to be looked at. */
export const useDroppedFiles = create<{ readonly files: readonly File[] }>()(() => ({ files: [] }));

export function setDroppedFiles(files: readonly File[]): void {
  useDroppedFiles.setState({ files });
}

export function isMailFile({ name }: Pick<File, 'name'>): boolean {
  return /\.(?:eml|mbox|mbx)$/i.test(name);
}

/** Mail files can be dropped anywhere; where a part of the window takes files itself, they are its. */
export function useFileDrop(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const takes = (event: DragEvent) => !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
    window.addEventListener(
      'dragover',
      (event) => {
        if (!takes(event)) return;
        // Or the browser would open the file in the place of this page.
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        if (!takes(event)) return;
        event.preventDefault();
        const files = [...(event.dataTransfer?.files ?? [])].filter(isMailFile);
        if (files.length === 0) return;
        setDroppedFiles(files);
        openSettings('transfer', 'import');
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
}
