export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'good';

/** The shortest the core takes; its contract says so too. */
export const shortestPassphrase = 8;

const guessedFirst =
  /^(?:pass(?:wor[dt]|phrase)?|kennwort|geheim|hauspost|hallo|willkommen|welcome|admin|qwert[zy]?|asdf|letmein|iloveyou|schatz|sommer|winter)/i;
const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertzuiopü', 'qwertyuiop', 'asdfghjklöä', 'yxcvbnm'];

/**
 * How long someone who stole the file would have to guess, in words. No rules about signs and capitals: length and
 * variety count, repetition and what everybody takes do not.
 */
export function judgePassphrase(passphrase: string): PassphraseStrength {
  if (passphrase.length < shortestPassphrase) return 'short';
  const bits = estimateBits(passphrase);
  if (bits < 36) return 'weak';
  return bits < 56 ? 'fair' : 'good';
}

function estimateBits(passphrase: string): number {
  const withoutGuessed = passphrase.replace(guessedFirst, '#');
  let unlike = '';
  for (const letter of withoutGuessed.toLowerCase()) {
    const before = unlike.at(-1);
    if (before !== letter && !(before && isStepOfRun(before, letter))) unlike += letter;
  }
  const variety = new Set(unlike).size;
  return unlike.length * Math.log2(Math.max(2, Math.min(poolOf(withoutGuessed), variety * 3)));
}

function isStepOfRun(before: string, letter: string): boolean {
  return runs.some((run) => {
    const at = run.indexOf(before);
    return at >= 0 && (run[at + 1] === letter || run[at - 1] === letter);
  });
}

function poolOf(text: string): number {
  let pool = 0;
  if (/\p{Ll}/u.test(text)) pool += 26;
  if (/\p{Lu}/u.test(text)) pool += 26;
  if (/\d/.test(text)) pool += 10;
  if (/[^\p{L}\d]/u.test(text)) pool += 20;
  return pool;
}
