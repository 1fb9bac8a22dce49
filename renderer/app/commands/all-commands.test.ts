import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Command } from './command.ts';
import { normalizeKeys } from './chord.ts';
import { findKeyConflicts, keymapProfiles, listKeys } from './keymap.ts';

let commands: readonly Command[];

beforeAll(async () => {
  // The features' modules look at the window while they load; nothing here is drawn or asked of a core.
  const media = { matches: false, addEventListener: () => {}, removeEventListener: () => {} };
  const storage = { getItem: () => null, setItem: () => {} };
  vi.stubGlobal('window', { matchMedia: () => media, localStorage: storage, location: new URL('http://127.0.0.1/') });
  vi.stubGlobal('matchMedia', () => media);
  vi.stubGlobal('document', { addEventListener: () => {} });
  vi.stubGlobal('WebSocket', class extends EventTarget {});
  ({ allCommands: commands } = await import('./index.ts'));
}, 60_000);

test('every id is there once, as feature.verb, short enough for a menu', () => {
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z-]{1,50}$/);
});

describe.each(keymapProfiles)('in the %s profile', (profile) => {
  test('no two commands want the same key at the same place', () => {
    expect(findKeyConflicts(commands, profile)).toEqual([]);
  });

  test('what acts while typing never types', () => {
    for (const command of commands.filter(({ scope }) => scope === 'everywhere')) {
      for (const keys of listKeys(command, profile)) {
        expect(normalizeKeys(keys), command.id).toMatch(/^(?:Mod|Ctrl|Alt)\+|^(?:Shift\+)?F\d/);
      }
    }
  });

  test('the way to everything else always has a key', () => {
    for (const id of ['app.palette', 'app.shortcuts', 'undo.run', 'mail.archive', 'mail.trash', 'mail.next']) {
      const command = commands.find((candidate) => candidate.id === id);
      expect(command && listKeys(command, profile).length, id).toBeGreaterThan(0);
    }
  });
});
