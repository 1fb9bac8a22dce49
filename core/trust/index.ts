export { trustHandlers, trustUndo } from './trust-handlers.ts';
