import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxId } from '#shared/ids.ts';
import { newId } from '#shared/ids.ts';
import type { WriteTx } from '#core/context.ts';
import { appendOnce, mailEffects, type Effect } from '#core/outbox/index.ts';
import { connectImap } from '#core/sync/index.ts';
import { setStarred } from '#core/threads/flag-threads.ts';
import { moveThreads, setRead } from '#core/threads/index.ts';
import { startCuttingProxy, type CuttingProxy, type Direction } from '../support/cutting-proxy.ts';
import { startDovecot, usualFolders, type Dovecot } from '../support/dovecot.ts';
import {
  mail,
  mailboxIdOf,
  openOps,
  openSyncHouse,
  pictureHere,
  pictureThere,
  seenHere,
  threadIdOf,
  until,
  whole,
  type SyncHouse,
} from '../support/sync-house.ts';

/** Of how many places each line is cut at; `all` takes every byte. */
const wanted = process.env['SYNC_CUTS'] ?? '6';

let server: Dovecot;
let plain: Dovecot;
let users = 0;

beforeAll(async () => {
  server = await startDovecot({ specialUse: usualFolders });
  plain = await startDovecot({ specialUse: usualFolders, withoutCapabilities: ['MOVE', 'UIDPLUS', 'IDLE'] });
});
afterAll(async () => {
  await server.stop();
  await plain.stop();
});

interface AppendPayload {
  readonly mailboxId: MailboxId;
  readonly raw: string;
}

/** What the composer does with a draft or a sent mail, without the composer. */
const appendEffect: Effect<AppendPayload> = {
  count: () => 1,
  messageIds: () => [],
  async run(op, ports) {
    const { mailboxId, raw } = op.payload;
    const order = { mailboxId, messageId: null, flags: ['\\Seen'], receivedAt: 1_790_000_000_000, mayBeThere: false };
    await appendOnce(ports, op, order, Buffer.from(raw));
  },
};

interface Act {
  readonly name: string;
  readonly on: () => Dovecot;
  readonly run: (house: SyncHouse, tx: WriteTx, subject: string) => unknown;
  /** Where mail of this subject lies afterwards, on the server and here. */
  readonly after: (subject: string) => Record<string, string>;
}

const acts: Act[] = [
  {
    name: 'a flag',
    on: () => server,
    run: (house, tx, subject) => setRead(tx, { ids: [threadIdOf(house, subject)] }, true),
    after: (subject) => ({ INBOX: subject }),
  },
  {
    name: 'two flags at once',
    on: () => server,
    run: (house, tx, subject) => {
      setRead(tx, { ids: [threadIdOf(house, subject)] }, true);
      setStarred(tx, { ids: [threadIdOf(house, subject)] }, true);
    },
    after: (subject) => ({ INBOX: `${subject} starred` }),
  },
  {
    name: 'MOVE',
    on: () => server,
    run: (house, tx, subject) => moveThreads(tx, { ids: [threadIdOf(house, subject)] }, 'archive'),
    after: (subject) => ({ Archive: `${subject} unread` }),
  },
  {
    name: 'COPY, STORE and EXPUNGE',
    on: () => plain,
    run: (house, tx, subject) => moveThreads(tx, { ids: [threadIdOf(house, subject)] }, 'trash'),
    after: (subject) => ({ Trash: `${subject} unread` }),
  },
  {
    name: 'APPEND',
    on: () => server,
    run: (house, tx, subject) => {
      const payload: AppendPayload = {
        mailboxId: mailboxIdOf(house, 'Sent'),
        raw: mail({ subject: `fort ${subject}` }),
      };
      tx.queueRemote({ accountId: house.accountId, kind: 'test.append', payload, key: newId(tx.now) });
    },
    after: (subject) => ({ INBOX: `${subject} unread`, Sent: `fort ${subject}` }),
  },
];

