import type { Settings } from '#shared/contract/settings.ts';
import { useSaveSettings, useSettings } from '../../lib/settings.ts';

export type PaneSizes = Settings['panes'];

/** The sizes the user left, kept with the profile; windows take them when they open a layout. */
export function usePaneSizes(): { sizes: PaneSizes; saveSizes: (change: Partial<PaneSizes>) => void } {
  const { panes } = useSettings();
  const save = useSaveSettings();
  return { sizes: panes, saveSizes: (change) => save({ panes: { ...panes, ...change } }) };
}
