import type { events } from '#shared/contract/events.ts';
import type { EventBus } from '../context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export function eventHandlers(bus: EventBus): HandlersOf<typeof events> {
  return {
    subscribe: (_input, { signal }) => bus.subscribe(signal),
  };
}
