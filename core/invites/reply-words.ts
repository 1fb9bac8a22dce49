import type { InviteAnswer } from '#shared/contract/invites.ts';
import { clip } from '#shared/model/line.ts';

type Language = 'de' | 'en';

const subjects: Record<Language, Record<InviteAnswer, string>> = {
  de: { accepted: 'Zugesagt', tentative: 'Mit Vorbehalt', declined: 'Abgesagt' },
  en: { accepted: 'Accepted', tentative: 'Tentative', declined: 'Declined' },
};
const sentences: Record<Language, Record<InviteAnswer, (name: string) => string>> = {
  de: {
    accepted: (name) => `${name} hat zugesagt.`,
    tentative: (name) => `${name} hat mit Vorbehalt zugesagt.`,
    declined: (name) => `${name} hat abgesagt.`,
  },
  en: {
    accepted: (name) => `${name} has accepted.`,
    tentative: (name) => `${name} has tentatively accepted.`,
    declined: (name) => `${name} has declined.`,
  },
};

/** What a person reads in the answer; the calendar beside it is for programs. */
export function replyWords(
  language: Language,
  said: { answer: InviteAnswer; summary: string; name: string; comment: string },
): { subject: string; text: string } {
  const sentence = sentences[language][said.answer](said.name);
  const comment = said.comment.trim();
  return {
    subject: clip(`${subjects[language][said.answer]}: ${said.summary}`, 500),
    text: comment === '' ? sentence : `${comment}\n\n${sentence}`,
  };
}
