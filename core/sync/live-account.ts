import { AppError, isAppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import { OutboxRunner } from '../outbox/outbox-runner.ts';
import type { AccountSetup } from './account-setup.ts';
import { Bell } from './bell.ts';
import { fetchNow } from './fetch-now.ts';
import type { Folder } from './folder.ts';
import { FolderFollower } from './folder-follower.ts';
import type { Follow } from './follow.ts';
import type { ImapSession, QuirkProfile } from './imap/index.ts';
import { Intake } from './intake.ts';
import { Lane } from './lane.ts';
import type { Pace } from './pace.ts';
import type { SyncPorts } from './ports.ts';
import { SliceWriter } from './slices.ts';
import { Turnstile } from './turnstile.ts';
import { verifyFolder } from './verify-folder.ts';

export interface LiveEvents {
  onConnected(): void;
  onPhase(phase: 'syncing' | 'live' | 'polling'): void;
}

/** An account while its connections stand: one for looking, one that listens, one for what the user does. */
export class LiveAccount {
  readonly #ports: SyncPorts;
  readonly #account: AccountSetup;
  readonly #pace: Pace;
  readonly #on: LiveEvents;
  readonly #ended = new AbortController();
  readonly #bell: Bell;
  readonly #outboxBell: Bell;
  readonly #order = new Turnstile();
  readonly #slices: SliceWriter;
  readonly #work: Lane;
  #act: Lane;
  #push: Lane | null = null;
  #follower: FolderFollower | null = null;
  #fail: (error: unknown) => void = () => {};

  constructor(ports: SyncPorts, account: AccountSetup, pace: Pace, on: LiveEvents) {
    this.#ports = ports;
    this.#account = account;
    this.#pace = pace;
    this.#on = on;
    this.#bell = new Bell(ports.clock);
    this.#outboxBell = new Bell(ports.clock);
    this.#slices = new SliceWriter(ports.db, ports.clock, account.id, { isRepeatable: true });
    this.#work = new Lane(() => this.#connect());
    this.#act = this.#work;
  }

  /** Until a line breaks or `signal` aborts. Throws what broke it. */
  async run(signal: AbortSignal): Promise<void> {
    const end = () => this.#end(signal.reason);
    const isLost = new Promise<never>((_resolve, reject) => {
      this.#fail = reject;
    });
    isLost.catch(() => {});
    signal.addEventListener('abort', end);
    const loops: Promise<unknown>[] = [];
    try {
      signal.throwIfAborted();
      const quirks = await this.#work.use(({ session }) => Promise.resolve(this.#divide(session)));
      this.#on.onConnected();
      const follow = this.#makeFollow(this.#work);
      const follower = new FolderFollower(follow, this.#bell, quirks, this.#push !== null, (phase) =>
        this.#on.onPhase(phase),
      );
      this.#follower = follower;
      loops.push(follower.run(), this.#outbox(follower), this.#listen(follower));
      await Promise.race([isLost, ...loops]);
    } finally {
      signal.removeEventListener('abort', end);
      this.#end(signal.reason);
      await Promise.allSettled([...loops, this.#work.close(), this.#act.close(), this.#push?.close()]);
    }
  }

  lookNow(): void {
    this.#follower?.lookNow();
  }

  checkLines(): void {
    const lanes = new Set([this.#work, this.#act, ...(this.#push === null ? [] : [this.#push])]);
    void Promise.all([...lanes].map((lane) => lane.checkAlive())).then(
      () => this.lookNow(),
      (error: unknown) => this.#fail(error),
    );
  }

  wakeOutbox(): void {
    this.#outboxBell.ring();
  }

  download(ids: readonly MessageId[]): void {
    this.#follower?.wish(ids);
  }

  async fetchBody(id: MessageId, signal: AbortSignal): Promise<void> {
    await fetchNow(this.#makeFollow(this.#act), this.#ports.raw, id, signal);
  }

  async verify(mailboxId: MailboxId, onStep: (done: number) => void): Promise<void> {
    const folder = this.#follower?.find(mailboxId);
    if (folder === undefined) return;
    await verifyFolder(this.#makeFollow(this.#act), this.#ports.raw, folder, onStep);
    this.#follower?.touched(mailboxId);
  }

  #end(reason: unknown): void {
    if (!this.#ended.signal.aborted) this.#ended.abort(reason);
  }

  /** How many lines this server and this account allow, and what each is for. */
  #divide({ quirks, capabilities }: ImapSession): QuirkProfile {
    const allowed = Math.min(this.#account.maxConnections, quirks.maxConnections);
    if (allowed >= 2 && quirks.idleOk && capabilities.has('IDLE')) this.#push = new Lane(() => this.#connect());
    const left = allowed - (this.#push === null ? 1 : 2);
    if (left > 0) this.#act = new Lane(() => this.#connect());
    return quirks;
  }

  async #connect(): Promise<ImapSession> {
    const { logins, connect, clock, log } = this.#ports;
    const { signal } = this.#ended;
    const access = await logins.of(this.#account.id, 'incoming');
    try {
      return await connect({ ...access, clock, log, signal });
    } catch (error) {
      // A token may end before its time; a password does not get better by trying.
      if (!isAppError(error, 'auth-expired') || !('accessToken' in access.login)) throw error;
      const renewed = await logins.of(this.#account.id, 'incoming', { isRefused: true });
      return connect({ ...renewed, clock, log, signal });
    }
  }

  #makeFollow(lane: Lane): Follow {
    const { db, clock, log } = this.#ports;
    const shared = { account: this.#account, db, clock, log, pace: this.#pace, order: this.#order };
    const intake = new Intake(this.#ports, this.#account.id, this.#slices);
    return { ...shared, lane, intake, slices: this.#slices, signal: this.#ended.signal };
  }

  #outbox(follower: FolderFollower): Promise<void> {
    const { db, clock, log, raw, effects } = this.#ports;
    const runner = new OutboxRunner({
      account: this.#account,
      db,
      clock,
      log,
      raw,
      effects,
      lane: this.#act,
      order: this.#order,
      bell: this.#outboxBell,
      signal: this.#ended.signal,
      onFolders: () => follower.listFoldersSoon(),
      onFolder: (mailboxId) => follower.touched(mailboxId),
    });
    return runner.run();
  }

  /** Some servers count connections otherwise than they say: then this one is done without. */
  async #mayListen(lane: Lane): Promise<boolean> {
    try {
      await lane.use(() => Promise.resolve());
      return true;
    } catch (error) {
      if (!isAppError(error, 'unavailable')) throw error;
      this.#ports.log.info({ account: this.#account.id }, 'no line to listen on');
      return false;
    }
  }

  /** The inbox is listened to; everything else is asked from time to time. */
  async #listen(follower: FolderFollower): Promise<void> {
    const lane = this.#push;
    const { signal } = this.#ended;
    // The line may be lost before there ever was a list.
    const inbox = await Promise.race([follower.inbox, waitFor(signal)]);
    if (lane === null || !inbox) return waitFor(signal);
    const onChange = (folder: Folder) => {
      folder.pushedAt = this.#ports.clock.now();
      follower.touched(folder.id);
    };
    if (!(await this.#mayListen(lane))) {
      follower.hearsNothing();
      return waitFor(signal);
    }
    await lane.use(async (turn) => {
      await turn.open(inbox.path);
      // Whatever happened before this moment, nobody told us.
      follower.touched(inbox.id);
      await turn.session.idle(() => onChange(inbox), signal);
    });
    // Called off or not, without a line that listens nothing goes on as it was.
    if (!signal.aborted) throw new AppError('offline', 'the line that listens ended', { cause: 'bye' });
  }
}

function waitFor(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
