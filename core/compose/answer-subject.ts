import { cleanLine, clip } from '#shared/model/line.ts';
import { displaySubject } from '#shared/model/subject.ts';
import type { MailLanguage } from '#shared/model/mail-language.ts';

const germanMark = /^(?:aw|antw|antwort|wg|weitergeleitet)\s?(?:[[(]\d{1,3}[\])])?\s?:/i;
const knownMark = /^(?:re|fwd?)\s?(?:[[(]\d{1,3}[\])])?\s?:/i;

/** One mark in front, never a pile of them, in the language the conversation has marked so far, or is written in. */
export function answerSubject(subject: string, kind: 'reply' | 'forward', language: MailLanguage | null): string {
  const clean = cleanLine(subject);
  const isGerman = germanMark.test(clean) || (!knownMark.test(clean) && language === 'de');
  const mark = kind === 'reply' ? (isGerman ? 'AW' : 'Re') : isGerman ? 'WG' : 'Fwd';
  return clip(`${mark}: ${displaySubject(clean)}`, 500);
}
