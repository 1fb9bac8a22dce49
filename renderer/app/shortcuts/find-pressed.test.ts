import { expect, test } from 'vitest';
import type { Command } from '../commands/command.ts';
import { findPressed } from './find-pressed.ts';

const command = (id: string, ...keys: string[]): Command => ({
  id,
  title: { id },
  group: 'app',
  scope: 'app',
  keys: { gmail: keys },
  run: () => {},
});
const commands = [command('archive', 'e'), command('inbox', 'g i'), command('sent', 'g t'), command('info', 'i')];
const find = (...pressed: string[]) => {
  const { steps, ids } = findPressed(pressed, commands, 'gmail', {}, 'other');
  return [steps, [...ids]];
};

test('a key, the beginning of a sequence, a sequence', () => {
  expect(find('e')).toEqual(['e', ['archive']]);
  expect(find('g')).toEqual(['g', ['inbox', 'sent']]);
  expect(find('g', 'i')).toEqual(['g i', ['inbox']]);
});

test('two presses that are no sequence count as the last one', () => {
  expect(find('e', 'i')).toEqual(['i', ['info']]);
  expect(find('g', 'y')).toEqual(['y', []]);
});
