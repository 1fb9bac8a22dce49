import { t } from '@lingui/core/macro';
import type { UndoToken } from '#shared/ids.ts';
import { showToast } from '../../ui/index.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { inTurn } from './in-turn.ts';
import { describeUndo } from './undo-text.ts';

export interface Undoable {
  readonly undo: UndoToken | null;
  readonly count: number;
}

const toastId = 'undo';

/** Where the window was when something left it; taken up again when that is undone. Bounded like the journal. */
const ways = new Map<UndoToken, () => void>();
const maxWays = 100;

/** "14 conversations archived · Undo". The newest replaces the one before: Ctrl+Z still reaches those. */
export function offerUndo(label: string, { undo, count }: Undoable, returnTo?: () => void): void {
  if (undo === null) return;
  if (returnTo) {
    ways.set(undo, returnTo);
    const oldest = ways.keys().next().value;
    if (ways.size > maxWays && oldest !== undefined) ways.delete(oldest);
  }
  showToast({
    id: toastId,
    text: describeUndo(label, count),
    actions: [{ label: t`Undo`, run: () => void inTurn(() => undoChange(undo)).catch(showError), keepsOpen: true }],
  });
}

/** Takes back this change, or the newest one; says which it was. */
export async function undoChange(token: UndoToken | null): Promise<void> {
  const undone = await coreClient.undo.run({ token });
  if (!undone) {
    showToast({ id: toastId, text: t`Nothing left to undo`, durationMs: 4_000 });
    return;
  }
  const what = describeUndo(undone.label, undone.count);
  showToast({ id: toastId, text: t`Undone: ${what}`, durationMs: 4_000 });
  ways.get(undone.token)?.();
  ways.delete(undone.token);
}
