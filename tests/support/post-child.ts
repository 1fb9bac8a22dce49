import { createInterface } from 'node:readline';
import { startCore } from './core-harness.ts';
import { eventually } from './post-house.ts';
import { say } from './say.ts';

/**
 * A core on the profile it is told, to be killed at any moment. One order a line on stdin; each answer is said when the
 * core has given it.
 */
type Order =
  | {
      readonly kind: 'send';
      readonly fields: { to: string; subject: string; text: string };
      readonly undoSendMs: number;
    }
  /** Sends one mail after the other, `Nummer 1`, `Nummer 2`, …; each id is said when it is in the ledger. */
  | { readonly kind: 'storm'; readonly from: number }
  /** Types: a save every few milliseconds, each said when it is kept. */
  | { readonly kind: 'type' };

const [keepDir = ''] = process.argv.slice(2);
const { client } = await startCore({ keepDir });
await eventually(() => client.accounts.list({}));
say('ready');

for await (const line of createInterface(process.stdin)) {
  const order = JSON.parse(line) as Order;
  if (order.kind === 'send') {
    await client.settings.set({ undoSendMs: order.undoSendMs });
    const draft = await client.drafts.create(order.fields);
    const { deliveryId } = await client.drafts.send(draft);
    say(deliveryId);
  } else if (order.kind === 'storm') {
    for (let n = order.from; ; n += 1) {
      const text = 'Text '.repeat(n % 7 === 0 ? 20_000 : 20);
      const draft = await client.drafts.create({ to: 'anna@berg.example', subject: `Nummer ${n}`, text });
      const { deliveryId } = await client.drafts.send(draft);
      say(deliveryId);
    }
  } else {
    const { id } = await client.drafts.create({ to: 'anna@berg.example' });
    say(id);
    for (let n = 1; ; n += 1) {
      await client.drafts.save({ id, text: `${n} ${'Wort '.repeat(n % 40)}` });
      say(String(n));
    }
  }
}
