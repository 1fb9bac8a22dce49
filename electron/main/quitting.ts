import { app } from 'electron';

/** Quitting waits for the core to close its database; a second request while it does changes nothing. */
export function waitBeforeQuit(beginQuit: () => void, close: () => Promise<void>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    beginQuit();
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}
