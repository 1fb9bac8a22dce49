import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PassphraseStrength } from './passphrase-strength.ts';

const words: Readonly<Record<PassphraseStrength, ReactNode>> = {
  short: <Trans>Too short: at least 8 characters. Four words are easy to remember.</Trans>,
  weak: <Trans>Easy to guess. One or two more words make it good.</Trans>,
  fair: <Trans>All right. One more word makes it good.</Trans>,
  good: <Trans>Good: nobody guesses this in a lifetime.</Trans>,
};

/** The strength in words; no bars, no rules about signs. */
export function StrengthWords({ passphrase, strength }: { passphrase: string; strength: PassphraseStrength }) {
  return (
    <span aria-live="polite">
      {passphrase === '' ? <Trans>At least 8 characters. Four words are easy to remember.</Trans> : words[strength]}
    </span>
  );
}
