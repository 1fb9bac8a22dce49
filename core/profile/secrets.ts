/**
 * The system's keyring, as the host offers it. Every method throws `AppError('unavailable')` when there is none or it
 * does not answer; `get` answers `null` only when the keyring answered and holds nothing of that name.
 */
export interface Secrets {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}
