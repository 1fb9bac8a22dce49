/**
 * The module `electron` for a test process: what our main process uses of it, over Node and Chromium. Every part is
 * typed by Electron's own `electron.d.ts`, so that a signature that changes there does not compile here.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { Menu, MenuItem } from './menu.ts';
export { MessageChannelMain } from './ports.ts';
export { protocol, session } from './session.ts';
export {
  dialog,
  ipcMain,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  screen,
  shell,
  Tray,
} from './small-parts.ts';
export { UtilityProcess as utilityProcess } from './utility-process.ts';
