import type { Draft } from '#shared/contract/drafts.ts';
import { isAppError } from '#shared/errors.ts';
import type { DraftId } from '#shared/ids.ts';

/** What is typed. Sender, quote and files are changed by steps of their own. */
export type DraftFields = Pick<Draft, 'to' | 'cc' | 'bcc' | 'subject' | 'text'>;

/** `saved` carries the time of the last save, `null` when nothing was changed yet. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface DraftStore {
  save(id: DraftId, fields: DraftFields): Promise<void>;
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
  #isDirty = false;

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
    return Object.values(this.#fields).every((value) => value.trim() === '');
  }

  change(change: Partial<DraftFields>): void {
    this.#fields = { ...this.#fields, ...change };
    this.#isDirty = true;
    if (this.#state.kind === 'saved') this.#become({ kind: 'unsaved' });
    else this.#options.onChange();
    this.#timer ??= setTimeout(() => void this.flush(), saveAfterMs);
  }

  /** What another window wrote; while there are own words unsaved, those win. */
  adopt(fields: DraftFields): void {
    if (this.#isDirty || this.#running) return;
    const isSame = Object.entries(fields).every(([key, value]) => this.#fields[key as keyof DraftFields] === value);
    if (isSame) return;
    this.#fields = fields;
    this.#options.onChange();
  }

  /** Resolves when everything typed so far is stored, or could not be. Never rejects: `state` says how it went. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#running) await this.#running;
    if (!this.#isDirty) return;
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
    const fields = this.#fields;
    this.#isDirty = false;
    try {
      await this.#store(store, fields);
      if (!this.#isDirty) this.#become({ kind: 'saved', at: now() });
    } catch (error) {
      this.#isDirty = true;
      this.#become({ kind: 'failed', error });
      this.#timer ??= setTimeout(() => void this.flush(), retryAfterMs);
    } finally {
      this.#running = null;
    }
  }

  async #store(store: DraftStore, fields: DraftFields): Promise<void> {
    try {
      await store.save(this.#id, fields);
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
