import { expect, test } from 'vitest';
import { findWords } from './find-words.ts';
import type { WordKind } from './model.ts';

test.each<[text: string, kind: WordKind, shown: string]>([
  ['Bitte bestätigen Sie Ihre Kontodaten.', 'account', 'bestätigen Sie Ihre Kontodaten'],
  ['Please verify your account now', 'account', 'verify your account'],
  ['Your mailbox is almost full', 'account', 'mailbox is almost full'],
  ['Ihr Zugang wird eingeschränkt', 'account', 'Zugang wird eingeschränkt'],
  ['mit dem dazugehörigen Mail-Passwort', 'secret', 'Mail-Passwort'],
  ['Halten Sie PIN und eine gültige TAN bereit', 'secret', 'PIN und eine gültige TAN'],
  ['enter your seed phrase', 'secret', 'enter your seed phrase'],
  ['Antworten Sie INNERHALB von 24 Stunden!', 'urgency', 'INNERHALB von 24 Stunden'],
  ['FINAL NOTICE', 'urgency', 'FINAL NOTICE'],
  ['Unser Konto wird geprüft, nimm das Konto auf der Rechnung', 'payment', 'Unser Konto'],
  ['We were unable to process your payment', 'payment', 'unable to process'],
  ['Herzlichen Glückwunsch!', 'prize', 'Glückwunsch'],
  ['You have been selected', 'prize', 'You have been selected'],
  ['eine Spende von 2.500.000 Euro', 'fortune', 'Spende von'],
  ['I am next of kin', 'fortune', 'next of kin'],
  ['I recorded you', 'extortion', 'recorded you'],
  ['connect your wallet', 'crypto', 'your wallet'],
  ['Ihr Paket konnte nicht zugestellt werden', 'parcel', 'Paket konnte nicht'],
  ['Gewichtsverlust ohne Sport', 'miracle', 'Gewichtsverlust'],
  ['Sehr geehrter Kunde', 'nobody', 'geehrter Kunde'],
  ['bitte sag Papa nichts', 'secrecy', 'sag Papa nichts'],
  ['Annegret hat eine Datei mit Ihnen geteilt', 'document', 'Annegret hat eine Datei mit Ihnen geteilt'],
  ['Sie müssen „Inhalte aktivieren“ bestätigen', 'macros', 'Inhalte aktivieren'],
  ['verschieben Sie diese Mail in den Posteingang', 'filter', 'verschieben Sie diese Mail in den Posteingang'],
])('%s: %s', (text, kind, shown) => {
  const found = findWords(text)[kind];
  expect(found).toBeDefined();
  expect(shown).toContain(found ?? shown);
});

test.each([
  'Passt Freitag um zehn? Ich bringe den Plan mit.',
  'Die Jahreshauptversammlung findet am 27. März im Bootshaus statt.',
  'Thanks for the draft, I will read it on Monday and get back to you.',
  'Anbei das Protokoll. Viele Grüße, Anna',
  'The meeting is moved to room 4. See you there.',
  'Könntest du mir das Rezept schicken? Es war so gut.',
  'Wir haben die Maße geprüft, die Tür ist 2,10 m hoch.',
  'Lotta hat morgen Chorprobe, bitte holt sie um fünf ab.',
])('ordinary words are none of them: %s', (text) => {
  expect(findWords(text)).toEqual({});
});

test('stays quick on texts made to be slow', () => {
  const startedAt = performance.now();
  for (const word of [
    'konto ',
    'verify ',
    'innerhalb von ',
    'a',
    ' ',
    'your account ',
    '9',
    'kannst du mir ',
    'keep this ',
  ]) {
    findWords(word.repeat(Math.ceil(2_500 / word.length)));
  }
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
