import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createCore, type Core, type CoreOptions } from '#core/create-core.ts';
import { makeHostCheck, nameToShow, type Access } from './access.ts';
import { cookieName } from './cookies.ts';
import { createLogin } from './login.ts';
import { answer, type RequestOptions } from './requests.ts';
import { createSessions, newSecret } from './sessions.ts';
import { acceptSockets } from './sockets.ts';
import { createWebServices } from './web-services.ts';

export interface WebShellOptions {
  /** `null` for the demo. */
  readonly profileDir: string | null;
  /** Where the shell keeps its preferences; `null` keeps none. */
  readonly shellDir: string | null;
  readonly rendererDir: string;
  readonly access: Access;
  /** 0 takes a free one. */
  readonly port: number;
  readonly version: string;
  readonly locale: string;
  readonly log: Logger;
  readonly workerUrl: CoreOptions['workerUrl'];
  readonly passphrase?: string;
  /** Tests stand in between. */
  readonly images?: CoreOptions['images'];
}

export interface WebShell {
  readonly port: number;
  /** An address that lets in one browser; where a password is asked for, the plain one. */
  newAddress(): string;
  /** Sockets first, then the core: nobody asks it while it closes. */
  close(): Promise<void>;
}

/**
 * The core and the renderer for any browser. Rejects with `conflict` when another process has the profile; the details
 * are what that one left for us to reach it (`instanceNote`).
 */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const { access, log } = options;
  const isSecure = access.kind === 'network';
  const sessions = createSessions(() => performance.now());
  const login = isSecure ? await createLogin(access.password, () => performance.now()) : null;
  const controlKey = newSecret();

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    answer(requestOptions, request, response).catch((error: unknown) => {
      log.error({ err: error instanceof Error ? error : new Error(String(error)) }, 'request failed');
      response.destroy();
    });
  };
  const server: Server = isSecure
    ? createHttpsServer({ cert: access.cert, key: access.key, minVersion: 'TLSv1.2' }, onRequest)
    : createHttpServer(onRequest);
  const port = await listen(server, access.host, options.port);
  const origin = `${isSecure ? 'https' : 'http'}://${nameToShow(access)}:${port}`;
  const newAddress = () => (isSecure ? `${origin}/` : `${origin}/start?token=${sessions.issueToken()}`);
  const requestOptions: RequestOptions = {
    rendererDir: options.rendererDir,
    isSecure,
    isOurHost: makeHostCheck(access, () => port),
    sessions,
    login,
    controlKey: isSecure ? null : controlKey,
    cookieName: () => cookieName(port, isSecure),
    newAddress,
  };

  const services = createWebServices(options);
  let core: Core;
  try {
    core = await createCore({
      profileDir: options.profileDir,
      version: options.version,
      shell: services.core,
      workerUrl: options.workerUrl,
      log,
      passphrase: options.passphrase,
      ...(options.images === undefined ? {} : { images: options.images }),
      instanceNote: { host: 'web', origin, ...(isSecure ? {} : { controlKey }) },
    });
  } catch (error) {
    server.close();
    throw error;
  }
  const sockets = acceptSockets(server, {
    ...requestOptions,
    parties: {
      '/ws/core': (wire) => void core.attach(wire),
      '/ws/shell': (wire) => void services.windows.attach(wire),
    },
  });

  return {
    port,
    newAddress,
    close: async () => {
      server.close();
      await sockets.close();
      await core.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