describe.each(acts)('$name', (act) => {
  test.each<Direction>(['toServer', 'toClient'])(
    'is done exactly once, wherever the line is cut %s',
    async (direction) => {
      users += 1;
      const user = `user${users}@office.example`;
      const on = act.on();
      on.addUser(user);
      await using proxy = await startCuttingProxy({ host: on.host, port: on.port });
      const subjects = Array.from({ length: wanted === 'all' ? 3_000 : Number(wanted) + 1 }, (_, n) => `Nummer ${n}`);
      const [first = '', ...others] = subjects;
      on.fill(
        user,
        'INBOX',
        subjects.map((subject) => ({ raw: mail({ subject }) })),
      );
      await using house = await openSyncHouse(on, {
        user,
        port: proxy.port,
        connect: (options) => connectImap({ ...options, plainTextOnLoopback: true }),
        effects: { ...mailEffects, 'test.append': appendEffect },
      });
      await whole(house);

      const expected: Record<string, string[]> = { INBOX: subjects.map((subject) => `${subject} unread`) };
      const note = (subject: string) => {
        expected['INBOX'] = (expected['INBOX'] ?? []).filter((line) => line !== `${subject} unread`);
        for (const [path, line] of Object.entries(act.after(subject))) (expected[path] ??= []).push(line);
      };
      // Twice: the first time the lines are made as well.
      house.write((tx) => act.run(house, tx, first));
      await done(house);
      note(first);
      // What looks around now would be measured with it, and the later cuts would lie behind the end.
      await whole(house);
      const measured = others.shift() ?? '';
      proxy.watch();
      house.write((tx) => act.run(house, tx, measured));
      await done(house);
      note(measured);
      const length = proxy.passed[direction];
      expect(length).toBeGreaterThan(10);

      for (const [index, subject] of others.entries()) {
        const bytes = wanted === 'all' ? index : Math.round((length * index) / Math.max(1, others.length - 1));
        if (bytes > length) break;
        proxy.arm(direction, bytes);
        house.write((tx) => act.run(house, tx, subject));
        await Promise.race([cut(proxy, index + 1), done(house)]);
        house.engine.lookNow(null);
        await done(house);
        note(subject);
      }
      proxy.watch();
      expect(proxy.cuts).toBeGreaterThan(0);
      house.engine.lookNow(null);
      await whole(house);
      const there = await pictureThere(on, user);
      await until(
        () => pictureHere(house),
        (here) => JSON.stringify(here) === JSON.stringify(there),
      );
      const sorted = Object.entries(expected).map(([path, lines]) => [path, lines.toSorted()] as const);
      expect(seenHere(house)).toEqual(Object.fromEntries(sorted.filter(([, lines]) => lines.length > 0)));
    },
    wanted === 'all' ? 3_600_000 : undefined,
  );
});

test('what is put into a folder while its counters are on their way is found', async () => {
  const user = 'counters@office.example';
  server.addUser(user);
  await server.deliver(user, 'Sent', mail({ subject: 'old' }));
  let onSent: (() => Promise<void>) | null = null;
  await using house = await openSyncHouse(server, {
    user,
    effects: { ...mailEffects, 'test.append': appendEffect },
    connect: async (options) => {
      const session = await connectImap(options);
      const status: typeof session.status = async (path) => {
        const answer = await session.status(path);
        const act = path === 'Sent' ? onSent : null;
        onSent = act === null ? onSent : null;
        await act?.();
        return answer;
      };
      return new Proxy(session, {
        get: (target, name) => (name === 'status' ? status : (Reflect.get(target, name, target) as unknown)),
      });
    },
  });
  await whole(house);
  const isPut = Promise.withResolvers<null>();
  onSent = async () => {
    const payload: AppendPayload = { mailboxId: mailboxIdOf(house, 'Sent'), raw: mail({ subject: 'new' }) };
    house.write((tx) =>
      tx.queueRemote({ accountId: house.accountId, kind: 'test.append', payload, key: newId(tx.now) }),
    );
    await until(
      () => openOps(house),
      (count) => count === 0,
    );
    isPut.resolve(null);
  };
  house.engine.lookNow(null);
  await isPut.promise;
  await until(
    () => seenHere(house)['Sent'],
    (lines) => lines?.length === 2,
  );
});

async function done(house: SyncHouse): Promise<void> {
  await until(
    () => {
      if (house.state().phase === 'waiting') house.engine.lookNow(null);
      return openOps(house);
    },
    (count) => count === 0,
  );
}

async function cut(proxy: CuttingProxy, count: number): Promise<void> {
  await until(
    () => proxy.cuts,
    (cuts) => cuts >= count,
  ).catch(() => undefined);
}
