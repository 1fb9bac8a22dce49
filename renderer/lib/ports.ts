import { wirePort, wireSocket, type Wire } from '#shared/rpc/wire.ts';

/**
 * Where the wires to core and shell come from. In the desktop the preload posts a pair of MessagePorts; in the web
 * shell each is a WebSocket of the page's own origin. Nothing else in the renderer knows which host it is in.
 */
export type Peer = 'core' | 'shell';
export type OpenWire = (peer: Peer) => Promise<Wire>;

declare global {
  interface Window {
    readonly hauspostShell?: 'desktop';
  }
}

export const openWire: OpenWire = window.hauspostShell === 'desktop' ? openDesktopPorts() : openSocket;

const openTimeoutMs = 10_000;

function openSocket(peer: Peer): Promise<Wire> {
  const url = new URL(`/ws/${peer}`, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(wireSocket(socket)), { once: true });
    // Follows every error, and also an end that comes without one.
    socket.addEventListener('close', () => reject(new Error(`no connection to ${peer}`)), { once: true });
  });
}

/**
 * Ports come in pairs: at the first request, and unasked whenever the core was started again. A new pair replaces
 * the old one, so both connections move over together.
 */
function openDesktopPorts(): OpenWire {
  let fresh: Partial<Record<Peer, Wire>> = {};
  let inUse: Partial<Record<Peer, Wire>> = {};
  const waiting: Record<Peer, ((wire: Wire) => void)[]> = { core: [], shell: [] };

  window.addEventListener('message', (event: MessageEvent<{ hauspost?: unknown } | null>) => {
    if (event.source !== window || event.data?.hauspost !== 'ports') return;
    const [core, shell] = event.ports;
    if (!core || !shell) return;
    const old = inUse;
    inUse = {};
    fresh = { core: wirePort(core), shell: wirePort(shell) };
    for (const peer of ['core', 'shell'] as const) {
      old[peer]?.close();
      const next = waiting[peer].shift();
      if (next) next(take(peer));
    }
  });

  const take = (peer: Peer): Wire => {
    const wire = fresh[peer] as Wire;
    delete fresh[peer];
    inUse[peer] = wire;
    return wire;
  };

  return (peer) => {
    if (fresh[peer]) return Promise.resolve(take(peer));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting[peer] = waiting[peer].filter((other) => other !== settle);
        reject(new Error(`no port to ${peer}`));
      }, openTimeoutMs);
      const settle = (wire: Wire) => {
        clearTimeout(timer);
        resolve(wire);
      };
      waiting[peer].push(settle);
      window.postMessage({ hauspost: 'connect' }, window.location.origin);
    });
  };
}
