export { undoCommands } from './commands.ts';
export { inTurn } from './in-turn.ts';
export { offerUndo, type Undoable } from './undo-toast.ts';
