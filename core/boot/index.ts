export { Boot, type BootOptions, type OnOpened } from './boot.ts';
export { bootHandlers } from './handlers.ts';
