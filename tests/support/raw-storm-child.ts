import { pino } from 'pino';
import { packRaw, RawStore } from '#core/raw/index.ts';
import { fakeClock } from './fake-clock.ts';

/** Puts one blob after the other and says each number once it is kept, until it is killed. */
const [file = '', key = '', from = '0'] = process.argv.slice(2);
const raw = new RawStore({
  url: new URL('../../core/workers/raw.worker.ts', import.meta.url),
  file,
  key: Buffer.from(key, 'hex'),
  clock: fakeClock(),
  log: pino({ level: 'silent' }),
});
for (let number = Number(from); ; number += 1) {
  await raw.put([packRaw(stormBlob(number))]);
  process.stdout.write(`${number}\n`);
}

function stormBlob(number: number): Buffer {
  return Buffer.from(`mail ${number} ${'x'.repeat(number % 5_000)}`);
}
