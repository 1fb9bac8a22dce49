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

/** Changes that were one act of the user, such as all of a large list: taken back together, whoever asks. */
const together = new Map<UndoToken, readonly UndoToken[]>();

/** "14 conversations archived · Undo". The newest replaces the one before: Ctrl+Z still reaches those. */
export function offerUndo(label: string, changed: Undoable | readonly Undoable[], returnTo?: () => void): void {
  const changes = 'undo' in changed ? [changed] : changed;
  const tokens = changes.flatMap(({ undo }) => (undo === null ? [] : [undo]));
  const newest = tokens.at(-1);
  if (newest === undefined) return;
  if (returnTo) remember(ways, newest, returnTo);
  if (tokens.length > 1) remember(together, newest, tokens.slice(0, -1).toReversed());
  const count = changes.reduce((sum, change) => sum + change.count, 0);
  showToast({
    id: toastId,
    text: describeUndo(label, count),
    actions: [{ label: t`Undo`, run: () => void inTurn(() => undoChange(newest)).catch(showError), keepsOpen: true }],
  });
}

/** Takes back this change, or the newest one; says which it was. */
export async function undoChange(token: UndoToken | null): Promise<void> {
  const undone = await coreClient.undo.run({ token });
  if (!undone) {
    showToast({ id: toastId, text: t`Nothing left to undo`, durationMs: 4_000 });
    return;
  }
  let { count } = undone;
  for (const other of together.get(undone.token) ?? [])
    count += (await coreClient.undo.run({ token: other }))?.count ?? 0;
  together.delete(undone.token);
  const what = describeUndo(undone.label, count);
  showToast({ id: toastId, text: t`Undone: ${what}`, durationMs: 4_000 });
  ways.get(undone.token)?.();
  ways.delete(undone.token);
}

function remember<Value>(values: Map<UndoToken, Value>, token: UndoToken, value: Value): void {
  values.set(token, value);
  const oldest = values.keys().next().value;
  if (values.size > maxWays && oldest !== undefined) values.delete(oldest);
}
