import { expect, test } from 'vitest';
import { listSendTimes } from './send-times.ts';

const local = (text: string) => new Date(text).getTime();
const words = (now: string) =>
  listSendTimes(local(now)).map(({ at }) => {
    const date = new Date(at);
    return `${date.getDate()}. ${date.getHours()}:00`;
  });

test('offers what is still ahead, in order', () => {
  // A Tuesday.
  expect(words('2026-07-07T10:30:00')).toEqual(['7. 18:00', '8. 8:00', '8. 14:00', '13. 8:00']);
  expect(words('2026-07-07T17:55:00')).toEqual(['8. 8:00', '8. 14:00', '13. 8:00']);
});

test('on a Sunday, tomorrow is Monday once', () => {
  expect(words('2026-07-05T20:00:00')).toEqual(['6. 8:00', '6. 14:00']);
});

test('on a Monday, the next one is meant', () => {
  expect(words('2026-07-06T20:00:00').at(-1)).toBe('13. 8:00');
});
