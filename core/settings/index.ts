export { readSettings } from './read-settings.ts';
export { settingsHandlers } from './settings-handlers.ts';
