/**
 * The sandboxed preload's surroundings, as source text for Chromium: runs in an isolated world before the page's own
 * scripts, with the same DOM but another `window`. `standInBinding` is the way to the stand-in process.
 */
export const worldName = 'electron-isolated-context';

/**
 * In the page's own world, first of all. Events cross worlds: one brings what `contextBridge` puts there, one takes
 * out which windows the page wants opened.
 */
export const mainWorldSource = `
addEventListener('stand-in-expose', ({ detail }) => {
  const { key, value } = JSON.parse(detail);
  Object.defineProperty(window, key, { value, enumerable: true });
}, { once: true });
const wantWindow = (url) => dispatchEvent(new CustomEvent('stand-in-open', { detail: String(new URL(url, location.href)) }));
window.open = (url = 'about:blank') => {
  wantWindow(url);
  return null;
};
const askForLink = (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
  const isForNewWindow = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || (link.target !== '_blank' && !isForNewWindow)) return;
  event.preventDefault();
  wantWindow(link.href);
};
addEventListener('click', askForLink, true);
addEventListener('auxclick', askForLink, true);
`;

export function isolatedWorldSource(preload: string): string {
  return `
if (window === window.top) {
  const tell = (message) => standInBinding(JSON.stringify(message));
  addEventListener('stand-in-open', ({ detail }) => tell({ type: 'open', url: detail }));
  const listeners = new Map();
  const ports = new Map();
  globalThis.standInReceive = (text) => {
    const message = JSON.parse(text);
    if (message.type === 'ipc') {
      const received = message.ports.map((number) => {
        const { port1, port2 } = new MessageChannel();
        ports.set(number, port1);
        port1.onmessage = ({ data }) => tell({ type: 'port', frame: { port: number, data } });
        port1.addEventListener('close', () => {
          if (ports.delete(number)) tell({ type: 'port', frame: { port: number, isClosed: true } });
        });
        return port2;
      });
      for (const listener of listeners.get(message.channel) ?? []) listener({ ports: received }, ...message.args);
      return;
    }
    const { frame } = message;
    const port = ports.get(frame.port);
    if (!port) return;
    if (frame.isClosed) {
      ports.delete(frame.port);
      port.close();
    } else {
      port.postMessage(frame.data);
    }
  };
  const electron = {
    ipcRenderer: {
      send: (channel, ...args) => tell({ type: 'ipc', channel, args }),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    contextBridge: {
      exposeInMainWorld: (key, value) => {
        dispatchEvent(new CustomEvent('stand-in-expose', { detail: JSON.stringify({ key, value }) }));
      },
    },
  };
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('a sandboxed preload cannot require ' + name);
  };
  (function (require, module, exports) {
${preload}
  })(require, { exports: {} }, {});
}
`;
}

export type FromWorld =
  | { type: 'open'; url: string }
  | { type: 'ipc'; channel: string; args: unknown[] }
  | { type: 'port'; frame: { port: number; data: unknown } | { port: number; isClosed: true } };
