import { useMutation, useQuery } from '@tanstack/react-query';
import { settingsSchema, type Settings } from '#shared/contract/settings.ts';
import { core, coreClient, queryClient } from './core.ts';
import { showError } from './notices.ts';

const defaults: Settings = settingsSchema.parse({});

/** The settings as they are now; the defaults until the core has answered. Live in every window. */
export function useSettings(): Settings {
  return useQuery(core.settings.get.queryOptions({ input: {} })).data ?? defaults;
}

/** For code outside React, such as a command: what `useSettings` last saw. */
export function readSettings(): Settings {
  return queryClient.getQueryData<Settings>(core.settings.get.queryKey({ input: {} })) ?? defaults;
}

export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const saved = await coreClient.settings.set(change);
  queryClient.setQueryData(core.settings.get.queryKey({ input: {} }), saved);
}

/** Shown at once and taken back if the core refuses: a switch must not lag behind the finger. */
export function useSaveSettings(): (change: Partial<Settings>) => void {
  const { mutate } = useMutation({
    mutationFn: saveSettings,
    onMutate: (change: Partial<Settings>) => {
      const before = readSettings();
      queryClient.setQueryData(core.settings.get.queryKey({ input: {} }), { ...before, ...change });
      return before;
    },
    onError: (error, _change, before) => {
      queryClient.setQueryData(core.settings.get.queryKey({ input: {} }), before);
      showError(error);
    },
  });
  return mutate;
}
