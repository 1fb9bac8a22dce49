import { useState } from 'react';
import { lazyPart } from '../../../lib/lazy-part.tsx';
import { useTriageDialog, type TriageQuestion } from './triage-dialog.ts';

const FolderDialog = lazyPart(async () => (await import('./folder-choice.tsx')).FolderDialog);

const dialogs = {
  snooze: lazyPart(async () => (await import('./snooze-dialog.tsx')).SnoozeDialog),
  move: FolderDialog,
  label: FolderDialog,
  block: lazyPart(async () => (await import('./block-dialog.tsx')).BlockDialog),
  why: lazyPart(async () => (await import('./why-dialog.tsx')).WhyDialog),
} as const;

/** One at a time. The last one stays drawn while it fades out. */
export function TriageDialogs() {
  const { question, keys } = useTriageDialog();
  const [shown, setShown] = useState<TriageQuestion | null>(null);
  if (question !== null && question !== shown) setShown(question);
  if (shown === null) return null;
  const Shown = dialogs[shown];
  return <Shown question={shown} keys={keys} isOpen={question !== null} onClosed={() => setShown(null)} />;
}
