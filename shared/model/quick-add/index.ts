export type { ChipKind, LocalTime, Priority, QuickAdd, QuickAddChip } from './model.ts';
export { parseQuickAdd, type QuickAddContext } from './parse-quick-add.ts';
