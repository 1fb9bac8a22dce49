/**
 * Rules about whom and what a mail can be believed: names, hosts, links. Pure, so that the core weighs a mail by the
 * same rules by which the window stops a click. Nothing here asks the net.
 */
export { brands, brandSites, findBrand, isOfBrand, type Brand } from './brands.ts';
export { asciiHost, isHostName, isIpHost, isSameSite, siteOf } from './domains.ts';
export {
  judgeLink,
  readShownHost,
  type LinkReason,
  type LinkSender,
  type LinkTarget,
  type LinkVerdict,
} from './judge-link.ts';
export { judgeName, type NameTrick } from './judge-name.ts';
export { hasCheapEnding, isFreePage, isMailProvider, isMailService, isShortener } from './known-hosts.ts';
export { isOneSlip, KnownSites, type LookAlike, type SiteView } from './look-alike.ts';
export { readableHost } from './punycode.ts';
export { countStyled, findMixedWord, hasHiddenMarks, hasTurnedText, skeletonOf } from './skeleton.ts';
