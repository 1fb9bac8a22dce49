import { useQuery } from '@tanstack/react-query';
import type { Capability, ShellInfo } from '#shared/contract/shell.ts';
import { queryClient, shell } from './core.ts';

/** What the host is and can. It never changes while the window lives. */
export function useHost(): ShellInfo | undefined {
  return useQuery(shell.info.queryOptions({ input: {} })).data;
}

export function useCapability(capability: Capability): boolean {
  return useHost()?.capabilities.includes(capability) ?? false;
}

/** For code outside React: what `useHost` last saw. */
export function readHost(): ShellInfo | undefined {
  return queryClient.getQueryData<ShellInfo>(shell.info.queryKey({ input: {} }));
}

export function hasCapability(capability: Capability): boolean {
  return readHost()?.capabilities.includes(capability) ?? false;
}
