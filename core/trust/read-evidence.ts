import { domainOf } from '#shared/model/address.ts';
import { foldText } from '#shared/model/fold.ts';
import { countStyled, findMixedWord, hasHiddenMarks } from '#shared/model/trust/index.ts';
import { parseMessage, readBodies } from '../mime/index.ts';
import { findWords } from './find-words.ts';
import { looksRandom } from './looks-random.ts';
import type { AttachmentKind, MailEvidence, SeenLink } from './model.ts';
import { keyOf, scanHtml } from './scan-html.ts';

const maxName = 300;
const maxSubject = 300;
const maxRecipients = 20;
const maxAttachments = 20;
const maxLinks = 40;
const maxShown = 120;
const maxHref = 400;
/** Swindles come to the point: what stands further down is a newsletter's, a quotation or filler. */
const maxWeighed = 2_500;
const maxLooked = 8_000;
const maxOpening = 200;

const markAt = /[\p{L}\p{N}][\u00ad\u200b-\u200d\u2060\ufeff][\p{L}\p{N}]/gu;
const invisible = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const placeholderAt =
  /\{\{? ?[A-Za-z_]{4,30} ?\}?\}|\[(?:first ?name|name|e-?mail|randomn?_?\w{0,20}|domain)\]|%%[a-z_]{3,30}%%|##[a-z_]{3,30}##|\$\{[a-z_.]{3,30}\}/i;
const plainLink = /https?:\/\/[^\s<>"')\]]{3,1000}/gi;

/** Reads everything a mail shows of itself that its trustworthiness is judged by. Pure; never throws. */
export function readEvidence(raw: Uint8Array): MailEvidence {
  const message = parseMessage(raw);
  const { html, text: plain } = readBodies(raw);
  const found = html === null ? null : scanHtml(html);
  const links = found?.links ?? plainLinks(plain ?? message.text);
  const shown = message.text.slice(0, maxLooked);
  const recipients = [...message.to, ...message.cc].slice(0, maxRecipients).map(({ address }) => address.toLowerCase());
  const subject = message.subject.slice(0, maxSubject);
  return {
    from: message.from === null ? null : cut(message.from),
    replyTo: message.replyTo[0] === undefined ? null : cut(message.replyTo[0]),
    subject,
    recipients,
    messageIdHost: message.messageId === null ? null : domainOf(message.messageId),
    isAnswer: message.inReplyTo.length > 0 || message.references.length > 0,
    isList: message.listId !== null || message.listUnsubscribe.length > 0,
    hasDate: message.sentAt !== null,
    isBroken: message.warnings.some((warning) => warning === 'duplicate-header' || warning === 'bad-address'),
    links: links.slice(0, maxLinks),
    linkCount: found?.linkCount ?? links.length,
    isHtml: html !== null,
    words: findWords(`${message.subject}\n${shown.slice(0, maxWeighed)}`.replace(invisible, '')),
    opening: foldText(shown.slice(0, maxOpening).replace(invisible, '')).slice(0, maxOpening),
    textLength: message.text.length,
    hiddenLength: found?.hiddenLength ?? 0,
    hasForm: found?.hasForm ?? false,
    hasScript: found?.hasScript ?? false,
    linkedImages: found?.linkedImages ?? 0,
    disguisedWords: countDisguised(`${subject}\n${shown}`),
    gibberish: countGibberish(shown),
    styledLetters: countStyled(`${subject}\n${shown}`),
    placeholder: placeholderAt.exec(`${subject}\n${shown}`)?.[0] ?? null,
    greetsAddress: greetsAddress(recipients, subject, shown),
    attachments: message.parts
      .filter((part) => !part.isInline)
      .slice(0, maxAttachments)
      .map(({ name, mimeType }) => ({ name: (name ?? '').slice(0, maxName), kind: kindOf(name ?? '', mimeType) })),
  };
}

function cut({ name, address }: { name: string; address: string }) {
  return { name: name.slice(0, maxName), address: address.slice(0, maxName) };
}

function plainLinks(text: string): SeenLink[] {
  const links = new Map<string, SeenLink>();
  for (const [href] of text.slice(0, maxLooked * 4).matchAll(plainLink)) {
    if (links.size >= maxLinks) break;
    const clean = href.replace(/[.,;:!?]+$/, '');
    links.set(keyOf({ text: clean, href: clean }), { text: clean.slice(0, maxShown), href: clean.slice(0, maxHref) });
  }
  return [...links.values()];
}

function countDisguised(text: string): number {
  const cutWords = hasHiddenMarks(text) ? (text.match(markAt)?.length ?? 0) : 0;
  let mixed = 0;
  for (const word of text.slice(0, maxLooked).split(/\s+/).slice(0, 800)) if (findMixedWord(word) !== null) mixed += 1;
  return cutWords + mixed;
}

function countGibberish(text: string): number {
  const long = text.match(/(?<![\w/.=&?%+-])[a-z]{18,60}(?![\w/.=&?%+@-])/gi)?.slice(0, 50) ?? [];
  return long.filter((word) => looksRandom(word)).length;
}

/** "Hallo anna@example.org": whoever knows no name takes what the list has. */
function greetsAddress(recipients: readonly string[], subject: string, text: string): boolean {
  const place = `${subject}\n${text.slice(0, 600)}`.toLowerCase();
  return recipients.some((address) => {
    if (address.length < 6) return false;
    const at = place.indexOf(address);
    if (at < 0) return false;
    const before = place.slice(Math.max(0, at - 30), at);
    return (
      subject.toLowerCase().includes(address) ||
      /(?:hallo|hello|hi|dear|guten tag|geehrte[rs]?\S*|lieber?|hey|congratulations|gluckwunsch|glückwunsch)[\s,:!]*$/.test(
        before,
      )
    );
  });
}

function kindOf(name: string, mimeType: string): AttachmentKind {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (programs.has(ending)) return 'program';
  if (pages.has(ending) || mimeType === 'text/html' || mimeType === 'image/svg+xml') return 'page';
  if (macros.has(ending)) return 'macros';
  if (archives.has(ending)) return 'archive';
  return mimeType.startsWith('image/') ? 'image' : 'other';
}

const programs = new Set(
  'exe scr com pif bat cmd js jse vbs vbe wsf wsh hta msi jar lnk ps1 reg cpl iso img vhd apk dmg app'.split(' '),
);
const pages = new Set('html htm shtml xhtml mht svg'.split(' '));
const macros = new Set('docm xlsm pptm dotm xlam xll one onepkg'.split(' '));
const archives = new Set('zip rar 7z gz tar ace cab arj'.split(' '));
