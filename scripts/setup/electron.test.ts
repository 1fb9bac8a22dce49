import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchElectron, findElectron, hasFailedLately, whyNoWindow } from './electron.mjs';

describe('whyNoWindow', () => {
  const linux = { platform: 'linux', uid: 1000 };

  test('a display of either kind is enough', () => {
    expect(whyNoWindow({ ...linux, env: { DISPLAY: ':0' } })).toBeNull();
    expect(whyNoWindow({ ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull();
    expect(whyNoWindow({ platform: 'darwin', uid: 501, env: {} })).toBeNull();
    expect(whyNoWindow({ platform: 'win32', uid: undefined, env: {} })).toBeNull();
  });

  test('no display, and root, are said', () => {
    expect(whyNoWindow({ ...linux, env: { DISPLAY: '' } })?.en).toContain('no display');
    expect(whyNoWindow({ ...linux, uid: 0, env: { DISPLAY: ':0' } })?.en).toContain('root');
  });
});

describe('fetchElectron', () => {
  let root: string;
  const package_ = () => join(root, 'node_modules', 'electron');
  const writeInstaller = (code: string) => writeFileSync(join(package_(), 'install.js'), code);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hauspost-electron-'));
    mkdirSync(join(package_(), 'dist'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('runs the installer and finds what it brought', async () => {
    writeInstaller(`
      const { writeFileSync } = require('node:fs');
      const { join } = require('node:path');
      writeFileSync(join(__dirname, 'dist', 'electron'), '');
      writeFileSync(join(__dirname, 'path.txt'), 'electron');`);
    expect(findElectron(root)).toBeNull();
    expect(await fetchElectron(root, process.execPath)).toBeNull();
    expect(findElectron(root)).toBe(join(package_(), 'dist', 'electron'));
    expect(hasFailedLately(root)).toBe(false);
  });

  test("answers with the network's own word, and does not try again the same day", async () => {
    writeInstaller(`
      console.error('TypeError: fetch failed\\n    at x\\n  [cause]: Error: getaddrinfo ENOTFOUND example.invalid');
      process.exit(1);`);
    expect(await fetchElectron(root, process.execPath)).toBe('ENOTFOUND');
    expect(hasFailedLately(root)).toBe(true);
    const note = join(root, 'node_modules', '.hauspost', 'electron-failed');
    expect(readFileSync(note, 'utf8')).toBe('ENOTFOUND');
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
    utimesSync(note, yesterday, yesterday);
    expect(hasFailedLately(root)).toBe(false);
  });

  test('ends a download that stands still', async () => {
    writeInstaller('setInterval(() => undefined, 1000);');
    expect(await fetchElectron(root, process.execPath, 300)).toBe('> 0 s');
  });
});
