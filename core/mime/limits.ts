/** What one message may ask of us. Real mail stays far below; beyond it the rest is left out and a warning says so. */
export const maxDepth = 64;
export const maxParts = 10_000;
export const maxHeaderBytes = 1_000_000;
export const maxHeaderFields = 10_000;
export const maxAddresses = 10_000;
export const maxReferences = 1_000;
export const maxTextChars = 200_000;
export const maxSnippetChars = 200;
/** Encoded bytes of one text part that are looked at for `text`; enough for `maxTextChars` in any usual charset. */
export const maxTextBytes = 1_000_000;
/** The same of HTML, which carries style sheets and pictures before its words. */
export const maxHtmlBytes = 4_000_000;
export const maxSubjectChars = 2_000;
export const maxNameChars = 500;
export const maxAddressChars = 1_000;
