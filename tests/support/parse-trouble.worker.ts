import { parentPort } from 'node:worker_threads';
import { parseMessage } from '#core/mime/index.ts';
import { serveParsing } from '#core/workers/parse-loop.ts';

/** The parse worker with a parser that fails on demand: real mail has no way to make ours do so. */
if (parentPort !== null) {
  serveParsing(parentPort, (raw) => {
    const message = parseMessage(raw);
    if (message.subject === 'hang') for (;;);
    if (message.subject === 'swallow') {
      const kept: number[][] = [];
      for (;;) kept.push(Array.from({ length: 10_000 }, (_, n) => n));
    }
    if (message.subject === 'throw') throw new Error('a bug of ours');
    return message;
  });
}
