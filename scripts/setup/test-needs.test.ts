import { describe, expect, test } from 'vitest';
import { createTeller } from './say.mjs';
import { planNeeds, provideTestNeeds } from './test-needs.mjs';

/** A machine where some programs are there, and apt-get brings or refuses the others. */
function aMachine(there: string[], can: { uid?: number; isDebian?: boolean; aptWorks?: boolean } = {}) {
  const present = new Set(there);
  const calls: string[][] = [];
  const written: string[] = [];
  const need = (name: string, packages: string[], on: 'any' | 'linux' = 'linux') => ({
    name,
    packages,
    on,
    isThere: () => present.has(name),
  });
  return {
    calls,
    text: () => written.join(''),
    teller: createTeller('en', { write: (text: string) => written.push(text) }),
    system: {
      needs: [need('Browser', ['chromium'], 'any'), need('Keyring', ['gnome-keyring', 'dbus'])],
      machine: { platform: 'linux', uid: can.uid ?? 0, isDebian: can.isDebian ?? true },
      run: (command: string, args: string[]) => {
        calls.push([command, ...args]);
        if (can.aptWorks === false)
          return Promise.resolve({ code: 100, output: 'E: no such package', timedOut: false });
        if (args.includes('install')) ['Browser', 'Keyring'].forEach((name) => present.add(name));
        return Promise.resolve({ code: 0, output: '', timedOut: false });
      },
    },
  };
}

describe('provideTestNeeds', () => {
  test('does nothing where all is there', async () => {
    const machine = aMachine(['Browser', 'Keyring']);
    await provideTestNeeds(machine.teller, machine.system);
    expect(machine.calls).toEqual([]);
    expect(machine.text()).toBe('');
  });

  test('installs just what is missing as root on Debian, and says so', async () => {
    const machine = aMachine(['Browser']);
    await provideTestNeeds(machine.teller, machine.system);
    expect(machine.calls.map((call) => call.filter((part) => !part.startsWith('-') && !part.includes('::')))).toEqual([
      ['apt-get', 'update'],
      ['apt-get', 'install', 'gnome-keyring', 'dbus'],
    ]);
    expect(machine.text()).toMatch(/need Keyring: installing with apt-get … done in \d+ s\n/);
  });

  test('names the exact command to anybody else on Debian, and fails', async () => {
    const machine = aMachine([], { uid: 1000 });
    await expect(provideTestNeeds(machine.teller, machine.system)).rejects.toThrow(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium gnome-keyring dbus',
    );
    expect(machine.calls).toEqual([]);
  });

  test('names the programs on another Linux, and fails', async () => {
    const machine = aMachine(['Keyring'], { isDebian: false });
    await expect(provideTestNeeds(machine.teller, machine.system)).rejects.toThrow('The tests need Browser.');
  });

  test('fails with the words of apt-get when that does not help', async () => {
    const machine = aMachine(['Keyring'], { aptWorks: false });
    await expect(provideTestNeeds(machine.teller, machine.system)).rejects.toMatchObject({
      message: expect.stringContaining('Still missing: Browser') as string,
      detail: 'E: no such package',
    });
    expect(machine.calls).toHaveLength(1);
  });
});

test('what only Linux has is not asked of other systems', () => {
  const { system } = aMachine(['Browser']);
  expect(planNeeds(system.needs, { platform: 'darwin', uid: 501, isDebian: false })).toEqual({ kind: 'nothing' });
});
