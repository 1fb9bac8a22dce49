import type { SenderRelation, TrustReason, TrustReasonCode } from '#shared/contract/trust.ts';

/**
 * How much each sign weighs; the hint is shown from 100. Set by hand along what a fit on one half of the corpora said,
 * and checked on the other half (docs/trust.md). 0: said only beside others.
 */
const points: Readonly<Record<TrustReasonCode, number>> = {
  'own-domain-forged': 80,
  'sender-no-address': 70,
  'name-is-own': 60,
  'name-disguised': 60,
  'name-of-brand': 60,
  'name-of-contact': 50,
  'name-shows-address': 45,
  'name-shows-host': 30,
  'subject-names-brand': 20,
  'text-names-brand': 35,
  'sender-looks-alike': 65,
  'sender-other-ending': 40,
  'sender-failed': 60,
  'sender-cheap-ending': 45,
  'sender-random-host': 15,
  'sender-bait-host': 30,
  'sender-random-name': 25,
  'house-on-free-mail': 45,
  'reply-elsewhere': 10,
  'reply-to-free-mail': 40,
  'link-other-place': 40,
  'link-looks-alike': 60,
  'link-disguised': 60,
  'link-runs': 40,
  'link-shortened': 45,
  'link-detour': 50,
  'link-hacked-page': 50,
  'link-broken': 30,
  'link-names-you': 20,
  'link-free-page': 45,
  'link-cheap-ending': 40,
  'link-random-host': 5,
  'links-all-elsewhere': 5,
  'one-place-elsewhere': 50,
  'brand-links-elsewhere': 40,
  'image-only': 50,
  'words-account': 45,
  'words-secret': 60,
  'words-urgency': 30,
  'words-payment': 35,
  'words-prize': 45,
  'words-fortune': 40,
  'words-extortion': 50,
  'words-crypto': 45,
  'words-parcel': 35,
  'words-miracle': 45,
  'words-nobody': 40,
  'words-secrecy': 40,
  'words-document': 20,
  'words-macros': 50,
  'words-filter': 60,
  form: 15,
  script: 25,
  'hidden-text': 50,
  'disguised-words': 45,
  gibberish: 40,
  'styled-letters': 50,
  placeholder: 10,
  'greets-address': 45,
  'fake-answer': 10,
  'broken-header': 25,
  'no-id-or-date': 15,
  'not-to-you': 25,
  'attachment-program': 65,
  'attachment-page': 60,
  'attachment-macros': 45,
  'attachment-locked': 65,
};

export const hintFrom = 100;
/** Whoever the user writes to may write of anything; a forged sender is another matter and is not spared. */
const spared: Readonly<Record<SenderRelation, number>> = { own: 100, answered: 70, known: 35, first: 0 };
const sparedAuthenticated = 20;
/** Nineteen of twenty swindles in the corpora are shorter; half of the newsletters are longer. */
const longText = 3_000;
const sparedLong = 30;
/** Words alone are no proof: people write about money, prizes and passwords. */
const wordsAlone = 90;

/** Who wants several of these at once wants something, whatever else the mail shows. */
const demands: ReadonlySet<TrustReasonCode> = new Set<TrustReasonCode>([
  'words-account',
  'words-secret',
  'words-payment',
  'words-prize',
  'words-fortune',
  'words-extortion',
  'words-crypto',
  'words-parcel',
]);
const minDemands = 3;

export interface Weighed {
  readonly score: number;
  /** The gravest first, without those that say nothing by themselves. */
  readonly reasons: readonly TrustReason[];
}

export interface Mildness {
  readonly relation: SenderRelation;
  readonly isAuthenticated: boolean;
  readonly textLength: number;
}

export function weigh(reasons: readonly TrustReason[], { relation, isAuthenticated, textLength }: Mildness): Weighed {
  const codes = new Set(reasons.map(({ code }) => code));
  const sum = reasons.reduce((total, { code }) => total + points[code], 0);
  const beyondWords = reasons.reduce((total, { code }) => total + (code.startsWith('words-') ? 0 : points[code]), 0);
  // To ask for a password is worse than to ask for anything else.
  const grave = [...codes].filter((code) => demands.has(code)).length + (codes.has('words-secret') ? 1 : 0);
  const isWordsAlone =
    beyondWords < 5 && grave < minDemands && !(codes.has('words-secrecy') && codes.has('words-payment'));
  const isForged = codes.has('sender-failed') || codes.has('own-domain-forged');
  const mercy = isForged
    ? 0
    : spared[relation] + (isAuthenticated ? sparedAuthenticated : 0) + (textLength > longText ? sparedLong : 0);
  const score = Math.max(0, (isWordsAlone ? Math.min(sum, wordsAlone) : sum) - mercy);
  return {
    score,
    reasons: reasons.filter(({ code }) => points[code] > 5).toSorted((a, b) => points[b.code] - points[a.code]),
  };
}
