export { preparedOnce, statement, type Drizzle } from './drizzle.ts';
export { translateStorageError, storageTroubleOf, type StorageTrouble } from './storage-errors.ts';
export type { Database } from './open.ts';
