import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { parseMessage } from '#core/mime/index.ts';
import { corporaFolder, hasCorpora, listMessages, readCorpus } from '#tests/support/corpora.ts';

/**
 * Two parsers others rely on, over every n-th message. They differ among themselves on some (parser-disagreements.tsv),
 * and on charsets they do not know; where both say the same and we do not, we are wrong.
 */
const step = 12;
const isThere = hasCorpora();

interface Reading {
  readonly subject: string;
  readonly from: string;
  readonly attachments: number;
}

function line(text: string | undefined): string {
  return (text ?? '').replace(/[\s\p{C}]+/gu, ' ').trim();
}

async function readWithPostal(raw: Buffer): Promise<Reading | null> {
  try {
    const { subject, from, attachments } = await PostalMime.parse(raw);
    return { subject: line(subject), from: line(from?.address), attachments: attachments.length };
  } catch {
    // It refuses what is too deep for it: then there is nothing to compare with.
    return null;
  }
}

async function readWithMailparser(raw: Buffer): Promise<Reading | null> {
  try {
    const { subject, from, attachments } = await simpleParser(raw, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
    });
    return { subject: line(subject), from: line(from?.value[0]?.address), attachments: attachments.length };
  } catch {
    // As above.
    return null;
  }
}

test.runIf(!isThere)(`not run: there are no corpora at ${corporaFolder} (HAUSPOST_CORPORA)`, () => {
  expect(isThere).toBe(false);
});

describe.runIf(isThere)('two other parsers', () => {
  test('agree with us wherever they agree with each other', async () => {
    const agreed = { subject: 0, from: 0, attachments: 0 };
    const missed: { file: string; field: string; theirs: unknown; ours: unknown }[] = [];
    const files = listMessages().filter((file, index) => index % step === 0 && !file.startsWith('enron'));
    for (const file of files) {
      const raw = readCorpus(file);
      const [postal, mailparser] = [await readWithPostal(raw), await readWithMailparser(raw)];
      if (postal === null || mailparser === null) continue;
      const message = parseMessage(raw);
      const ours: Reading = {
        subject: line(message.subject),
        from: line(message.from?.address),
        attachments: message.parts.filter(({ path }) => !path.includes('~')).length,
      };
      for (const field of ['subject', 'from', 'attachments'] as const) {
        if (postal[field] !== mailparser[field] || String(postal[field]).includes('\ufffd')) continue;
        agreed[field] += 1;
        if (ours[field] !== postal[field]) missed.push({ file, field, theirs: postal[field], ours: ours[field] });
      }
    }
    for (const field of ['subject', 'from', 'attachments'] as const) {
      const ofField = missed.filter((one) => one.field === field);
      expect(agreed[field]).toBeGreaterThan(100);
      expect(1 - ofField.length / agreed[field], JSON.stringify(ofField)).toBeGreaterThanOrEqual(0.99);
    }
  }, 60_000);
});
