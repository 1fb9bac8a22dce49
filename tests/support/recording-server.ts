import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface Recorded {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface RecordingServer extends AsyncDisposable {
  readonly port: number;
  /** In the order they came. A tunnel that was asked for is `CONNECT`. */
  readonly requests: Recorded[];
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A web server on loopback that plays every host there is and writes down who asked for what. As a proxy it is told even
 * the names a browser would otherwise look up.
 */
export async function startRecording(answer: Answer, tls?: { key: string; cert: string }): Promise<RecordingServer> {
  const requests: Recorded[] = [];
  const record: Answer = (request, response) => {
    requests.push({ host: request.headers.host ?? '', path: request.url ?? '', headers: request.headers });
    answer(request, response);
  };
  const server = tls === undefined ? createServer(record) : createTlsServer(tls, record);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    requests.push({ host: request.url ?? '', path: 'CONNECT', headers: request.headers });
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
