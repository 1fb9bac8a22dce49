import { AppError } from '#shared/errors.ts';
import type { ImapSession, OpenFolder } from './imap/index.ts';
import { Turnstile } from './turnstile.ts';

/**
 * One connection and whoever takes turns on it. It is made with the first use. When it fails, everybody on it fails:
 * the owner of the account decides when there is another.
 */
export class Lane {
  readonly #connect: () => Promise<ImapSession>;
  readonly #turns = new Turnstile();
  #session: ImapSession | null = null;
  #selected: { path: string; uidValidity: string } | null = null;
  #isClosed = false;

  constructor(connect: () => Promise<ImapSession>) {
    this.#connect = connect;
  }

  /** Has the connection to itself while `run` runs. */
  use<Result>(run: (turn: Turn) => Promise<Result>, how: { isUrgent?: boolean } = {}): Promise<Result> {
    return this.#turns.pass(async () => {
      const session = await this.#open();
      return run({
        session,
        open: (path) => this.#select(session, path),
        stay: async (path, uidValidity) => {
          if (this.#selected?.path === path && this.#selected.uidValidity === uidValidity) return;
          const folder = await this.#select(session, path);
          requireSame(folder, uidValidity);
        },
        leave: () => {
          this.#selected = null;
        },
      });
    }, how);
  }

  /** Asks the server whether it is still there, beside whoever has the line now. */
  async checkAlive(): Promise<void> {
    await this.#session?.checkAlive();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  async #open(): Promise<ImapSession> {
    if (this.#isClosed) throw new AppError('cancelled', 'the connection was given up');
    if (this.#session?.isUsable) return this.#session;
    if (this.#session !== null) throw new AppError('offline', 'the connection was lost', { cause: 'bye' });
    const session = await this.#connect();
    if (this.#isClosed) {
      await session.close();
      throw new AppError('cancelled', 'the connection was given up');
    }
    this.#session = session;
    return session;
  }

  async #select(session: ImapSession, path: string): Promise<OpenFolder> {
    this.#selected = null;
    const folder = await session.open(path);
    this.#selected = { path, uidValidity: folder.uidValidity };
    return folder;
  }
}

/** A connection for as long as it is one's turn. */
export interface Turn {
  readonly session: ImapSession;
  /** Opens a folder anew: its counters are of this moment. */
  open(path: string): Promise<OpenFolder>;
  /** Opens it unless it is open; `conflict` when its UIDs are no longer the ones that are meant. */
  stay(path: string, uidValidity: string): Promise<void>;
  /** What was open may be gone or have another name. */
  leave(): void;
}

/** UIDs mean nothing under another UIDVALIDITY: whoever used them would hit other mail. */
export function requireSame(folder: OpenFolder, uidValidity: string): void {
  if (folder.uidValidity === uidValidity) return;
  throw new AppError('conflict', 'UIDVALIDITY changed', { was: uidValidity, is: folder.uidValidity });
}
