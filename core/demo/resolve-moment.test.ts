import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dedent, fillText } from './fill-text.ts';
import { resolveMoment } from './resolve-moment.ts';

/** A Wednesday, in whatever zone this machine is in. */
const wednesday = new Date(2026, 10, 25, 15, 30).getTime();
const local = (day: number, hours = 12, minutes = 0) => new Date(2026, 10, day, hours, minutes).getTime();

describe('resolveMoment', () => {
  test.each([
    ['-25m', wednesday - 25 * 60_000],
    ['-3h', wednesday - 3 * 3_600_000],
    ['-2d 14:05', local(23, 14, 5)],
    ['-3b 09:10', local(20, 9, 10)],
    ['+3b', local(30)],
    ['-1w:tue 19:30', local(17, 19, 30)],
    ['+0w:sun', local(29)],
    ['+1w:mon', local(30)],
  ])('%s', (moment, at) => expect(resolveMoment(moment, wednesday)).toBe(at));

  test('a weekend is no business day', () => {
    const [saturday, sunday] = [local(28), local(29)];
    expect(resolveMoment('-1b', saturday)).toBe(local(27));
    expect(resolveMoment('-1b', sunday)).toBe(local(27));
    expect(resolveMoment('+1b', saturday)).toBe(local(30));
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.nat(13), (count, day) => {
        fc.pre(count !== 0);
        const moment = `${count < 0 ? '' : '+'}${count}b`;
        expect(new Date(resolveMoment(moment, local(day + 1))).getDay() % 6).not.toBe(0);
      }),
    );
  });

  test.each(['', 'today', '-5', '-5x', '+2w', '+2w:foo', '-2d 14'])('%j is not a moment', (moment) => {
    expect(() => resolveMoment(moment, wednesday)).toThrow('not a');
  });
});

describe('fillText', () => {
  test('writes dates as the language of the mail has them', () => {
    const text = '{{+3d}}|{{+3d weekday}}|{{+3d date}}|{{+3d short}}|{{+10d month}}|{{+0d year}}';
    expect(fillText(text, 'de', wednesday)).toBe('Samstag, 28. November|Samstag|28. November|28.11.|Dezember|2026');
    expect(fillText(text, 'en', wednesday)).toBe('Saturday 28 November|Saturday|28 November|28 Nov|December|2026');
  });

  test('takes away what the source file indents, and no more', () => {
    expect(dedent('\n      Hallo,\n\n        - eins\n      Gruß\n    ')).toBe('Hallo,\n\n  - eins\nGruß');
  });

  test('refuses a style it does not know', () => {
    expect(() => fillText('{{+3d shiny}}', 'de', 0)).toThrow('not a style of date: shiny');
  });
});
