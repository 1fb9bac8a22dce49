import { create } from 'zustand';
import type { RowKey } from '../../../state/row-keys.ts';
import { readTargetRows } from './targets.ts';

export type TriageQuestion = 'snooze' | 'move' | 'label' | 'block' | 'why';

interface TriageDialogState {
  readonly question: TriageQuestion | null;
  /** What it is about: chosen when it opens, so that nothing that arrives meanwhile changes it. */
  readonly keys: readonly RowKey[];
}

/** The dialog that stands above the mail: until when, whereto, whom. */
export const useTriageDialog = create<TriageDialogState>()(() => ({ question: null, keys: [] }));

export function askTriage(question: TriageQuestion, keys = readTargetRows()): void {
  if (keys.length > 0) useTriageDialog.setState({ question, keys });
}

export function endTriageDialog(): void {
  useTriageDialog.setState({ question: null });
}
