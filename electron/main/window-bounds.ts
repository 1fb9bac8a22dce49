import type { Rectangle } from 'electron';
import { z } from 'zod';

const savedBounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  isMaximized: z.boolean(),
});
export type SavedBounds = z.infer<typeof savedBounds>;

export const minimumSize = { width: 380, height: 480 };
const firstSize = { width: 1_440, height: 900 };
/** So much of the title bar must be on a display that one can take hold of it. */
const gripPx = 80;

export function parseBounds(text: string | null): SavedBounds | null {
  try {
    const parsed = savedBounds.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Where a window opens: where it was, unless that display is gone. */
export function placeWindow(saved: SavedBounds | null, areas: Rectangle[]): Partial<Rectangle> & typeof firstSize {
  const area = areas.find((candidate) => saved !== null && isWithinReach(saved, candidate));
  if (!saved || !area) {
    const largest = areas[0] ?? { x: 0, y: 0, ...firstSize };
    return { width: Math.min(firstSize.width, largest.width), height: Math.min(firstSize.height, largest.height) };
  }
  const width = clamp(saved.width, minimumSize.width, area.width);
  const height = clamp(saved.height, minimumSize.height, area.height);
  return {
    width,
    height,
    x: clamp(saved.x, area.x - width + gripPx, area.x + area.width - gripPx),
    y: clamp(saved.y, area.y, area.y + area.height - gripPx),
  };
}

function isWithinReach(saved: SavedBounds, area: Rectangle): boolean {
  const overlap = Math.min(saved.x + saved.width, area.x + area.width) - Math.max(saved.x, area.x);
  return overlap >= gripPx && saved.y >= area.y - gripPx && saved.y <= area.y + area.height - gripPx;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
