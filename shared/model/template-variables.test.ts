import { expect, test } from 'vitest';
import { cursorSign, fillTemplate, listVariables, splitName } from './template-variables.ts';

const values = {
  firstName: 'Anna',
  lastName: 'Berg',
  name: 'Anna Berg',
  address: 'anna@berg.example',
  myName: 'Hanne',
  date: '21. November 2026',
  time: '18:00',
  subject: 'Plan',
};

test('variables of both languages are filled in, in any case', () => {
  expect(fillTemplate('Hallo {Vorname} {nachname}, heute ist der {datum}.', values)).toBe(
    'Hallo Anna Berg, heute ist der 21. November 2026.',
  );
  expect(fillTemplate('{first_name}, {subject}: {cursor} {my_name}', values)).toBe(`Anna, Plan: ${cursorSign} Hanne`);
});

test('what cannot be filled stays to be seen', () => {
  expect(fillTemplate('Hallo {first_name}, {rabatt} {} { x }', { ...values, firstName: '' })).toBe(
    'Hallo {first_name}, {rabatt} {} { x }',
  );
});

test('a name is text, also within HTML, and is not filled again', () => {
  const escape = (text: string) => text.replaceAll('<', '&lt;');
  expect(fillTemplate('<p>{name}</p>', { name: '<b>{date}' }, escape)).toBe('<p>&lt;b>{date}</p>');
});

test('every variable that is offered is known', () => {
  for (const language of ['de', 'en'] as const) {
    for (const variable of listVariables(language).filter((one) => one !== cursorSign)) {
      expect(fillTemplate(variable, values), variable).not.toContain('{');
    }
  }
});

test.for([
  ['Anna Berg', 'Anna', 'Berg'],
  ['Berg, Anna', 'Anna', 'Berg'],
  ['Dr. Thomas von Wieling', 'Thomas', 'von Wieling'],
  ['Anna', 'Anna', ''],
  ['', '', ''],
] as const)('%s', ([name, firstName, lastName]) => {
  expect(splitName(name)).toEqual({ firstName, lastName });
});
