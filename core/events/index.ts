export { createEventBus } from './bus.ts';
export { eventHandlers } from './handlers.ts';
