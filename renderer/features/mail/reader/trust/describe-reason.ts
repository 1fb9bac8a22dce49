import { t } from '@lingui/core/macro';
import type { TrustReason } from '#shared/contract/trust.ts';

/** One sign against a mail as a sentence, with what it was seen by. */
export function describeReason({ code, words: [first = '', second = ''] }: TrustReason): string {
  switch (code) {
    case 'name-shows-address':
      return t`The name shows the address ${first}, but the mail is from ${second}.`;
    case 'name-shows-host':
      return t`The name shows ${first}, but the mail is from ${second}.`;
    case 'name-of-brand':
      return t`It calls itself ${first}, but ${second} is no domain of theirs.`;
    case 'name-of-contact':
      return t`You know this name from ${second}. This mail is from another address.`;
    case 'name-is-own':
      return t`The name shows something of your own: ${first}.`;
    case 'name-disguised':
      return t`The name is written with disguised characters.`;
    case 'subject-names-brand':
      return t`The subject is about ${first}, but the mail is from ${second}.`;
    case 'text-names-brand':
      return t`The text speaks for ${first}, but the mail is from ${second}.`;
    case 'sender-looks-alike':
      return t`${first} is not ${second}, but looks like it.`;
    case 'sender-other-ending':
      return t`You know ${second}. This mail is from ${first}.`;
    case 'sender-failed':
      return t`Your mail server found that this mail is not from ${first}.`;
    case 'own-domain-forged':
      return t`It claims to be from your own domain ${first}, but your mail server cannot confirm that.`;
    case 'sender-no-address':
      return first === '' ? t`The sender has no address.` : t`The sender’s address cannot exist: ${first}.`;
    case 'sender-cheap-ending':
      return t`The domain ${first} has an ending that swindlers like.`;
    case 'sender-random-host':
      return t`The domain ${first} looks made up by a machine.`;
    case 'sender-bait-host':
      return t`The domain ${first} sounds like a service desk that you have never dealt with.`;
    case 'sender-random-name':
      return t`The address ${first} looks made up by a machine.`;
    case 'house-on-free-mail':
      return t`It acts for a business but comes from a free address at ${first}.`;
    case 'reply-elsewhere':
      return t`Answers would go to ${first}.`;
    case 'reply-to-free-mail':
      return t`Answers would go to the free address ${first}, not to ${second}.`;
    case 'link-other-place':
      return t`A link shows ${first} but leads to ${second}.`;
    case 'link-looks-alike':
      return t`A link leads to ${first}, which looks like ${second}.`;
    case 'link-disguised':
      return t`A link disguises its target: ${first}.`;
    case 'link-runs':
      return t`A link wants to run something instead of opening a page.`;
    case 'link-shortened':
      return t`A link is shortened by ${first}: nobody can see where it ends.`;
    case 'link-detour':
      return t`A link takes a detour by ${first}: nobody can see where it ends.`;
    case 'link-hacked-page':
      return t`A link leads into the workings of ${first}, as pages on hacked sites do.`;
    case 'link-broken':
      return t`A link leads nowhere: ${first}.`;
    case 'link-names-you':
      return t`A link takes your address along to ${first}.`;
    case 'link-free-page':
      return t`A link leads to ${first}, where anybody can put up a page.`;
    case 'link-cheap-ending':
      return t`A link leads to ${first}, with an ending that swindlers like.`;
    case 'link-random-host':
      return t`A link leads to ${first}, which looks made up by a machine.`;
    case 'links-all-elsewhere':
      return t`No link leads to ${second}.`;
    case 'one-place-elsewhere':
      return t`All links lead to ${first}, none to ${second}.`;
    case 'brand-links-elsewhere':
      return t`It is about ${first}, but no link leads there.`;
    case 'image-only':
      return t`There is hardly any text, only pictures that are links.`;
    case 'words-account':
      return t`It worries you about an account: “${first}”.`;
    case 'words-secret':
      return t`It asks for a password, a PIN or a card: “${first}”.`;
    case 'words-urgency':
      return t`It urges you to hurry: “${first}”.`;
    case 'words-payment':
      return t`It is about paying: “${first}”.`;
    case 'words-prize':
      return t`It promises a prize or a gift: “${first}”.`;
    case 'words-fortune':
      return t`It promises a fortune or a loan: “${first}”.`;
    case 'words-extortion':
      return t`It threatens you: “${first}”.`;
    case 'words-crypto':
      return t`It is about cryptocurrency: “${first}”.`;
    case 'words-parcel':
      return t`It speaks of a parcel in trouble: “${first}”.`;
    case 'words-miracle':
      return t`It offers what swindlers like to offer: “${first}”.`;
    case 'words-nobody':
      return t`It does not know your name: “${first}”.`;
    case 'words-secrecy':
      return t`It asks you to keep quiet or not to call: “${first}”.`;
    case 'words-document':
      return t`It wants you to open something: “${first}”.`;
    case 'words-macros':
      return t`It wants you to switch off a protection: “${first}”.`;
    case 'words-filter':
      return t`It wants to get past the spam filter: “${first}”.`;
    case 'form':
      return t`It brought a form to fill in. Hauspost has removed it.`;
    case 'script':
      return t`It brought a script. Hauspost has removed it.`;
    case 'hidden-text':
      return t`It contains much text that is kept from your eyes.`;
    case 'disguised-words':
      return t`Words in it are disguised by foreign or invisible characters.`;
    case 'gibberish':
      return t`It contains rows of letters that are no words, to get past filters.`;
    case 'styled-letters':
      return t`It is written in special letters that filters cannot read.`;
    case 'placeholder':
      return t`The sender’s machine left a placeholder in it: ${first}.`;
    case 'greets-address':
      return t`It greets you by your mail address instead of your name.`;
    case 'fake-answer':
      return t`It poses as an answer, but answers nothing.`;
    case 'broken-header':
      return t`Its header is broken, as mail programs do not break it.`;
    case 'no-id-or-date':
      return t`It lacks a date or an identifier, which every mail program sets.`;
    case 'not-to-you':
      return t`It names no recipient.`;
    case 'attachment-program':
      return t`The attachment ${first} is a program.`;
    case 'attachment-page':
      return t`The attachment ${first} is a web page, which can imitate a login.`;
    case 'attachment-macros':
      return t`The attachment ${first} can contain macros.`;
    case 'attachment-locked':
      return t`The attachment ${first} is locked, so that no scanner can look inside, and the password stands in the mail.`;
  }
}
