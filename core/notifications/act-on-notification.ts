import { isAppError } from '#shared/errors.ts';
import { newId, type CorrelationId, type ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { moveThreads, setRead } from '../threads/index.ts';
import type { NotificationPorts } from './ports.ts';

type Action = { readonly name: string; readonly run: (tx: WriteTx, id: ThreadId) => unknown };

const actions = new Map<string, Action>([
  ['archive', { name: 'threads.move', run: (tx, id) => moveThreads(tx, { ids: [id] }, 'archive') }],
  ['markRead', { name: 'threads.setRead', run: (tx, id) => setRead(tx, { ids: [id] }, true) }],
]);

/** Does what the buttons of a notification say, by the same functions as the commands, with the same undo. */
export async function actOnNotifications(ports: NotificationPorts, signal: AbortSignal): Promise<void> {
  for await (const event of await ports.shell.events({}, { signal })) {
    if (event.type !== 'notification') continue;
    const action = event.actionId === null ? undefined : actions.get(event.actionId);
    if (action !== undefined) act(ports, action, event.id as ThreadId);
  }
}

function act({ db, clock, log }: NotificationPorts, action: Action, id: ThreadId): void {
  const correlationId = newId<CorrelationId>(clock.now());
  try {
    db.write({ by: { kind: 'user', id: null }, action: action.name, correlationId }, (tx) => {
      action.run(tx, id);
    });
  } catch (error) {
    // A notification can outlive its conversation.
    if (!isAppError(error, 'not-found')) log.error({ err: error, action: action.name }, 'notification action failed');
  }
}
