import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displaySubject } from './subject.ts';

test.each([
  ['Re: AW: WG: Angebot', 'Angebot'],
  ['AW : Re[3]: Fwd(2): Angebot', 'Angebot'],
  ['Antwort: Bericht', 'Bericht'],
  ['Rechnung: 4471', 'Rechnung: 4471'],
  ['Regen: morgen', 'Regen: morgen'],
  ['Re:', ''],
  ['', ''],
])('%j is shown as %j', (subject, shown) => expect(displaySubject(subject)).toBe(shown));

test('any number of marks in any order leaves the subject', () => {
  const mark = fc.constantFrom('Re: ', 'AW:', 'wg: ', 'FW:  ', 'Re[2]: ', 'Fwd (3): ');
  fc.assert(
    fc.property(fc.array(mark), (marks) => {
      expect(displaySubject(`${marks.join('')}Zeitplan`)).toBe('Zeitplan');
    }),
  );
});

test('a subject of nothing but marks takes no time to speak of', () => {
  const startedMs = performance.now();
  expect(displaySubject('Re:'.repeat(20_000))).toBe('');
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});
