import { describe, expect, test } from 'vitest';
import { minimumSize, parseBounds, placeWindow } from './window-bounds.ts';

const left = { x: 0, y: 0, width: 1_920, height: 1_040 };
const right = { x: 1_920, y: 0, width: 1_280, height: 1_024 };
const at = (x: number, y: number, width = 1_000, height = 700) => ({ x, y, width, height, isMaximized: false });

describe('placing a window', () => {
  test('where it was, on either display', () => {
    expect(placeWindow(at(100, 50), [left, right])).toEqual({ x: 100, y: 50, width: 1_000, height: 700 });
    expect(placeWindow(at(2_000, 50), [left, right])).toEqual({ x: 2_000, y: 50, width: 1_000, height: 700 });
  });

  test('on the first display when its own is gone', () => {
    expect(placeWindow(at(2_000, 50), [left])).toEqual({ width: 1_440, height: 900 });
  });

  test('with its title bar within reach', () => {
    const placed = placeWindow(at(1_900, 50), [left]);
    expect(placed).toEqual({ width: 1_440, height: 900 });
    expect(placeWindow(at(-900, 950), [left])).toMatchObject({ x: -900, y: 950 });
    expect(placeWindow(at(100, -30), [left])).toMatchObject({ y: 0 });
  });

  test('no smaller than usable, no larger than the display', () => {
    expect(placeWindow(at(0, 0, 10, 10), [left])).toMatchObject({ width: 1_440 });
    expect(placeWindow(at(0, 0, 200, 200), [left])).toMatchObject(minimumSize);
    expect(placeWindow(at(0, 0, 9_000, 9_000), [left])).toMatchObject({ width: 1_920, height: 1_040 });
  });

  test('for the first time, no larger than a small display', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1_024, height: 700 }])).toEqual({ width: 1_024, height: 700 });
  });
});

test.each([null, '', '{', '[]', '{"x":1}', '{"x":"1","y":1,"width":1,"height":1,"isMaximized":true}', '{"x":1e999}'])(
  'a file that holds %j is as good as none',
  (text) => expect(parseBounds(text)).toBeNull(),
);
