/** How much air a list has: three, two or one line a row. */
export type Density = 'comfortable' | 'default' | 'compact';

/** Pixels of a mail row at normal text size, for a virtual list. The same numbers stand in CSS as rem. */
export const mailRowHeights: Readonly<Record<Density, number>> = { comfortable: 76, default: 56, compact: 32 };
