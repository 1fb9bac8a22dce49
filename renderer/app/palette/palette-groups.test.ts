import { expect, test } from 'vitest';
import { arrangeGroups, type PaletteItem } from './palette-groups.ts';

function item(id: string, score = 0, disabledReason?: string): PaletteItem {
  return { id, title: id, ranges: [], score, disabledReason, run: () => {} };
}
const idsOf = (groups: ReturnType<typeof arrangeGroups>) =>
  groups.map(({ id, items }) => [id, items.map((each) => each.id)]);

test('the best first, what cannot be done last, empty groups not at all', () => {
  const groups = arrangeGroups(
    [
      { id: 'commands', items: [item('b', 10), item('off', 90, 'not now'), item('a', 50)] },
      { id: 'settings', items: [] },
    ],
    true,
  );
  expect(idsOf(groups)).toEqual([['commands', ['a', 'b', 'off']]]);
});

test('conversations keep the order of the core, which knows better', () => {
  const groups = arrangeGroups([{ id: 'conversations', items: [item('new', 0), item('old', 5)] }], true);
  expect(idsOf(groups)).toEqual([['conversations', ['new', 'old']]]);
});

test('a search shows the few best, an empty field shows all', () => {
  const many = Array.from({ length: 30 }, (_, index) => item(String(index), index));
  expect(arrangeGroups([{ id: 'commands', items: many }], true)[0]?.items).toHaveLength(8);
  expect(arrangeGroups([{ id: 'commands', items: many }], false)[0]?.items).toHaveLength(30);
});
