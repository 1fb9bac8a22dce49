import { describe, expect, test } from 'vitest';
import { splitReply } from './split-reply.ts';

const own = 'Ja, gern.\n\nBis Montag';

describe('what somebody answered is found', () => {
  test.each([
    ['Thunderbird', 'Am 02.11.26 um 10:12 schrieb Anna Berg:\n> Kommst du?\n>> Wer?'],
    ['Gmail, wrapped', 'Am Mo., 2. Nov. 2026 um 10:12 Uhr schrieb Anna Berg\n<anna@example.org>:\n\n> Kommst du?'],
    ['Gmail, English', 'On Mon, Nov 2, 2026 at 10:12 AM Anna Berg <anna@example.org> wrote:\n\n> Are you coming?'],
    ['without marks', 'Am 02.11.2026 um 10:12 schrieb Anna Berg <anna@example.org>:\n\nKommst du?'],
    [
      'Outlook',
      '________________________________\nVon: Anna Berg <anna@example.org>\nGesendet: Montag, 2. November 2026 10:12\nAn: Ben\nBetreff: Treffen\n\nKommst du?',
    ],
    [
      'Outlook, English, bold',
      '*From:* Anna Berg\n*Sent:* Monday, November 2, 2026 10:12 AM\n*To:* Ben\n*Subject:* Meeting\n\nAre you coming?',
    ],
    ['old Outlook', '-----Ursprüngliche Nachricht-----\nVon: Anna\n\nKommst du?'],
    ['old Outlook, English', '-----Original Message-----\nFrom: Anna\n\nAre you coming?'],
    ['date and address', '02.11.2026, 10:12, "Anna Berg" <anna@example.org>:\n\nKommst du?'],
    ['signature', '-- \nBen Kraus\nMusterstraße 1'],
    ['signature and quote', '-- \nBen Kraus\n\nAm 02.11.26 um 10:12 schrieb Anna Berg:\n> Kommst du?'],
    ['telephone', 'Von meinem iPhone gesendet'],
    [
      'telephone, quote',
      'Sent from my iPhone\n\nOn 2 Nov 2026, at 10:12, Anna <anna@example.org> wrote:\n> Are you coming?',
    ],
  ])('%s', (_, rest) => {
    expect(splitReply(`${own}\n\n${rest}`).own).toBe(own);
  });

  test('answers between the quotes are kept together', () => {
    expect(splitReply('> Eins?\nJa.\n> Zwei?\nNein.').own).toBe('Ja.\nNein.');
  });

  test('what is sent on stays findable and is no word of the sender', () => {
    const split = splitReply(
      'Zur Info.\n\n---------- Forwarded message ---------\nFrom: Anna\nSubject: Miete\n\nDie Miete steigt.',
    );
    expect(split.words).toBe('Zur Info.');
    expect(split.own).toContain('Die Miete steigt.');
    expect(splitReply('Von: Anna\nGesendet: Montag, 2. November 2026\nAn: Ben\n\nDie Miete steigt.').own).toContain(
      'Die Miete steigt.',
    );
  });
});

test.each([
  'Am Montag schrieb sie:\nNichts davon stimmt.',
  'On Monday he wrote:\n\nNothing.',
  'Von: bis:\nwie immer',
  'Preis: 10.12.2026\nVon: Berlin\nNach: Köln',
  'Ergebnis\n--------\n12:30 fertig',
  'Liebe Grüße\nAnna',
  'Bitte antworte bis 12:30:\nDanke.',
])('prose is left alone: %j', (text) => {
  expect(splitReply(text).own).toBe(text);
});
