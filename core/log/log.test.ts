import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { createLog, openLogFile } from './create-log.ts';

const canary = 'canary-7f3a';
const secret = 'Zk9vQ2hhbmdlTWVOb3dQbGVhc2UxMjM0NTY3ODkw';

describe('the log', () => {
  let lines: string[];
  const log = () => createLog({ write: (line: string) => lines.push(line) });
  beforeEach(() => {
    lines = [];
  });

  const spills: Record<string, () => void> = {
    'an unlisted field': () => log().info({ subject: canary, password: canary }, 'stored'),
    'a nested object': () => log().info({ id: { a: { b: { password: canary } } }, kind: [{ text: canary }] }, 'stored'),
    'the message of an error': () => log().error({ err: new Error(`cannot parse ${canary}`) }, 'failed'),
    'the cause of an error': () =>
      log().error({ err: new AppError('bug', canary, { text: canary }, { cause: new Error(canary) }) }, 'failed'),
    'an error given bare': () => log().error(new TypeError(canary), 'failed'),
    'a made-up err': () => log().error({ err: { message: canary } }, 'failed'),
    'printf arguments': () => log().info('stored %s', canary),
    'a child logger': () => log().child({ subject: canary }).warn({ from: 'x', bodyText: canary }, 'slow'),
  };

  test.each(Object.keys(spills))('leaves out %s', (name) => {
    spills[name]?.();
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(canary);
  });

  test('scrubs addresses, links, quotations and secrets from texts', () => {
    log().info(
      { reason: `anna@example.org "Lieber Bernd" https://example.org/?token=${canary} ${secret}` },
      `sent to bernd.b@example.org with ${secret}`,
    );
    const line = lines[0] ?? '';
    for (const private_ of ['anna@', 'bernd', 'Bernd', canary, secret]) expect(line).not.toContain(private_);
    expect(line).toContain('https://…');
  });

  test('keeps what explains a failure', () => {
    const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
    log().error({ procedure: 'threads.move', reference: id, durationMs: 12, err: new RangeError('x') }, 'call failed');
    const line = JSON.parse(lines[0] ?? '{}') as { err: { frames: string[] } };
    expect(line).toMatchObject({
      level: 'error',
      procedure: 'threads.move',
      reference: id,
      durationMs: 12,
      msg: 'call failed',
    });
    expect(line.err).toMatchObject({ type: 'RangeError' });
    expect(line.err.frames[0]).toContain('core/log/log.test.ts');
    expect(line.err.frames.join()).not.toContain(process.cwd());
  });
});

describe('the log file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hauspost-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('has every line at once and sets a large one aside', () => {
    createLog(openLogFile(folder)).info({ step: 'starting' }, 'boot');
    const file = join(folder, 'logs', 'hauspost.log');
    expect(readFileSync(file, 'utf8')).toContain('starting');

    writeFileSync(file, 'x'.repeat(5_000_001));
    createLog(openLogFile(folder)).info('again');
    expect(readFileSync(file, 'utf8')).toContain('again');
    expect(readFileSync(join(folder, 'logs', 'hauspost.1.log'), 'utf8')).toHaveLength(5_000_001);
  });
});
