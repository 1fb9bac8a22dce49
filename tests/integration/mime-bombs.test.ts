import { describe, expect, test } from 'vitest';
import { parseMessage, readBodies, readPart } from '#core/mime/index.ts';
import {
  emptyParts,
  hostileBodies,
  hostileHeaders,
  mail,
  nestedMessages,
  nestedMultiparts,
} from '#tests/support/mime-bombs.ts';

// The promise is two seconds on a machine that is ours alone: what others take of a busy one does not count.
const limitMs = 2_000;

function timed<Value>(run: () => Value): Value {
  const before = process.threadCpuUsage();
  const value = run();
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(limitMs);
  return value;
}

describe('nesting and numbers', () => {
  test.each([10, 50])('%i levels of multipart are read to the bottom', (depth) => {
    const message = timed(() => parseMessage(nestedMultiparts(depth)));
    expect(message.text).toBe('the innermost words');
    expect(message.warnings).not.toContain('too-deep');
  });

  test.each([65, 256, 1_000, 10_000])('%i levels of multipart are cut off and said so', (depth) => {
    const message = timed(() => parseMessage(nestedMultiparts(depth)));
    expect(message.subject).toBe('still listed');
    expect(message.text).toBe('');
    expect(message.warnings).toContain('too-deep');
  });

  test.each([50, 256, 1_000, 10_000])('%i levels of attached messages cost one part', (depth) => {
    const raw = nestedMessages(depth);
    const message = timed(() => parseMessage(raw));
    expect(message.parts).toHaveLength(1);
    const deep = timed(() => readPart(raw, Array.from({ length: depth + 1 }, () => '1').join('.')));
    if (depth <= 50) expect(Buffer.from(deep?.bytes ?? []).toString()).toContain('the innermost words');
    else expect(deep).toBeNull();
  });

  test.each([100_000, 1_000_000])('of %i empty parts the first ten thousand count', (count) => {
    const message = timed(() => parseMessage(emptyParts(count)));
    expect(message.subject).toBe('still listed');
    expect(message.text).toContain('first words');
    expect(message.warnings).toContain('too-many-parts');
  });
});

describe('hostile headers', () => {
  test.each(Object.entries(hostileHeaders))('%s', (_, make) => {
    const raw = make();
    const message = timed(() => parseMessage(raw));
    expect(message.subject.startsWith('still listed')).toBe(true);
    expect(message.subject.length).toBeLessThanOrEqual(2_000);
    expect(message.references.length).toBeLessThanOrEqual(1_000);
    expect(message.text).toBe('words');
  });
});

describe('hostile bodies', () => {
  test.each(Object.entries(hostileBodies))('%s', (_, make) => {
    const raw = make();
    const message = timed(() => parseMessage(raw));
    expect(message.text.startsWith('words')).toBe(true);
    expect(message.text.length).toBeLessThanOrEqual(200_000);
    expect(message.snippet.length).toBeLessThanOrEqual(200);
    timed(() => readBodies(raw));
  });

  test('a part of 60 MB of base64 is measured without being decoded, with garbage in it too', () => {
    const line = `${Buffer.alloc(57, 'h').toString('base64')}\r\n`;
    const clean = Buffer.from(line.repeat(Math.ceil(60_000_000 / line.length)));
    const raw = Buffer.concat([
      mail('Subject: big', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'words', ''),
      mail('--b', 'Content-Type: application/pdf', 'Content-Transfer-Encoding: base64', '', ''),
      clean,
      mail('--b--', ''),
    ]);
    const message = timed(() => parseMessage(raw));
    expect(message.parts[0]?.sizeBytes).toBe((clean.length / line.length) * 57);
    expect(readPart(raw, '2')?.bytes.length).toBe(message.parts[0]?.sizeBytes);
    expect(message.text).toBe('words');
  });
});
