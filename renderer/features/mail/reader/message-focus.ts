import type { MessageId, ThreadId } from '#shared/ids.ts';

/** What the open conversation lets commands do; the reader on screen offers it. */
export interface ReaderHandle {
  /** Opens the next (or previous) message and brings it into view. */
  step(by: 1 | -1): void;
  setAllOpen(isOpen: boolean): void;
  readonly threadId: ThreadId;
  /** The message the keyboard is in, or the newest. */
  current(): MessageId | null;
}

let current: ReaderHandle | null = null;

/** Returns the way to take the offer back. */
export function offerReader(handle: ReaderHandle): () => void {
  current = handle;
  return () => {
    if (current === handle) current = null;
  };
}

export function stepMessage(by: 1 | -1): void {
  current?.step(by);
}

/** What an answer would be an answer to. `null` while another conversation is still on screen. */
export function currentMessage(threadId: ThreadId): MessageId | null {
  return current?.threadId === threadId ? current.current() : null;
}

export function setAllOpen(isOpen: boolean): void {
  current?.setAllOpen(isOpen);
}
