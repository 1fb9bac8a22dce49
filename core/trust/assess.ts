import { sql } from 'drizzle-orm';
import type { MessageTrust, TrustReason, TrustReasonCode } from '#shared/contract/trust.ts';
import type { MessageId } from '#shared/ids.ts';
import { domainOf } from '#shared/model/address.ts';
import { foldText } from '#shared/model/fold.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import { countStyled } from '#shared/model/trust/index.ts';
import type { QueryContext, ReadDb } from '../context.ts';
import { hasFailed } from './authentication-verdict.ts';
import { findReasons, type SenderFacts } from './find-reasons.ts';
import { findWords } from './find-words.ts';
import type { MailEvidence } from './model.ts';
import { readAcquaintance, readFacts, readJudged, type JudgedMessage } from './read-facts.ts';
import type { SenderBook } from './sender-book.ts';
import { hintFrom, weigh } from './weigh.ts';

/** What is wrong with a sender whatever the mail says: shown beside the name, also below the score. */
const senderCodes: ReadonlySet<TrustReasonCode> = new Set<TrustReasonCode>([
  'name-shows-address',
  'name-shows-host',
  'name-of-brand',
  'name-of-contact',
  'name-is-own',
  'name-disguised',
  'sender-looks-alike',
  'sender-other-ending',
  'sender-failed',
  'own-domain-forged',
  'sender-no-address',
]);
const forgery: ReadonlySet<TrustReasonCode> = new Set<TrustReasonCode>(['sender-failed', 'own-domain-forged']);
const maxChars = 500;

export interface Assessment {
  readonly trust: MessageTrust;
  readonly message: JudgedMessage;
  readonly facts: SenderFacts;
  /** All that was found, whatever it weighs. */
  readonly codes: readonly TrustReasonCode[];
}

/** How far a message can be believed, by what it shows and by what the user's own mailbox knows of its sender. */
export async function assess(
  id: MessageId,
  book: SenderBook,
  { read, raw }: Pick<QueryContext, 'read' | 'raw'>,
): Promise<Assessment> {
  const found = readJudged(read, id).rawHash;
  const kept = found === null ? null : await raw.evidence(found);
  // Everything from here on is one look at the database.
  return assessWith(id, kept, book, read);
}

function assessWith(id: MessageId, kept: MailEvidence | null, book: SenderBook, read: ReadDb): Assessment {
  book.update(read);
  const message = readJudged(read, id);
  const acquaintance = readAcquaintance(read, id, message);
  const facts = readFacts(read, book, message, acquaintance);
  const evidence = kept ?? evidenceOfRow(message);
  const all = findReasons(evidence, facts).map(clean);
  const isForged = all.some(({ code }) => forgery.has(code));
  const { relation } = acquaintance;
  // What one wrote oneself is not held against one, unless somebody else wrote it.
  const reasons = relation === 'own' && !isForged ? [] : all;
  const weighed = weigh(reasons, { relation, isAuthenticated: facts.isAuthenticated, textLength: evidence.textLength });
  const codes = reasons.map(({ code }) => code);
  const isAccepted = isAcceptedNow(read, id, message, facts, codes);
  const isSpared = isAccepted || (relation === 'answered' && !isForged);
  const hint =
    weighed.score >= hintFrom && !isAccepted ? { score: weighed.score, reasons: [...weighed.reasons] } : null;
  return {
    message,
    facts,
    codes,
    trust: {
      sender: facts.isAuthenticated ? 'verified' : hasFailed(message.authentication) ? 'failed' : 'unverifiable',
      authentication: message.authentication,
      ...acquaintance,
      senderNotes: isSpared ? [] : reasons.filter(({ code }) => senderCodes.has(code)),
      hint,
      isAccepted,
      hasBody: kept !== null || message.text !== null,
    },
  };
}

/** Only the headers are here, or it never was bytes. */
function evidenceOfRow({ from, replyTo, to, subject, text, rfcId }: JudgedMessage): MailEvidence {
  const shown = text ?? '';
  return {
    from,
    replyTo: replyTo[0] ?? null,
    subject,
    recipients: to.map(({ address }) => address.toLowerCase()),
    messageIdHost: rfcId === null ? '' : domainOf(rfcId),
    isAnswer: false,
    isList: false,
    hasDate: true,
    isBroken: false,
    links: [],
    linkCount: 0,
    isHtml: false,
    words: findWords(`${subject}\n${shown.slice(0, 2_500)}`),
    opening: foldText(shown.slice(0, 200)),
    textLength: shown.length,
    hiddenLength: 0,
    hasForm: false,
    hasScript: false,
    linkedImages: 0,
    disguisedWords: 0,
    gibberish: 0,
    styledLetters: countStyled(subject),
    placeholder: null,
    greetsAddress: false,
    attachments: [],
  };
}

function clean({ code, words }: TrustReason): TrustReason {
  return { code, words: words.slice(0, 3).map((word) => clip(cleanLine(word), maxChars)) };
}

/** The user's word for a message holds for it; for a sender it holds for mail no worse than the one it was given for. */
function isAcceptedNow(
  read: ReadDb,
  id: MessageId,
  { from }: JudgedMessage,
  { isAuthenticated }: SenderFacts,
  codes: readonly TrustReasonCode[],
): boolean {
  if (read.get(sql`SELECT 1 FROM accepted_messages WHERE message_id = ${id}`) !== undefined) return true;
  const row = read.get<{ isAuthenticated: number; codes: string } | undefined>(sql`
    SELECT is_authenticated AS "isAuthenticated", codes FROM accepted_senders WHERE address = ${from.address.toLowerCase()}`);
  if (row === undefined || codes.some((code) => forgery.has(code))) return false;
  if (row.isAuthenticated === 1) return isAuthenticated;
  const accepted = new Set(JSON.parse(row.codes) as TrustReasonCode[]);
  return codes.every((code) => accepted.has(code));
}
