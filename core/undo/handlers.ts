import type { undo } from '#shared/contract/undo.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { listUndo, runUndo, type UndoHandlers } from './undo-journal.ts';

export function undoRpcHandlers(undoHandlers: UndoHandlers): HandlersOf<typeof undo> {
  return {
    list: (_input, { read }) => listUndo(read),
    run: ({ token }, { write }) => write((tx) => runUndo(tx, undoHandlers, token)),
  };
}
