import { useState, useSyncExternalStore } from 'react';
import { AlertDialog, type AlertDialogProps } from './alert-dialog.tsx';

export type ConfirmOptions = Pick<AlertDialogProps, 'title' | 'text' | 'confirmLabel' | 'cancelLabel' | 'tone'>;

type Question = ConfirmOptions & { answer: (isConfirmed: boolean) => void };

// Commands run outside React, so the open question is a value of the module. One at a time: a second one
// declines the first.
let question: Question | null = null;
const listeners = new Set<() => void>();

/** Asks and waits: `if (await confirm({…})) …`. Needs `UiProvider` in the tree. */
export function confirm(options: ConfirmOptions): Promise<boolean> {
  question?.answer(false);
  return new Promise((resolve) => {
    setQuestion({ ...options, answer: resolve });
  });
}

function setQuestion(next: Question | null): void {
  question = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function ConfirmHost() {
  const current = useSyncExternalStore(subscribe, () => question);
  // The last question stays drawn while the dialog fades out.
  const [shown, setShown] = useState<Question | null>(null);
  if (current && current !== shown) setShown(current);
  if (!shown) return null;
  return (
    <AlertDialog
      {...shown}
      isOpen={current !== null}
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        current?.answer(false);
        setQuestion(null);
      }}
      onConfirm={() => current?.answer(true)}
      onClosed={() => setShown(null)}
    />
  );
}
