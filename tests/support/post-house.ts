import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivery, DeliveryState } from '#shared/contract/deliveries.ts';
import type { AccountId, DeliveryId } from '#shared/ids.ts';
import { systemClock } from '#core/clock.ts';
import type { Clock } from '#core/context.ts';
import { startCore, type CoreHarness, type HarnessOptions } from './core-harness.ts';
import type { Dovecot } from './dovecot.ts';
import type { SmtpFaults, TestSmtp } from './smtp-server.ts';

export const postUser = 'me@office.example';

export interface PostHouse extends AsyncDisposable {
  readonly harness: CoreHarness;
  readonly client: CoreHarness['client'];
  readonly accountId: AccountId;
  /** Waits until the delivery is in one of these states. */
  until(id: DeliveryId, ...states: DeliveryState[]): Promise<Delivery>;
  /** A draft with these fields, sent at once. */
  send(fields?: Parameters<CoreHarness['client']['drafts']['create']>[0]): Promise<DeliveryId>;
  close(): Promise<void>;
}

/** A whole core with one account on these servers; the time to think again is none unless it is set. */
export async function openPostHouse(
  servers: { dovecot: Pick<Dovecot, 'tlsPort' | 'certificate'>; smtp: TestSmtp },
  options: { dir?: string; clock?: Clock; undoSendMs?: number; user?: string; core?: HarnessOptions } = {},
): Promise<PostHouse> {
  const { dovecot, smtp } = servers;
  const user = options.user ?? postUser;
  const harness = await startCore({
    ...options.core,
    ...(options.dir === undefined ? {} : { keepDir: options.dir }),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  const { client } = harness;
  const known = await eventually(() => client.accounts.list({}));
  const accountId = known[0]?.id ?? (await addAccount(client, dovecot, smtp, user));
  await client.settings.set({ undoSendMs: options.undoSendMs ?? 0 });
  return {
    harness,
    client,
    accountId,
    until: (id, ...states) =>
      eventually(async () => {
        const delivery = await client.deliveries.get({ id });
        if (!states.includes(delivery.state))
          throw new Error(`${delivery.state}, not ${states.join(', ')}: ${JSON.stringify(delivery.trouble)}`);
        return delivery;
      }),
    async send(fields = { to: 'anna@berg.example', subject: 'Hallo', text: 'Text' }) {
      const { id } = await client.drafts.create(fields);
      return (await client.drafts.send({ id })).deliveryId;
    },
    close: async () => harness[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: async () => harness[Symbol.asyncDispose](),
  };
}

async function addAccount(
  client: CoreHarness['client'],
  dovecot: Pick<Dovecot, 'tlsPort' | 'certificate'>,
  smtp: TestSmtp,
  user: string,
): Promise<AccountId> {
  for (const [port, { fingerprint }] of [
    [dovecot.tlsPort, dovecot.certificate],
    [smtp.tlsPort, smtp.certificate],
  ] as const) {
    await client.accounts.pinCertificate({ host: '127.0.0.1', port, fingerprint });
  }
  const added = await client.accounts.add({
    address: user,
    name: 'Jörg Müller',
    secret: { password: 'test' },
    incoming: { host: '127.0.0.1', port: dovecot.tlsPort, security: 'tls' },
    outgoing: { host: '127.0.0.1', port: smtp.tlsPort, security: 'tls' },
  });
  const identity = (await client.identities.list({}))[0];
  if (identity !== undefined) await client.identities.update({ id: identity.id, name: 'Jörg Müller' });
  return added.id;
}

/** Repeats until it does not throw; the last failure is the one that is reported. */
export async function eventually<Result>(run: () => Promise<Result>, withinMs = 20_000): Promise<Result> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 15);
    });
  }
}

/** The real clock, moved by hand; what falls due by moving runs at once. */
export function movableClock(): Clock & { move(ms: number): void } {
  const clock = systemClock();
  let offset = 0;
  return {
    now: () => clock.now() + offset,
    wakeAt: (at, run) => {
      let callOff = () => {};
      const arm = () => {
        // The real one waits a minute at most; a moved one is looked at more often.
        const left = at - (clock.now() + offset);
        callOff = clock.wakeAt(clock.now() + Math.min(Math.max(left, 0), 50), () =>
          clock.now() + offset >= at ? run() : arm(),
        );
      };
      arm();
      return () => callOff();
    },
    move(ms) {
      offset += ms;
    },
  };
}

export function tempProfile(): { dir: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'hauspost-post-'));
  return { dir: join(root, 'profile'), remove: () => rmSync(root, { recursive: true, force: true }) };
}

export type { SmtpFaults };
