import { expect, test } from 'vitest';
import { judgePassphrase } from './passphrase-strength.ts';

test.each([
  ['', 'short'],
  ['kurz123', 'short'],
  ['passwort', 'weak'],
  ['Passwort123', 'weak'],
  ['aaaaaaaaaaaa', 'weak'],
  ['12345678901234567890', 'weak'],
  ['qwertzuiop', 'weak'],
  ['hauspost2026', 'weak'],
  ['kaffee am morgen', 'good'],
  ['drei kleine Apfelbäume', 'good'],
  ['x9#Lq2!v', 'fair'],
  ['regenschirm', 'fair'],
])('%s is %s', (passphrase, verdict) => expect(judgePassphrase(passphrase)).toBe(verdict));
