import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseMessage } from '#core/mime/index.ts';
import { startCutter, type Cutter } from '#tests/support/dovecot-cutter.ts';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, movableClock, openPostHouse, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

/** Of how many places each line is cut at. */
const wanted = Number(process.env['DRAFT_CUTS'] ?? 5);
const user = 'me@office.example';

let smtp: TestSmtp;
let house: PostHouse;

beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.stop());

describe.each([
  { kind: 'all extensions', withoutCapabilities: [] },
  // No APPENDUID, no UID EXPUNGE: nothing says what a draft became, or takes away one alone.
  { kind: 'no UIDPLUS', withoutCapabilities: ['UIDPLUS', 'MOVE'] },
])('on a server with $kind', ({ withoutCapabilities }) => {
  let dovecot: Dovecot;
  let cutter: Cutter;
  let clock: ReturnType<typeof movableClock>;

  beforeEach(async () => {
    dovecot = await startDovecot({ users: [user], specialUse: usualFolders, withoutCapabilities });
    cutter = await startCutter(dovecot.tlsPort);
    clock = movableClock();
    house = await openPostHouse(
      { dovecot: { tlsPort: cutter.port, certificate: dovecot.certificate }, smtp },
      { user, clock },
    );
  });
  afterEach(async () => {
    cutter.arm(null);
    await house.close();
    await cutter.stop();
    await dovecot.stop();
  });

  /** What a person sees there: what is only waiting for its EXPUNGE is hidden by every program. */
  const drafts = async () =>
    [...(await dovecot.readFolder(user, 'Drafts')).values()]
      .filter(({ flags }) => !flags.includes('\\Deleted'))
      .map(({ raw }) => parseMessage(Buffer.from(raw, 'latin1')).text)
      .toSorted();

  async function untilDrafts(...texts: string[]): Promise<void> {
    await eventually(async () => {
      // Waiting for the next try takes no time here.
      clock.move(20_000);
      expect(await drafts()).toEqual(texts);
    });
  }

  async function put(id: Parameters<PostHouse['client']['drafts']['save']>[0]['id'], text: string): Promise<void> {
    await house.client.drafts.save({ id, text });
    await house.client.drafts.close({ id });
  }

  test.each(['to-server', 'to-client'] as const)(
    'a draft is replaced by its newest state, wherever the line is cut %s',
    async (way) => {
      const { id } = await house.client.drafts.create({ to: 'anna@berg.example', subject: 'Hallo' });
      await put(id, 'Stand 0');
      await untilDrafts('Stand 0');
      cutter.arm({ way, afterBytes: Infinity });
      await put(id, 'Stand 1');
      await untilDrafts('Stand 1');
      const length = way === 'to-server' ? cutter.toServer : cutter.toClient;
      expect(length).toBeGreaterThan(300);
      for (let n = 0; n < wanted; n += 1) {
        const text = `Stand ${n + 2}`;
        cutter.arm({ way, afterBytes: Math.round((length * n) / wanted) });
        const before = cutter.lines;
        await put(id, text);
        await eventually(async () => {
          clock.move(20_000);
          if (cutter.lines === before && (await drafts()).join() !== text) throw new Error('neither cut nor there');
        });
        cutter.arm(null);
        await untilDrafts(text);
      }
      await house.client.drafts.discard({ id });
      await untilDrafts();
    },
  );

  test('what another program has marked there is not expunged with ours', async () => {
    const other = await dovecot.connect(user);
    await dovecot.deliver(user, 'Drafts', 'Subject: fremd\r\nMessage-ID: <fremd@x>\r\n\r\nfremd\r\n', ['\\Draft']);
    await other.run('SELECT Drafts');
    await other.run('STORE 1 +FLAGS (\\Deleted)');
    const { id } = await house.client.drafts.create({ to: 'anna@berg.example', subject: 'Hallo' });
    for (const text of ['eins', 'zwei', 'drei']) {
      await put(id, text);
      await untilDrafts(text);
    }
    const left = [...(await dovecot.readFolder(user, 'Drafts')).values()].map(({ raw }) => raw);
    expect(left.filter((raw) => raw.includes('fremd'))).toHaveLength(1);
    // The list of drafts shows ours once, and nothing that is about to go.
    await eventually(async () => expect(await house.client.drafts.elsewhere({})).toEqual([]));
    await house.client.drafts.discard({ id });
    await untilDrafts();
    expect(
      [...(await dovecot.readFolder(user, 'Drafts')).values()].filter(({ raw }) => raw.includes('fremd')),
    ).toHaveLength(1);
    other.close();
  });
});
