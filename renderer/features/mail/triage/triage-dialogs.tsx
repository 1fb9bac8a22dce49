import { useState } from 'react';
import { BlockDialog } from './block-dialog.tsx';
import { FolderDialog } from './folder-choice.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useTriageDialog, type TriageQuestion } from './triage-dialog.ts';
import { WhyDialog } from './why-dialog.tsx';

const dialogs = {
  snooze: SnoozeDialog,
  move: FolderDialog,
  label: FolderDialog,
  block: BlockDialog,
  why: WhyDialog,
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
