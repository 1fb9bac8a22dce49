import { createHash } from 'node:crypto';
import { assess } from '#core/trust/assess.ts';
import { findReasons } from '#core/trust/find-reasons.ts';
import { readEvidence } from '#core/trust/read-evidence.ts';
import { SenderBook } from '#core/trust/sender-book.ts';
import { hintFrom, weigh } from '#core/trust/weigh.ts';
import { domainOf } from '#shared/model/address.ts';
import { judgeLink, KnownSites } from '#shared/model/trust/index.ts';
import { corporaFolder, hasCorpora, listMessages, readCorpus } from '../support/corpora.ts';
import { openEvalMailbox } from '../support/eval-mailbox.ts';
import { evalsetFolder, hasEvalset, readEvalMessages } from '../support/evalset.ts';

interface Judged {
  readonly id: string;
  readonly isBait: boolean;
  readonly isHinted: boolean;
  readonly stoppedLinks: number;
  readonly links: number;
  readonly isTuned: boolean;
  readonly cpuMs: number;
  readonly why: string;
}

const sets = ['phishing-pot', 'spamassassin/easy-ham-1', 'spamassassin/easy-ham-2', 'spamassassin/hard-ham-1'];

/**
 * How much bait the hint finds, and how often it cries wolf. The weights were set on one half of the corpora, told by
 * the hash of each mail; what counts is the other. Of the corpora nothing is known but the mail itself: every sender is
 * a stranger, and no receiver vouches for anybody. The evalset is lived through in its order, as its owner would.
 */
export async function runEval(note: (line: string) => void): Promise<Record<string, number>> {
  if (!hasCorpora() || !hasEvalset()) throw new Error(`needs ${corporaFolder} and ${evalsetFolder}`);
  const corpora = sets.map((set) => ({ set, judged: listMessages(set).map(judgeCorpusMail) }));
  const lived = await judgeEvalset();
  note('set                        half      mails  hinted    share  stopped');
  for (const { set, judged } of corpora) {
    noteSet(
      note,
      set,
      'tuned on',
      judged.filter(({ isTuned }) => isTuned),
    );
    noteSet(
      note,
      set,
      'unseen',
      judged.filter(({ isTuned }) => !isTuned),
    );
  }
  noteSet(
    note,
    'evalset bait',
    'all',
    lived.filter(({ isBait }) => isBait),
  );
  noteSet(
    note,
    'evalset rest',
    'all',
    lived.filter(({ isBait }) => !isBait),
  );
  for (const one of lived) {
    if (one.isBait !== one.isHinted) note(`${one.isBait ? 'missed' : 'false'} ${one.id}: ${one.why}`);
  }

  const unseen = corpora.flatMap(({ judged }) => judged).filter(({ isTuned }) => !isTuned);
  const everything = [...unseen, ...lived];
  const bait = everything.filter(({ isBait }) => isBait);
  const honest = everything.filter(({ isBait }) => !isBait);
  const potBait = unseen.filter(({ isBait }) => isBait);
  const ham = unseen.filter(({ isBait }) => !isBait);
  const livedBait = lived.filter(({ isBait }) => isBait);
  const livedRest = lived.filter(({ isBait }) => !isBait);
  const times = corpora.flatMap(({ judged }) => judged.map(({ cpuMs }) => cpuMs)).toSorted((a, b) => a - b);
  return {
    phishing_recall: share(bait),
    phishing_fpr: share(honest),
    pot_recall: share(potBait),
    ham_fpr: share(ham),
    evalset_recall: share(livedBait),
    evalset_fpr: share(livedRest),
    link_stops_fpr: round(ham.filter(({ stoppedLinks }) => stoppedLinks > 0).length / ham.length),
    link_stops_links: round(sum(ham, 'stoppedLinks') / Math.max(1, sum(ham, 'links'))),
    mails: everything.length,
    cpu_mean_ms: round(times.reduce((total, ms) => total + ms, 0) / times.length),
    cpu_p95_ms: round(times[Math.floor(times.length * 0.95)] ?? 0),
  };
}

function judgeCorpusMail(file: string): Judged {
  const raw = readCorpus(file);
  const before = process.cpuUsage();
  const evidence = readEvidence(raw);
  const facts = {
    // Whom a mail was sent to owns the mailbox.
    ownAddresses: new Set(evidence.recipients),
    ownSites: new Set<string>(),
    known: new KnownSites(),
    namesake: null,
    authentication: null,
    isAuthenticated: false,
  };
  const reasons = findReasons(evidence, facts);
  const { score } = weigh(reasons, { relation: 'first', isAuthenticated: false, textLength: evidence.textLength });
  const { user, system } = process.cpuUsage(before);
  const sender = { host: domainOf(evidence.from?.address ?? ''), known: facts.known };
  const verdicts = evidence.links.map(({ text, href }) => judgeLink(text, href, sender));
  return {
    id: file,
    isBait: file.startsWith('phishing-pot'),
    isHinted: score >= hintFrom,
    stoppedLinks: verdicts.filter(({ isDeceptive }) => isDeceptive).length,
    links: verdicts.length,
    isTuned: (createHash('sha256').update(raw).digest()[0] ?? 0) % 2 === 0,
    cpuMs: (user + system) / 1_000,
    why: '',
  };
}

async function judgeEvalset(): Promise<Judged[]> {
  const messages = readEvalMessages();
  const { mailbox, put } = openEvalMailbox(messages);
  const book = new SenderBook();
  const judged: Judged[] = [];
  try {
    for (const message of messages) {
      const id = await put(message);
      if (message.folder === 'Sent') continue;
      const { trust, codes } = await assess(id, book, mailbox.query);
      judged.push({
        id: message.id,
        isBait: message.labels.phishing,
        isHinted: trust.hint !== null,
        stoppedLinks: 0,
        links: 0,
        isTuned: false,
        cpuMs: 0,
        why: `${trust.relation} ${trust.sender} ${codes.join(' ')}`,
      });
    }
  } finally {
    await mailbox.close();
  }
  return judged;
}

function noteSet(note: (line: string) => void, set: string, half: string, judged: readonly Judged[]): void {
  const hinted = judged.filter(({ isHinted }) => isHinted).length;
  const stopped = judged.filter(({ stoppedLinks }) => stoppedLinks > 0).length;
  const cells = [judged.length, hinted, share(judged).toFixed(4), stopped].map((cell) => String(cell).padStart(8));
  note(`${set.padEnd(26)} ${half.padEnd(8)}${cells.join('')}`);
}

function share(judged: readonly Judged[]): number {
  return judged.length === 0 ? 0 : round(judged.filter(({ isHinted }) => isHinted).length / judged.length);
}

function sum(judged: readonly Judged[], field: 'links' | 'stoppedLinks'): number {
  return judged.reduce((total, one) => total + one[field], 0);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
