import type { LucideIcon } from 'lucide-react';
import type { Match } from '../../lib/fuzzy-match.ts';

export type PaletteGroupId = 'recent' | 'commands' | 'places' | 'settings' | 'conversations';

/** One line of the palette, whatever it leads to. */
export interface PaletteItem {
  readonly id: string;
  readonly title: string;
  readonly ranges: Match['ranges'];
  readonly score: number;
  /** Quiet words after the title: where a setting is, who wrote. */
  readonly hint?: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly disabledReason?: string;
  run(): void;
}

export interface PaletteGroup {
  readonly id: PaletteGroupId;
  readonly items: readonly PaletteItem[];
}

const limits: Readonly<Record<PaletteGroupId, number>> = {
  recent: 5,
  commands: 8,
  places: 6,
  settings: 5,
  conversations: 6,
};

/** Best first; what cannot be done now stands last, with its reason. Groups without a line are left out. */
export function arrangeGroups(groups: readonly PaletteGroup[], isSearching: boolean): PaletteGroup[] {
  return groups
    .map(({ id, items }) => {
      const sorted = id === 'recent' || id === 'conversations' || !isSearching ? items : items.toSorted(byWorth);
      const limit = isSearching || id === 'recent' ? limits[id] : Number.POSITIVE_INFINITY;
      return { id, items: putDisabledLast(sorted).slice(0, limit) };
    })
    .filter(({ items }) => items.length > 0);
}

function byWorth(one: PaletteItem, other: PaletteItem): number {
  return other.score - one.score || one.title.localeCompare(other.title);
}

function putDisabledLast(items: readonly PaletteItem[]): PaletteItem[] {
  const isOff = (item: PaletteItem) => item.disabledReason !== undefined;
  return [...items.filter((item) => !isOff(item)), ...items.filter(isOff)];
}
