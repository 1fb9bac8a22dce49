import { t } from '@lingui/core/macro';
import type { LinkReason } from '#shared/model/trust/index.ts';

/** What is to be said about a link, as a sentence. */
export function describeLinkReason(reason: LinkReason): string {
  switch (reason.kind) {
    case 'other-place':
      return t`Its text shows ${reason.shown}, but it leads to ${reason.actual}.`;
    case 'look-alike':
      return reason.how === 'ending'
        ? t`You know ${reason.of}. This has another ending.`
        : reason.how === 'within'
          ? t`It has ${reason.of} in its name, but does not belong to it.`
          : t`It looks like ${reason.of}, but is not.`;
    case 'mixed-letters':
      return t`It borrows letters from other alphabets to look like another name: ${reason.shown}.`;
    case 'user-info':
      return t`“${reason.shown}” stands before an @ and is not where it leads.`;
    case 'number-host':
      return t`It leads to a number instead of a name. Honest sites have names.`;
    case 'turned-text':
      return t`Its text is turned around by invisible marks.`;
    case 'not-a-place':
      return t`It does not lead to a page. Hauspost does not open it.`;
    case 'passes-on':
      return t`It passes you on to ${reason.to}.`;
    case 'shortened':
      return t`It is shortened: nobody can see where it ends.`;
    case 'unusual-port':
      return t`It uses the unusual port ${reason.port}.`;
  }
}
