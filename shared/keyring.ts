import { AppError } from './errors.ts';

/** The part of `@napi-rs/keyring`'s AsyncEntry that is used; each host hands in the real one. */
export interface KeyringEntry {
  getPassword(signal?: AbortSignal): Promise<string | null>;
  setPassword(password: string, signal?: AbortSignal): Promise<void>;
  deletePassword(signal?: AbortSignal): Promise<boolean>;
}

export interface Secrets {
  /** Whether a keyring answers at all. */
  isAvailable(): Promise<boolean>;
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/**
 * The system keyring as the core sees it: it answers, says `null` for "not there", or is `unavailable`. These three
 * are never mixed up: taking a silent keyring for an empty one would make a new key and lose the old mail.
 */
export function openSecrets(open: (name: string) => KeyringEntry, options: { timeoutMs?: number } = {}): Secrets {
  // Long enough for a person to unlock the keyring when the system asks for it.
  const timeoutMs = options.timeoutMs ?? 60_000;
  const probeMs = Math.min(timeoutMs, 5_000);
  let hasAnswered = false;

  const ask = async <Answer>(
    name: string,
    limitMs: number,
    run: (entry: KeyringEntry, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> => {
    const timeout = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A keyring that hangs does not always heed the signal: the answer does not wait for it.
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        timeout.abort();
        reject(new AppError('unavailable', 'the keyring does not answer', { reason: 'timeout' }));
      }, limitMs);
    });
    try {
      const answer = await Promise.race([run(open(name), timeout.signal), late]);
      hasAnswered = true;
      return answer;
    } catch (error) {
      if (error instanceof AppError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new AppError('unavailable', 'the keyring failed', { reason: reason.slice(0, 200) }, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    isAvailable: async () => {
      if (hasAnswered) return true;
      return ask('probe', probeMs, (entry, signal) => entry.getPassword(signal)).then(
        () => true,
        () => false,
      );
    },
    get: (name) => ask(name, timeoutMs, (entry, signal) => entry.getPassword(signal)),
    set: (name, value) => ask(name, timeoutMs, (entry, signal) => entry.setPassword(value, signal)),
    delete: async (name) => void (await ask(name, timeoutMs, (entry, signal) => entry.deletePassword(signal))),
  };
}

/**
 * On Linux the library would fall back to the kernel's keyring, which is empty after the next start of the machine:
 * the key would be gone with it. Only the Secret Service keeps what it is given.
 */
export const keyringService = 'Hauspost';
export const keyringOptions = { linux: { store: 'secret-service' as const } };
