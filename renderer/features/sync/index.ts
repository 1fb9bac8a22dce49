export { HealthDialog } from './health-dialog.tsx';
export { SyncLine } from './sync-line.tsx';
export { useSyncStates } from './use-sync-state.ts';
export { useSyncWords } from './sync-words.tsx';
