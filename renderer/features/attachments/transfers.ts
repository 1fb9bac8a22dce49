import { create } from 'zustand';
import { keyOf, type AttachedFile } from './attached-file.ts';

/** A file on its way from the core, or from the server through it. */
export interface Transfer {
  readonly doneBytes: number;
  readonly cancel: () => void;
}

const useTransfers = create<{ readonly open: Readonly<Record<string, Transfer>> }>()(() => ({ open: {} }));

export function useTransfer(file: AttachedFile): Transfer | null {
  return useTransfers(({ open }) => open[keyOf(file)] ?? null);
}

/** Runs something on a file while its card shows how far it is, and lets it be called off. One at a time per file. */
export async function withTransfer<Result>(
  file: AttachedFile,
  run: (signal: AbortSignal, onProgress: (doneBytes: number) => void) => Promise<Result>,
): Promise<Result | null> {
  const key = keyOf(file);
  if (useTransfers.getState().open[key] !== undefined) return null;
  const ended = new AbortController();
  const show = (doneBytes: number) =>
    useTransfers.setState(({ open }) => ({ open: { ...open, [key]: { doneBytes, cancel: () => ended.abort() } } }));
  show(0);
  try {
    return await run(ended.signal, show);
  } catch (error) {
    if (ended.signal.aborted) return null;
    throw error;
  } finally {
    useTransfers.setState(({ open }) => {
      const { [key]: _, ...others } = open;
      return { open: others };
    });
  }
}
