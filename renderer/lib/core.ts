import { QueryClient } from '@tanstack/react-query';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { AppContract } from '#shared/contract/index.ts';
import type { WindowShell } from '#shared/contract/shell.ts';
import { connect } from '#shared/rpc/connection.ts';
import { openWire } from './ports.ts';

/** The two parties the renderer talks to. `core` and `shell` make query options, `client` calls directly. */
export const coreConnection = connect<AppContract>({ open: () => openWire('core') });
export const shellConnection = connect<WindowShell>({ open: () => openWire('shell') });

export const coreClient = coreConnection.client;
export const shellClient = shellConnection.client;

export const core = createTanstackQueryUtils(coreClient, { path: ['core'] });
export const shell = createTanstackQueryUtils(shellClient, { path: ['shell'] });

/** The core is on this machine: no query waits for a network, and only an event makes an answer old. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
