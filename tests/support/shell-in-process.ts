import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ImageNetwork } from '#core/remote-content/index.ts';
import { createLog } from '#core/log/create-log.ts';
import { startWebShell } from '#server/web/web-shell.ts';
import { repository } from './built-app.ts';
import type { startServer } from './e2e-server.ts';

/** The web shell within the test, which can then stand between the core and the network; windows and workers as built. */
export function serveHere(images: ImageNetwork): typeof startServer {
  return async ({ profileDir, port = 0, passphrase }) => {
    const shell = await startWebShell({
      profileDir,
      shellDir: null,
      rendererDir: join(repository, 'out/renderer'),
      access: { kind: 'loopback', host: '127.0.0.1' },
      port,
      version: '0.0.0-test',
      locale: 'en-GB',
      log: createLog({ write: () => undefined }),
      workerUrl: (name) => pathToFileURL(join(repository, 'out/main', `${name}.worker.js`)),
      ...(passphrase === null ? {} : { passphrase }),
      images,
    });
    const stop = () => shell.close();
    return { address: shell.newAddress(), port: shell.port, stop, kill: stop };
  };
}
