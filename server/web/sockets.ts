import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { wireSocket, type Wire } from '#shared/rpc/wire.ts';
import { readCookie } from './cookies.ts';
import { isOwnOrigin, type RequestOptions } from './requests.ts';

/** The largest honest frame: 10,000 ids to move, or a letter at its limit with its JSON around it. */
export const maxFrameBytes = 4_000_000;
const pingEveryMs = 30_000;
/** How long a browser has to answer our goodbye. */
const goodbyeMs = 1_000;

export type SocketOptions = Pick<RequestOptions, 'isSecure' | 'isOurHost' | 'sessions' | 'cookieName'> & {
  /** By path: who answers at `/ws/core` and `/ws/shell`. */
  readonly parties: Record<string, (wire: Wire) => void>;
};

/** Takes the upgrades. CORS does not guard sockets: the `Origin` check here is what keeps other sites' pages out. */
export function acceptSockets(server: Server, options: SocketOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false });
  const alive = new WeakSet<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const serve = options.parties[pathOf(request)];
    if (!isOwnOrigin(request, options)) return refuse(socket, '403 Forbidden');
    const session = readCookie(request.headers.cookie, options.cookieName());
    if (!options.sessions.isOpen(session)) return refuse(socket, '401 Unauthorized');
    if (!serve) return refuse(socket, '404 Not Found');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      alive.add(webSocket);
      webSocket.on('pong', () => alive.add(webSocket));
      serve(wireSocket(webSocket));
    });
  });

  // A machine that went to sleep says no goodbye.
  const heartbeat = setInterval(() => {
    for (const webSocket of sockets.clients) {
      if (!alive.delete(webSocket)) webSocket.terminate();
      else webSocket.ping();
    }
  }, pingEveryMs);
  heartbeat.unref();

  return {
    close: async () => {
      clearInterval(heartbeat);
      const closed = new Promise<void>((resolve) => sockets.close(() => resolve()));
      // 1001: going away. The page waits and comes back when there is a server again.
      for (const webSocket of sockets.clients) webSocket.close(1001);
      const limit = setTimeout(() => sockets.clients.forEach((webSocket) => webSocket.terminate()), goodbyeMs);
      await closed;
      clearTimeout(limit);
    },
  };
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? '';
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
