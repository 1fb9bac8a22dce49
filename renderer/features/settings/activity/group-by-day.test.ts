import { expect, test } from 'vitest';
import type { AuditEntry } from '#shared/contract/profile.ts';
import type { CorrelationId } from '#shared/ids.ts';
import { makeFormatter } from '../../../lib/format.ts';
import { groupByDay } from './group-by-day.ts';

const format = makeFormatter({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
const now = Date.parse('2026-07-07T16:00:00+02:00');

function entry(seq: number, at: string, action: string, correlationId: string, count = 1): AuditEntry {
  return {
    seq,
    at: Date.parse(at),
    actor: { kind: 'system', id: null },
    action,
    subject: 'threads',
    ids: [],
    count,
    correlationId: correlationId as CorrelationId,
  };
}

test('days stand above their entries, and the steps of one job are one line with their sum', () => {
  const rows = groupByDay(
    [
      entry(5, '2026-07-07T12:00:00+02:00', 'settings.set', 'e'),
      entry(4, '2026-07-07T11:00:03+02:00', 'demo.load', 'd', 20),
      entry(3, '2026-07-07T11:00:02+02:00', 'demo.load', 'd', 42),
      entry(2, '2026-07-07T11:00:01+02:00', 'demo.load', 'c', 7),
      entry(1, '2026-07-06T11:00:00+02:00', 'settings.set', 'a'),
    ],
    format,
    now,
  );
  expect(rows.map((row) => (row.kind === 'day' ? row.label : `${row.entry.action} ${row.entry.count}`))).toEqual([
    'Heute',
    'settings.set 1',
    'demo.load 62',
    'demo.load 7',
    'Gestern',
    'settings.set 1',
  ]);
});
