import { contextBridge, ipcRenderer } from 'electron';

/**
 * Passes ports on, and nothing else. A port cannot cross the contextBridge, so it is posted to the page's window; the
 * page asks the same way. Which contracts run over the ports is no business of this file.
 */
contextBridge.exposeInMainWorld('hauspostShell', 'desktop');

let isAsking = false;

window.addEventListener('message', ({ source, data }: MessageEvent<{ hauspost?: unknown } | null>) => {
  if (source !== window || data?.hauspost !== 'connect' || isAsking) return;
  // The page asks once per connection, main answers with a pair for all of them.
  isAsking = true;
  ipcRenderer.send('hauspost:connect');
});

ipcRenderer.on('hauspost:ports', ({ ports }) => {
  isAsking = false;
  window.postMessage({ hauspost: 'ports' }, window.location.origin, ports);
});
