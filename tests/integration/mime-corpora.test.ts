import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { parseHeaders, parseMessage, readPart, type ParsedMessage } from '#core/mime/index.ts';
import { ParseClient } from '#core/workers/parse-client.ts';
import { corporaFolder, hasCorpora, listMessages, readCorpus } from '#tests/support/corpora.ts';
import { compareGolden, type GoldenField } from '#tests/support/mime-golden.ts';
import { loadVectors } from '#tests/support/mime-vectors.ts';
import { goldenReasons, knownTables, vectorReasons } from './mime-misses.ts';

const isThere = hasCorpora();
const worker = new URL('../../core/workers/parse.worker.ts', import.meta.url);
const maxMs = 2_000;

function otherLineEnds(raw: Buffer): Buffer {
  const text = raw.toString('latin1');
  return Buffer.from(text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n'), 'latin1');
}

/** A line end in UTF-16 is two units: put in as one byte it breaks the text, whoever reads it. */
function isWide(raw: Buffer): boolean {
  return raw.includes('charset=utf-16', 0, 'latin1') || (raw[0] ?? 0) >= 0xfe;
}

function headersOf(message: ParsedMessage): Partial<ParsedMessage> {
  const { messageId, inReplyTo, references, subject, from, sender, replyTo, to, cc, bcc, sentAt, authentication } =
    message;
  return { messageId, inReplyTo, references, subject, from, sender, replyTo, to, cc, bcc, sentAt, authentication };
}

test.runIf(!isThere)(`not run: there are no corpora at ${corporaFolder} (HAUSPOST_CORPORA)`, () => {
  expect(isThere).toBe(false);
});

describe.runIf(isThere)('every message of the corpora', () => {
  test('is read without a crash, the same with either line end, by header alone too, and within two seconds', () => {
    const files = listMessages();
    expect(files.length).toBeGreaterThan(100);
    let slowest = 0;
    const different: string[] = [];
    for (const file of files) {
      const raw = readCorpus(file);
      const before = process.threadCpuUsage();
      const message = parseMessage(raw);
      const { user, system } = process.threadCpuUsage(before);
      slowest = Math.max(slowest, (user + system) / 1_000);
      const text = JSON.stringify(message);
      expect(text.isWellFormed(), file).toBe(true);
      expect(headersOf(message), file).toMatchObject(
        JSON.parse(JSON.stringify(headersOf({ ...message, ...parseHeaders(raw) }))) as object,
      );
      if (!isWide(raw) && JSON.stringify(parseMessage(otherLineEnds(raw))) !== text) different.push(file);
      for (const part of message.parts.slice(0, 20)) {
        const read = readPart(raw, part.path);
        expect({ path: part.path, sizeBytes: read?.bytes.length, name: read?.name }, file).toEqual({
          path: part.path,
          sizeBytes: part.sizeBytes,
          name: part.name,
        });
      }
    }
    expect(different).toEqual([]);
    expect(slowest).toBeLessThan(maxMs);
  }, 300_000);

  test('comes out of the worker, with its memory capped, the same again', async () => {
    const client = new ParseClient({ url: worker, log: pino({ enabled: false }), maxHeapMb: 256 });
    const files = listMessages();
    for (let at = 0; at < files.length; at += 200) {
      const raws = files.slice(at, at + 200).map(readCorpus);
      const parsed = await client.parse(raws);
      for (const [index, { message, sizeBytes }] of parsed.entries()) {
        const raw = raws[index] ?? Buffer.alloc(0);
        expect(sizeBytes).toBe(raw.length);
        expect(message.warnings, files[at + index]).not.toContain('unreadable');
        expect(JSON.stringify(message), files[at + index]).toBe(JSON.stringify(parseMessage(raw)));
      }
    }
    await client.close();
  }, 300_000);
});

describe.runIf(isThere)('what others expect', () => {
  test('of their own messages: subject, sender, date and number of attachments', () => {
    const { compared, differences } = compareGolden();
    for (const field of Object.keys(compared) as GoldenField[]) {
      const missed = differences.filter((one) => one.field === field);
      expect(compared[field]).toBeGreaterThan(20);
      expect(1 - missed.length / compared[field], JSON.stringify(missed)).toBeGreaterThanOrEqual(0.95);
      const unexplained = missed.filter((one) => !goldenReasons.some(({ covers }) => covers(one)));
      // Of messages this list was not written for, some may be read in ways it does not name.
      expect(unexplained.length / compared[field], JSON.stringify(unexplained)).toBeLessThanOrEqual(0.01);
    }
  });

  test('of headers: addresses, ids, dates, parameters and encoded words', () => {
    const { read } = loadVectors();
    expect(read.length).toBeGreaterThan(100);
    const missed = read.filter(({ expected, actual }) => expected !== actual);
    const unexplained = missed.filter((one) => !vectorReasons.some(({ covers }) => covers(one)));
    const known = read.filter(({ file }) => knownTables.has(file));
    const missedKnown = missed.filter(({ file }) => knownTables.has(file));
    expect(1 - missedKnown.length / known.length, JSON.stringify(missedKnown)).toBeGreaterThanOrEqual(0.95);
    expect(unexplained.filter(({ file }) => knownTables.has(file))).toEqual([]);
    expect(1 - unexplained.length / read.length, JSON.stringify(unexplained)).toBeGreaterThanOrEqual(0.95);
  });
});
