export { undoCommands } from './commands.ts';
export { offerUndo, type Undoable } from './undo-toast.ts';
