import { setupI18n, type I18n } from '@lingui/core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { InviteMoment, InviteRule } from '#shared/contract/invites.ts';
import { loadLanguage } from '../../lib/i18n.ts';
import { sayRule } from './say-rule.ts';
import { sayWhen } from './say-when.ts';

let de: I18n = setupI18n();
let en: I18n = setupI18n();
beforeAll(async () => {
  [de, en] = await Promise.all([loadLanguage('de'), loadLanguage('en')]);
});

const rule = (change: Partial<InviteRule>): InviteRule => ({
  frequency: 'weekly',
  interval: 1,
  count: null,
  until: null,
  weekdays: [],
  monthDays: [],
  months: [],
  isMore: false,
  ...change,
});
const day = (weekday: number, nth: number | null = null) => ({ weekday, nth });
const at = (text: string, offsetMinutes: number | null, zone: string | null): InviteMoment => ({
  at: Date.parse(text),
  isAllDay: false,
  certainty: 'exact',
  zone,
  zoneLabel: zone,
  offsetMinutes,
});

describe('how it comes again, in both languages', () => {
  test.each([
    [rule({ count: 8 }), 'Jede Woche, 8-mal', 'Every week, 8 times'],
    [
      rule({ interval: 2, weekdays: [day(1), day(5)] }),
      'Alle 2 Wochen am Montag und Freitag',
      'Every 2 weeks on Monday and Friday',
    ],
    [
      rule({ frequency: 'monthly', weekdays: [day(2, 1)] }),
      'Jeden Monat am ersten Dienstag',
      'Every month on the first Tuesday',
    ],
    [
      rule({ frequency: 'monthly', weekdays: [day(5, -1)], isMore: true }),
      'Jeden Monat am letzten Freitag, mit Ausnahmen',
      'Every month on the last Friday, with exceptions',
    ],
    [rule({ frequency: 'monthly', monthDays: [15] }), 'Jeden Monat am 15.', 'Every month on day 15'],
    [rule({ frequency: 'monthly', monthDays: [-1] }), 'Jeden Monat am letzten Tag', 'Every month on the last day'],
    [rule({ frequency: 'yearly', months: [5] }), 'Jedes Jahr im Mai', 'Every year in May'],
    [rule({ frequency: 'daily', interval: 3 }), 'Alle 3 Tage', 'Every 3 days'],
    [
      rule({ frequency: 'other', isMore: true }),
      'Wiederholt sich nach einer eigenen Regel',
      'It comes again by a rule of its own',
    ],
  ])('%#', (one, german, english) => {
    expect(sayRule(one, de)).toBe(german);
    expect(sayRule(one, en)).toBe(english);
  });

  test('until a day', () => {
    const until = { ...at('2026-12-24T00:00:00Z', null, null), isAllDay: true };
    expect(sayRule(rule({ until }), de)).toBe('Jede Woche, bis Do., 24. Dezember 2026');
  });
});

describe('when it is, on the clock of whoever reads it', () => {
  const berlin = { locale: 'de-DE', timeZone: 'Europe/Berlin' };

  test('the own zone alone, where the event has the same clock', () => {
    const start = at('2026-07-15T08:00:00Z', 120, 'Europe/Vienna');
    const { text, there } = sayWhen(start, { ...start, at: start.at + 3_600_000 }, berlin);
    expect(text).toMatch(/15\. Juli 2026.*10:00.*11:00/);
    expect(there).toBeNull();
  });

  test('both clocks, where they differ; also when only the day does', () => {
    const start = at('2026-07-15T22:00:00Z', 540, 'Asia/Tokyo');
    const { text, there } = sayWhen(start, null, berlin);
    expect(text).toMatch(/16\. Juli 2026.*00:00/);
    expect(there?.text).toMatch(/16\. Juli 2026.*07:00/);
    expect(there?.place).toBe('Tokyo');
  });

  test('in the weeks when only one side has changed its clocks', () => {
    const start = at('2026-03-16T13:00:00Z', -240, 'America/New_York');
    expect(sayWhen(start, null, berlin).text).toMatch(/14:00/);
    expect(sayWhen(start, null, berlin).there?.text).toMatch(/09:00/);
  });

  test('a zone of its own is called as the mail calls it; UTC is nobody’s clock', () => {
    const start = { ...at('2026-07-15T08:00:00Z', 60, null), zoneLabel: 'Customized Time Zone' };
    expect(sayWhen(start, null, berlin).there?.place).toBe('Customized Time Zone');
    expect(sayWhen(at('2026-07-15T08:00:00Z', 0, 'UTC'), null, berlin).there).toBeNull();
  });

  test('days without hours are the same day everywhere; written times stay as written', () => {
    const start = { ...at('2026-07-15T00:00:00Z', null, null), isAllDay: true };
    const far = { locale: 'de-DE', timeZone: 'Pacific/Honolulu' };
    expect(sayWhen(start, null, far).text).toBe('Mi., 15. Juli 2026');
    expect(sayWhen(start, { ...start, at: start.at + 2 * 86_400_000 }, far).text).toMatch(/15\..*17\. Juli 2026/);
    const floating = { ...at('2026-07-15T10:00:00Z', null, null), certainty: 'floating' as const };
    expect(sayWhen(floating, null, far).text).toMatch(/10:00/);
  });
});
