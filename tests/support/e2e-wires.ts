import { EventEmitter, on, once } from 'node:events';
import type { BrowserContext, WebSocketRoute } from 'playwright-core';
import {
  windowShell,
  type Capability,
  type ShellEvent,
  type ShellPrefs,
  type WindowShell,
} from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import { serveContract } from '#shared/rpc/serve.ts';
import type { Wire } from '#shared/rpc/wire.ts';

type ByKind = Record<'query' | 'command' | 'stream', { readonly signal: AbortSignal }>;

/**
 * A host that hands links to its windows, as the desktop does and the web shell never will. For pages opened after it;
 * their core is the real one.
 */
export async function standInShell(
  context: BrowserContext,
  capabilities: Capability[] = [],
): Promise<{ openLink(url: string): Promise<void> }> {
  const told = new EventEmitter<{ event: [ShellEvent]; following: [] }>();
  const following = once(told, 'following');
  const server = serveContract<WindowShell, ByKind>(windowShell, makeHandlers(told, capabilities), {
    context: ({ signal }) => ({ signal }),
    onError: () => undefined,
    newReference: () => 'test',
  });
  await context.routeWebSocket(/\/ws\/shell$/, (socket) => void server.attach(wireRoute(socket)));
  return {
    openLink: async (url) => {
      await following;
      told.emit('event', { type: 'link', url });
    },
  };
}

function makeHandlers(
  told: EventEmitter<{ event: [ShellEvent]; following: [] }>,
  capabilities: Capability[],
): HandlersFor<WindowShell, ByKind> {
  let autostart = { isOn: false };
  let mailLinks = { isDefault: false };
  let prefs: ShellPrefs = { language: 'system', theme: 'system', contrast: 'system', closeToTray: true };
  const refuse = () => {
    throw new AppError('not-allowed', 'not a capability of this stand-in');
  };
  return {
    info: () => ({ host: 'web', platform: 'linux', version: '0.0.0', capabilities, locale: 'en-GB' }),
    prefs: () => prefs,
    setPrefs: (change) => (prefs = { ...prefs, ...change }),
    events: async function* follow(_, { signal }) {
      const events = on(told, 'event', { signal });
      told.emit('following');
      for await (const [event] of events) yield event as ShellEvent;
    },
    saveBegin: refuse,
    savePiece: refuse,
    saveEnd: refuse,
    openLink: refuse,
    setMenu: refuse,
    autostart: () => autostart,
    setAutostart: (next) => {
      autostart = next;
      return {};
    },
    mailLinks: () => mailLinks,
    setMailLinks: (next) => {
      mailLinks = next;
      return {};
    },
    window: refuse,
  };
}

function wireRoute(socket: WebSocketRoute): Wire {
  return {
    send: (frame) => socket.send(frame),
    onFrame: (receive) => socket.onMessage(receive),
    onClose: (closed) => socket.onClose(closed),
    close: () => void socket.close(),
  };
}

export interface CoreLine {
  /** Calls of this procedure do not reach the core until they are let go. */
  hold(procedure: string): void;
  /** The core refuses calls of this procedure. */
  spoil(procedure: string): void;
  /** As if nothing had been. */
  mend(): void;
}

/** Stands on the line between page and core. For pages opened after it. */
export async function tapCoreLine(context: BrowserContext): Promise<CoreLine> {
  let held: string | null = null;
  let spoilt: string | null = null;
  let waiting: (() => void)[] = [];
  const isCallOf = (frame: string, procedure: string | null) =>
    procedure !== null && frame.includes(`/${procedure.replace('.', '/')}"`);
  await context.routeWebSocket(/\/ws\/core$/, (page) => {
    const core = page.connectToServer();
    page.onMessage((frame) => {
      const text = String(frame);
      if (isCallOf(text, held)) waiting.push(() => core.send(text));
      // An input the contract does not know: refused by the real core, in the real form.
      else if (isCallOf(text, spoilt)) core.send(text.replace('"json":{', '"json":{"spoilt":true,'));
      else core.send(frame);
    });
  });
  return {
    hold: (procedure) => {
      held = procedure;
    },
    spoil: (procedure) => {
      spoilt = procedure;
    },
    mend: () => {
      held = null;
      spoilt = null;
      for (const letGo of waiting) letGo();
      waiting = [];
    },
  };
}
