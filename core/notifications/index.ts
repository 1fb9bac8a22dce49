import type { AppContract } from '#shared/contract/index.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { readSettings } from '../settings/index.ts';
import { whoIsTold } from './who-is-told.ts';

export type { NotificationPorts } from './ports.ts';
export { startNotifications } from './start-notifications.ts';

export const notificationHandlers: HandlersOf<AppContract['notifications']> = {
  wanted: ({ news }, { read, clock }) => [
    ...whoIsTold(read, readSettings(read), news, {
      at: clock.now(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  ],
};
