import { ipcMain, MessageChannelMain, type IpcMainEvent, type WebContents } from 'electron';
import { wirePort, type Wire } from '#shared/rpc/wire.ts';
import type { CoreProcess } from './core-process.ts';
import { isOwnPage } from './guards.ts';
import type { Log } from './log.ts';

export interface PortBrokerOptions {
  readonly core: Pick<CoreProcess, 'openPort'>;
  readonly isOurs: (contents: WebContents) => boolean;
  serveWindow(wire: Wire, contents: WebContents): void;
  readonly log: Log;
}

export interface PortBroker {
  /** Gives every window that ever asked a new pair: the core behind the old one is gone. */
  giveAll(): void;
}

/**
 * Hands each window its two ports, one straight to the core and one to the shell. Main does not relay. Only the main
 * frame of a window of ours is given any: a frame that shows foreign content asks in vain.
 */
export function brokerPorts(options: PortBrokerOptions): PortBroker {
  const { core, log } = options;
  const asked = new Map<WebContents, Wire | null>();

  const give = (contents: WebContents) => {
    const corePort = core.openPort();
    // Not running at the moment: the window gets its pair from `giveAll`.
    if (!corePort) return;
    asked.get(contents)?.close();
    const { port1, port2 } = new MessageChannelMain();
    const wire = wirePort(port1);
    asked.set(contents, wire);
    options.serveWindow(wire, contents);
    contents.postMessage('hauspost:ports', null, [corePort, port2]);
  };

  ipcMain.on('hauspost:connect', (event) => {
    if (!isOwnMainFrame(event) || !options.isOurs(event.sender)) {
      log.warn({}, 'ports refused');
      return;
    }
    const { sender } = event;
    if (!asked.has(sender)) {
      asked.set(sender, null);
      sender.once('destroyed', () => asked.delete(sender));
    }
    give(sender);
  });

  return {
    giveAll: () => {
      for (const contents of asked.keys()) give(contents);
    },
  };
}

function isOwnMainFrame({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url);
}
