import { and, eq, isNotNull } from 'drizzle-orm';
import { isAppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import { mailboxes } from '../db/tables/mail.ts';
import type { Bell } from './bell.ts';
import { copyKey, fetchBodies, findMissingBodies, type MissingBody } from './bodies.ts';
import { syncCause } from './cause.ts';
import { moveCursor, readCursor } from './cursor.ts';
import { fetchFresh, fetchOlder } from './fill-folder.ts';
import { dropFolder, followFolders } from './follow-folders.ts';
import type { FolderRow } from './folder-list.ts';
import { byImportance, newFolder, type Folder } from './folder.ts';
import type { Follow } from './follow.ts';
import type { QuirkProfile } from './imap/index.ts';
import { refreshFolder } from './refresh-folder.ts';
import { troubleOf } from './trouble.ts';

type Phase = 'syncing' | 'live' | 'polling';
type Step = () => Promise<void>;

const listEveryMs = 15 * 60_000;
const unheardPollMs = 60_000;

/**
 * Decides what the one line for looking does next: what is new before what is old, headers before bodies where the
 * line is slow, large messages last. Each step is short, so that whatever becomes urgent waits a second at most.
 */
export class FolderFollower {
  /** Settles with the first list of folders. */
  readonly inbox: Promise<Folder | null>;
  readonly #follow: Follow;
  readonly #bell: Bell;
  readonly #quirks: QuirkProfile;
  readonly #onPhase: (phase: Phase) => void;
  readonly #folders = new Map<MailboxId, Folder>();
  readonly #unavailable = new Set<string>();
  #knowInbox: (inbox: Folder | null) => void = () => {};
  #wishes: MessageId[] = [];
  #gone: FolderRow[] = [];
  #hears: boolean;
  #isSlow = false;
  #mayMissBodies = true;
  #mayMissLarge = true;
  #listAt = 0;
  #pollAt = 0;
  #isLooking = false;
  #looksAgain = false;

  constructor(follow: Follow, bell: Bell, quirks: QuirkProfile, hears: boolean, onPhase: (phase: Phase) => void) {
    this.#follow = follow;
    this.#bell = bell;
    this.#quirks = quirks;
    this.#hears = hears;
    this.#onPhase = onPhase;
    this.inbox = new Promise((resolve) => {
      this.#knowInbox = resolve;
    });
  }

  find(id: MailboxId): Folder | undefined {
    return this.#folders.get(id);
  }

  /** Something happened in this folder. */
  touched(id: MailboxId): void {
    const folder = this.#folders.get(id);
    if (folder === undefined) return;
    folder.isDirty = true;
    this.#bell.ring();
  }

  /** Asked for during a look, the next one begins when what that one finds is here: asking often must not keep it off. */
  lookNow(): void {
    if (this.#isLooking) {
      this.#looksAgain = true;
      return;
    }
    this.#isLooking = true;
    this.#pollAt = 0;
    this.#listAt = 0;
    this.#bell.ring();
  }

  listFoldersSoon(): void {
    this.#listAt = 0;
    this.#bell.ring();
  }

  /** There is no line that listens: the inbox is asked more often. */
  hearsNothing(): void {
    this.#hears = false;
    this.#pollAt = 0;
    this.#bell.ring();
  }

  /** These bodies before all else. */
  wish(ids: readonly MessageId[]): void {
    this.#wishes.push(...ids.filter((id) => !this.#wishes.includes(id)));
    this.#unavailable.clear();
    this.#bell.ring();
  }

  async run(): Promise<void> {
    const { signal } = this.#follow;
    this.#onPhase('syncing');
    while (!signal.aborted) {
      const step = this.#next();
      if (step === null) {
        this.#onPhase(this.#hears ? 'live' : 'polling');
        await this.#bell.wait(signal, Math.min(this.#pollAt, this.#listAt));
      } else {
        await step();
      }
    }
  }

  #next(): Step | null {
    const now = this.#follow.clock.now();
    if (now >= this.#listAt) return () => this.#list();
    if (now >= this.#pollAt) return () => this.#poll();
    const folders = [...this.#folders.values()].filter((folder) => !folder.isOff).toSorted(byImportance);
    const dirty = folders.find((folder) => folder.isDirty);
    if (dirty !== undefined) return () => this.#refresh(dirty);
    if (this.#wishes.length > 0) return () => this.#grant();
    return this.#nextToFill(folders);
  }

  #nextToFill(folders: readonly Folder[]): Step | null {
    const now = this.#follow.clock.now();
    const fresh = folders.find((folder) => folder.fresh.length > 0);
    if (fresh !== undefined) return () => this.#fill(fresh, fetchFresh);
    this.#isLooking = false;
    if (this.#looksAgain) {
      this.#looksAgain = false;
      this.lookNow();
      return () => this.#list();
    }
    const left = folders.reduce((sum, folder) => sum + (folder.older?.length ?? 0), 0);
    this.#isSlow ||= this.#follow.pace.isTooSlowFor(now, left);
    const older = folders.find((folder) => (folder.older?.length ?? 0) > 0);
    const isHeadersFirst = this.#isSlow && older !== undefined;
    if (this.#mayMissBodies && !isHeadersFirst) return () => this.#bodies('usual');
    if (older !== undefined) return () => this.#fill(older, fetchOlder);
    // The last look of all: another client cannot have moved the mail of these anywhere else.
    const gone = this.#gone.shift();
    if (gone !== undefined) return () => dropFolder(this.#follow, gone);
    if (this.#mayMissLarge) return () => this.#bodies('large');
    return null;
  }

  #refresh(folder: Folder): Promise<void> {
    this.#mayMissBodies = true;
    return this.#in(folder, () => refreshFolder(this.#follow, folder));
  }

  #fill(folder: Folder, fetch: typeof fetchFresh): Promise<void> {
    this.#onPhase('syncing');
    this.#mayMissBodies = true;
    this.#mayMissLarge = true;
    return this.#in(folder, () => fetch(this.#follow, folder, this.#isSlow));
  }

  async #bodies(kind: 'usual' | 'large'): Promise<void> {
    const missing = findMissingBodies(this.#follow, { kind, without: this.#unavailable });
    if (missing.length === 0) {
      if (kind === 'usual') this.#mayMissBodies = false;
      else this.#mayMissLarge = false;
      return;
    }
    this.#onPhase('syncing');
    await this.#fetchBodies(missing);
  }

  async #grant(): Promise<void> {
    const only = this.#wishes.slice(0, 100);
    const missing = findMissingBodies(this.#follow, { kind: 'usual', without: this.#unavailable, only });
    const stillMissing = new Set(missing.map(({ messageId }) => messageId));
    this.#wishes = this.#wishes.filter((id) => !only.includes(id) || stillMissing.has(id));
    if (missing.length > 0) await this.#fetchBodies(missing);
  }

  async #fetchBodies(missing: readonly MissingBody[]): Promise<void> {
    const [first] = missing;
    const folder = first === undefined ? undefined : this.#folders.get(first.mailboxId);
    if (folder === undefined || folder.isOff) {
      for (const copy of missing) if (copy.mailboxId === first?.mailboxId) this.#unavailable.add(copyKey(copy));
      return;
    }
    await this.#in(folder, async () => {
      const asked = await fetchBodies(this.#follow, missing);
      const only = asked.map(({ messageId }) => messageId);
      const keys = new Set(asked.map(copyKey));
      // Gone meanwhile, or the server does not hand it out: asking for ever would not help.
      const still = findMissingBodies(this.#follow, { kind: 'usual', without: new Set(), only });
      const refused = still.map(copyKey).filter((key) => keys.has(key));
      for (const key of refused) this.#unavailable.add(key);
      if (refused.length > 0) folder.isDirty = true;
    });
  }

  /** What goes wrong with one folder is that folder's; what goes wrong with the line is everybody's. */
  async #in(folder: Folder, run: Step): Promise<void> {
    const { account, db, clock, log } = this.#follow;
    try {
      await run();
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (error.code === 'conflict') {
        // The next look finds the new UIDVALIDITY and begins anew.
        folder.isDirty = true;
        return;
      }
      if (error.code !== 'not-found' && error.code !== 'server-rejected') throw error;
      log.info({ account: account.id, folder: folder.id, code: error.code }, 'folder not followed');
      folder.isOff = true;
      if (error.code === 'not-found') this.#listAt = Math.min(this.#listAt, clock.now() + 1_000);
      db.write(syncCause(account.id, 'sync.folderTrouble', clock.now()), (tx) =>
        moveCursor(tx, folder.id, { trouble: troubleOf(error, tx.now) }),
      );
    }
  }

  async #list(): Promise<void> {
    this.#listAt = this.#follow.clock.now() + listEveryMs;
    this.#gone = await followFolders(this.#follow);
    const rows = this.#readFollowed();
    for (const row of rows) {
      const known = this.#folders.get(row.id);
      if (known === undefined) this.#folders.set(row.id, newFolder(row.id, row.path, row.role));
      else Object.assign(known, { ...row, isOff: false });
    }
    const stays = new Set(rows.map(({ id }) => id));
    for (const id of this.#folders.keys()) if (!stays.has(id)) this.#folders.delete(id);
    this.#knowInbox([...this.#folders.values()].find(({ role }) => role === 'inbox') ?? null);
  }

  #readFollowed() {
    const { db, account } = this.#follow;
    const gone = new Set(this.#gone.map(({ id }) => id));
    const { id, path, role } = mailboxes;
    const isFollowed = and(
      eq(mailboxes.accountId, account.id),
      isNotNull(path),
      eq(mailboxes.canSelect, true),
      eq(mailboxes.isSynced, true),
    );
    return db.read
      .select({ id, path, role })
      .from(mailboxes)
      .where(isFollowed)
      .all()
      .flatMap((row) => (row.path === null || gone.has(row.id) ? [] : [{ ...row, path: row.path }]));
  }

  /** Asks the folders for their counters: where these are as they were, nothing else is asked. */
  async #poll(): Promise<void> {
    const { clock } = this.#follow;
    this.#pollAt = clock.now() + (this.#hears ? this.#quirks.pollMs : Math.min(this.#quirks.pollMs, unheardPollMs));
    for (const folder of [...this.#folders.values()].toSorted(byImportance)) {
      if (!folder.isOff) await this.#in(folder, () => this.#compareStatus(folder));
    }
  }

  async #compareStatus(folder: Folder): Promise<void> {
    const { db, lane, account, clock } = this.#follow;
    const cursor = readCursor(db.read, folder.id);
    if (cursor === null || cursor.oldestUid === null) return;
    // Before the question: what happens while it is on its way is not in the answer.
    folder.isDirty = false;
    const status = await lane.use(({ session }) => session.status(folder.path));
    const isSame =
      status.uidValidity === cursor.uidValidity &&
      status.uidNext === cursor.uidNext &&
      status.exists === cursor.serverCount &&
      status.highestModseq === cursor.highestModseq;
    // Without CONDSTORE only the number of unread mails hints at changed flags; the sweep finds the rest.
    const mayDiffer =
      status.highestModseq === null && (status.unseen !== cursor.serverUnread || clock.now() >= folder.sweepAt);
    const isWhole = cursor.oldestUid <= 1 || folder.older !== null;
    folder.isDirty ||= !isSame || mayDiffer || !isWhole || folder.fresh.length > 0;
    if (isSame && !folder.isDirty) folder.older ??= [];
    if (status.unseen === cursor.serverUnread && folder.pushedAt === cursor.pushedAt) return;
    db.write(syncCause(account.id, 'sync.status', clock.now()), (tx) =>
      moveCursor(tx, folder.id, { serverUnread: status.unseen, pushedAt: folder.pushedAt ?? cursor.pushedAt }),
    );
  }
}
