export type { NotificationPorts } from './ports.ts';
export { startNotifications } from './start-notifications.ts';
