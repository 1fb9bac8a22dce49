import type { RowKey } from '../../../state/row-keys.ts';
import type { TriageQuestion } from './triage-dialog.ts';

export interface TriageDialogProps {
  readonly question: TriageQuestion;
  readonly keys: readonly RowKey[];
  readonly isOpen: boolean;
  /** It has faded out. */
  onClosed(): void;
}
