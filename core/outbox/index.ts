export { appendOnce, type AppendOrder } from './append-once.ts';
export type { Effect, EffectPorts, Effects, RunningOp } from './effect.ts';
export { mailEffects } from './effects.ts';
export type { FolderOps } from './folder-effects.ts';
export { outboxHandlers } from './outbox-handlers.ts';
