import type { Draft } from '#shared/contract/drafts.ts';
import { isAppError } from '#shared/errors.ts';
import type { DraftId } from '#shared/ids.ts';

/** What the user changes by writing. Sender and files are changed by steps of their own. */
export type DraftFields = Pick<Draft, 'to' | 'cc' | 'bcc' | 'subject' | 'text' | 'html' | 'quoteText' | 'quoteHtml'>;

/** `saved` carries the time of the last save, `null` when nothing was changed yet. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface DraftStore {
  /** Stores what changed; answers the time of the state it is in now. */
  save(id: DraftId, change: Partial<DraftFields>): Promise<number>;
  /** For a draft that was discarded elsewhere while it was being written here: words are never thrown away. */
  create(fields: DraftFields): Promise<DraftId>;
}

export interface DraftSessionOptions {
  readonly id: DraftId;
  readonly fields: DraftFields;
  readonly store: DraftStore;
  now(): number;
  onChange(): void;
  onMoved(id: DraftId): void;
}

/** A first key starts this clock, further ones do not restart it: steady typing is saved as often as single keys. */
export const saveAfterMs = 400;
const retryAfterMs = 2_000;

/**
 * One draft while it is open: takes every key, saves within `saveAfterMs`, one save at a time, and keeps trying while
 * the core does not answer. Nothing typed is dropped as long as the window lives.
 */
export class DraftSession {
  #options: DraftSessionOptions;
  #id: DraftId;
  #fields: DraftFields;
  #state: SaveState = { kind: 'saved', at: null };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #dirty = new Set<keyof DraftFields>();
  /** The newest state of ours that is stored: older ones that are still on their way here are no news. */
  #storedAt = 0;

  constructor(options: DraftSessionOptions) {
    this.#options = options;
    this.#id = options.id;
    this.#fields = options.fields;
  }

  get id(): DraftId {
    return this.#id;
  }

  get fields(): DraftFields {
    return this.#fields;
  }

  get state(): SaveState {
    return this.#state;
  }

  get isEmpty(): boolean {
    const { html, quoteHtml: _, ...words } = this.#fields;
    const hasMore = html !== null && /<(?:img|hr)\b/.test(html);
    return !hasMore && Object.values(words).every((value) => value.trim() === '');
  }

  change(change: Partial<DraftFields>): void {
    this.#fields = { ...this.#fields, ...change };
    for (const key of Object.keys(change) as (keyof DraftFields)[]) this.#dirty.add(key);
    if (this.#state.kind === 'saved') this.#become({ kind: 'unsaved' });
    else this.#options.onChange();
    this.#timer ??= setTimeout(() => void this.flush(), saveAfterMs);
  }

  /** What another window wrote; a line with own words unsaved keeps those. */
  adopt(fields: DraftFields, changedAt: number): void {
    if (this.#running || changedAt < this.#storedAt) return;
    const news = Object.entries(fields).filter(
      ([key, value]) => !this.#dirty.has(key as keyof DraftFields) && this.#fields[key as keyof DraftFields] !== value,
    );
    if (news.length === 0) return;
    this.#fields = { ...this.#fields, ...(Object.fromEntries(news) as Partial<DraftFields>) };
    this.#options.onChange();
  }

  /** Resolves when everything typed so far is stored, or could not be. Never rejects: `state` says how it went. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#running) await this.#running;
    if (this.#dirty.size === 0) return;
    this.#running = this.#save();
    await this.#running;
  }

  /** Ends the clock; `flush` before it, or what was typed last is not stored. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #save(): Promise<void> {
    const { store, now } = this.#options;
    const keys = this.#dirty;
    this.#dirty = new Set();
    try {
      await this.#store(store, keys);
      if (this.#dirty.size === 0) this.#become({ kind: 'saved', at: now() });
    } catch (error) {
      for (const key of keys) this.#dirty.add(key);
      this.#become({ kind: 'failed', error });
      this.#timer ??= setTimeout(() => void this.flush(), retryAfterMs);
    } finally {
      this.#running = null;
    }
  }

  async #store(store: DraftStore, keys: ReadonlySet<keyof DraftFields>): Promise<void> {
    const fields = this.#fields;
    const change = Object.fromEntries([...keys].map((key) => [key, fields[key]])) as Partial<DraftFields>;
    try {
      this.#storedAt = await store.save(this.#id, change);
    } catch (error) {
      if (!isAppError(error, 'not-found')) throw error;
      this.#id = await store.create(fields);
      this.#options.onMoved(this.#id);
    }
  }

  #become(state: SaveState): void {
    this.#state = state;
    this.#options.onChange();
  }
}
