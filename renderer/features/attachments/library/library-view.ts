import { create } from 'zustand';
import { plainFilter, type LibraryFilter } from './library-filter.ts';

interface LibraryView {
  readonly filter: LibraryFilter;
  readonly layout: 'list' | 'grid';
  setFilter(filter: LibraryFilter): void;
  setLayout(layout: 'list' | 'grid'): void;
}

/** As the page was left. */
export const useLibraryView = create<LibraryView>()((set) => ({
  filter: plainFilter,
  layout: 'list',
  setFilter: (filter) => set({ filter }),
  setLayout: (layout) => set({ layout }),
}));
