import { describe, expect, test } from 'vitest';
import { keyringOptions, openSecrets, type KeyringEntry } from './keyring.ts';

/** A keyring that works, by name. */
function workingKeyring() {
  const kept = new Map<string, string>();
  const open = (name: string): KeyringEntry => ({
    getPassword: () => Promise.resolve(kept.get(name) ?? null),
    setPassword: (value) => {
      kept.set(name, value);
      return Promise.resolve();
    },
    deletePassword: () => Promise.resolve(kept.delete(name)),
  });
  return open;
}
const failing = () => Promise.reject(new Error('no D-Bus'));
const hanging = () => new Promise<never>(() => undefined);

describe('secrets', () => {
  test('are kept, answered and forgotten', async () => {
    const secrets = openSecrets(workingKeyring());
    expect(await secrets.isAvailable()).toBe(true);
    expect(await secrets.get('key')).toBeNull();
    await secrets.set('key', 'value');
    expect(await secrets.get('key')).toBe('value');
    await secrets.delete('key');
    await secrets.delete('key');
    expect(await secrets.get('key')).toBeNull();
  });

  test('a keyring that fails is unavailable, never empty', async () => {
    const secrets = openSecrets(() => ({ getPassword: failing, setPassword: failing, deletePassword: failing }));
    expect(await secrets.isAvailable()).toBe(false);
    const unavailable = { code: 'unavailable', details: { reason: 'no D-Bus' } };
    await expect(secrets.get('key')).rejects.toMatchObject(unavailable);
    await expect(secrets.set('key', 'value')).rejects.toMatchObject(unavailable);
    await expect(secrets.delete('key')).rejects.toMatchObject(unavailable);
  });

  test('a keyring that cannot even be opened is unavailable', async () => {
    const secrets = openSecrets(() => {
      throw new Error('no store');
    });
    expect(await secrets.isAvailable()).toBe(false);
    await expect(secrets.get('key')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a keyring that hangs is unavailable after a while', async () => {
    const secrets = openSecrets(() => ({ getPassword: hanging, setPassword: hanging, deletePassword: hanging }), {
      timeoutMs: 20,
    });
    expect(await secrets.isAvailable()).toBe(false);
    await expect(secrets.get('key')).rejects.toMatchObject({ code: 'unavailable', details: { reason: 'timeout' } });
  });

  test('a keyring that was locked at first is found later', async () => {
    let isLocked = true;
    const open = workingKeyring();
    const secrets = openSecrets((name) => ({
      ...open(name),
      getPassword: () => (isLocked ? failing() : open(name).getPassword()),
    }));
    expect(await secrets.isAvailable()).toBe(false);
    isLocked = false;
    expect(await secrets.isAvailable()).toBe(true);
  });
});

test('the kernel keyring of Linux, empty after each start, is never taken', () => {
  expect(keyringOptions.linux.store).toBe('secret-service');
});
