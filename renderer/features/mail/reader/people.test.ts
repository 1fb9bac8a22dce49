import { expect, test } from 'vitest';
import { nameRecipients } from './people.ts';

const own = new Set(['me@haus.example']);
const person = (name: string, address: string) => ({ name, address });

test('the user stands first, whatever the case of the address', () => {
  const people = [person('Anna', 'anna@a.example'), person('', 'ME@haus.example')];
  expect(nameRecipients(people, own, 'mich', 3)).toEqual({ names: ['mich', 'Anna'], moreCount: 0 });
});

test('the rest is counted', () => {
  const people = ['a', 'b', 'c', 'd'].map((name) => person(name, `${name}@a.example`));
  expect(nameRecipients(people, own, 'me', 2)).toEqual({ names: ['a', 'b'], moreCount: 2 });
  expect(nameRecipients([], own, 'me', 2)).toEqual({ names: [], moreCount: 0 });
});
